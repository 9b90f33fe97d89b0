package dev.carrel.app.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carrel.app.page.Selection.At;
import dev.carrel.app.page.Selection.Range;
import dev.carrel.engine.document.Document;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SelectionTest {
  @TempDir Path dir;

  @Test
  void aSelectionDrawnUpwardsIsTheSameAsOneDrawnDown() {
    Selection up = new Selection(new At(3, 10), new At(2, 4));
    assertEquals(new At(2, 4), up.first());
    assertEquals(new At(3, 10), up.last());
  }

  @Test
  void pagesBetweenItsEndsAreSelectedWhole() {
    Selection selection = new Selection(new At(1, 30), new At(3, 5));
    assertEquals(Optional.of(new Range(30, 100)), selection.on(1, 100));
    assertEquals(Optional.of(new Range(0, 80)), selection.on(2, 80));
    assertEquals(Optional.of(new Range(0, 5)), selection.on(3, 100));
    assertEquals(Optional.empty(), selection.on(4, 100));
  }

  @Test
  void itsTextGoesOverThePages() {
    Document document =
        new PagePdf()
            .page()
            .line(60, 700, "One ends")
            .page()
            .line(60, 700, "and two begins")
            .read(dir.resolve("d.pdf"));
    assertEquals("ends\nand two", new Selection(new At(1, 4), new At(2, 7)).text(document).strip());
  }
}
