package dev.carrel.app.gauge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.MemorySnapshot;
import dev.carrel.engine.context.PageState;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.model.MemoryUse;
import java.util.List;
import org.junit.jupiter.api.Test;

class GaugeFiguresTest {
  private static final DocumentId DOCUMENT = new DocumentId("0".repeat(64));

  @Test
  void roomIsWhatTheBudgetLeavesAtTheLengthOfThePagesSoFar() {
    MemorySnapshot memory =
        new MemorySnapshot(new MemoryUse(1000, 0, 1000, 1000), 1000, 1000, 4000);
    List<PageState> ledger =
        List.of(
            new PageState.InContext(DOCUMENT, 1, 0, 400),
            new PageState.InContext(DOCUMENT, 2, 400, 1000),
            new PageState.Unreadable(DOCUMENT, 3, "scanned"));
    GaugeFigures figures = GaugeFigures.of(memory, 4000, 32_768, ledger);
    // 2,000 bytes are free, a token takes 1, a page 500.
    assertEquals(4, figures.roomPages().orElseThrow());
    assertEquals(2, GaugeFigures.of(memory, 4000, 2000, ledger).roomPages().orElseThrow());
    assertEquals(2000, figures.freeBytes());
    assertEquals(0, figures.savedBytes());
  }

  @Test
  void beforeAnythingIsReadThereIsNoEstimate() {
    MemorySnapshot memory = new MemorySnapshot(new MemoryUse(0, 0, 0, 0), 0, 0, 0);
    assertTrue(GaugeFigures.of(memory, 4000, 32_768, List.of()).roomPages().isEmpty());
  }

  @Test
  void whatCompressionSavedIsTheDifferenceToSixteenBits() {
    GaugeFigures figures =
        GaugeFigures.of(
            new MemorySnapshot(new MemoryUse(0, 0, 1000, 4500), 0, 10, 2000),
            2000,
            32_768,
            List.of());
    assertEquals(3500, figures.savedBytes());
    assertEquals(4.5, figures.factor());
    assertEquals(4500, figures.scaleBytes());
  }
}
