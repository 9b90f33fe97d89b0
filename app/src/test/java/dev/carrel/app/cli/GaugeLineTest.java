// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.carrel.engine.MemorySnapshot;
import dev.carrel.engine.MemorySnapshot.Room;
import dev.carrel.engine.Waiting;
import dev.carrel.engine.model.ContextDetail;
import dev.carrel.engine.model.MemoryPart;
import dev.carrel.engine.model.ModelMemory;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class GaugeLineTest {
  private static MemorySnapshot of(ModelMemory use, Room room, Optional<Waiting> waiting) {
    return new MemorySnapshot(
        use,
        Optional.empty(),
        1200,
        4096,
        32_768,
        4_000_000_000L,
        List.of(),
        0,
        0,
        0,
        0,
        room,
        ContextDetail.NONE,
        waiting);
  }

  @Test
  void theBarAddsUpToTheBudgetAndTheWordsSayWhatIsSavedAndWhatFits() {
    ModelMemory use = new ModelMemory(1_000_000_000, 400_000_000, 600_000_000, 2_400_000_000L);
    assertEquals(
        "["
            + "m".repeat(10)
            + "w".repeat(4)
            + "#".repeat(6)
            + ".".repeat(20)
            + "]  2.0 GB of 4.0 GB · 1,200 tokens · 1.8 GB saved (4.0×) · room for 31 pages (memory"
            + " ends it)",
        GaugeLine.line(of(use, new Room(20_000, OptionalLong.of(31), "RAM"), Optional.empty())));
  }

  @Test
  void aCardStandsBesideTheMachinesMemoryAndIsNoPartOfIt() {
    ModelMemory use =
        ModelMemory.of(
            List.of(
                MemoryPart.host(1_000_000_000, 0, 600_000_000, 600_000_000),
                new MemoryPart("Vulkan0", true, 3_000_000_000L, 400_000_000, 0, 0)));
    MemorySnapshot none = of(use, new Room(20_000, OptionalLong.of(31), "model"), Optional.empty());
    MemorySnapshot memory =
        new MemorySnapshot(
            use,
            none.profile(),
            none.contextTokens(),
            none.contextCapacity(),
            none.longestContext(),
            none.budgetBytes(),
            List.of(new MemorySnapshot.CardMemory("Vulkan0", "A card", 7_000_000_000L)),
            0,
            0,
            0,
            0,
            none.room(),
            none.detail(),
            none.waiting());
    assertEquals(
        "["
            + "m".repeat(10)
            + "#".repeat(6)
            + ".".repeat(24)
            + "]  1.6 GB of 4.0 GB · Vulkan0 3.4 GB of 7.0 GB · 1,200 tokens · room for 31 pages"
            + " (the model's context ends it)",
        GaugeLine.line(memory));
  }

  @Test
  void theSameFiguresAreOneJsonObjectWhereWhatIsNotThereIsNull() {
    ModelMemory use = new ModelMemory(1_000_000_000, 0, 0, 0);
    String json =
        JsonText.of(
            of(use, new Room(7, OptionalLong.empty(), ""), Optional.of(new Waiting.Paused())));
    JsonObject object = JsonParser.parseString(json).getAsJsonObject();
    assertEquals("Reading is paused.", object.get("waiting").getAsString());
    assertTrue(object.get("profile").isJsonNull());
    assertTrue(object.getAsJsonObject("room").get("pages").isJsonNull());
    assertEquals(1_000_000_000, object.getAsJsonObject("use").get("weightsBytes").getAsLong());
  }

  @Test
  void whereNothingIsSavedItSaysNothingOfItAndWhyReadingWaitsStandsAtTheEnd() {
    ModelMemory use = new ModelMemory(1_000_000_000, 0, 0, 0);
    assertEquals(
        "["
            + "m".repeat(10)
            + ".".repeat(30)
            + "]"
            + "  1.0 GB of 4.0 GB · 1,200 tokens · Reading is paused.",
        GaugeLine.line(
            of(use, new Room(0, OptionalLong.empty(), ""), Optional.of(new Waiting.Paused()))));
  }

  @Test
  void elsewhereThanOnATerminalALineComesEveryOtherSecond() {
    StringWriter text = new StringWriter();
    long[] now = {0};
    GaugeLine line = new GaugeLine(new PrintWriter(text), false, () -> now[0]);
    MemorySnapshot memory =
        of(new ModelMemory(1, 0, 0, 0), new Room(0, OptionalLong.empty(), ""), Optional.empty());
    for (int i = 0; i < 30; i++) {
      line.accept(memory);
      now[0] += 100_000_000;
    }
    line.end();
    assertEquals(2, text.toString().lines().count());
  }
}
