// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.context;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.answer.Documents;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.ComputeDevice;
import dev.carrel.engine.ground.ComputeDevice.Kind;
import dev.carrel.engine.ground.FixedMachine;
import dev.carrel.engine.model.ContextOptions;
import dev.carrel.engine.model.KvLayerBytes;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.engine.model.MemoryEstimate;
import dev.carrel.engine.model.MemoryPart;
import dev.carrel.engine.model.ModelMemory;
import dev.carrel.engine.model.ScriptedModel;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plans over made-up devices, for a model with 3 GB on a device and 1 GB here. */
class MemoriesTest {
  private static final long GB = 1_000_000_000;
  private static final int DEVICE_BYTES_PER_TOKEN = 100_000;
  private static final int HOST_BYTES_PER_TOKEN = 50_000;
  private static final Document NOTE = Documents.of("note.txt", "n".repeat(5000));

  @TempDir Path folder;

  /** A model on one device. */
  private static final class OnDevice extends ScriptedModel {
    private final boolean own;
    private final long held;

    OnDevice(boolean own, long held) {
      super("", 200_000);
      this.own = own;
      this.held = held;
    }

    @Override
    public MemoryEstimate estimate(ContextOptions options) {
      long device = (long) DEVICE_BYTES_PER_TOKEN * options.tokens();
      long host = (long) HOST_BYTES_PER_TOKEN * options.tokens();
      List<MemoryPart> parts =
          List.of(
              MemoryPart.host(GB, 10, host, host),
              new MemoryPart("Card", own, 3 * GB, 20, device, device));
      return new MemoryEstimate(ModelMemory.of(parts), 7, List.<KvLayerBytes>of());
    }

    @Override
    public long weightsBytes() {
      return 4 * GB;
    }

    @Override
    public String computedOn() {
      return "A card, all layers";
    }

    @Override
    public Map<String, Long> heldOnCards() {
      return held == 0 ? Map.of() : Map.of("Card", held);
    }
  }

  private ReadingPlan plan(OnDevice model, ComputeDevice device, long budget) {
    return new Planner(
            new FixedMachine(List.of(device)),
            new ReadingSpeeds(folder.resolve("speeds.json"), "here", InstantSource.system()))
        .plan(
            model, List.of(NOTE), new ReadOptions(KvProfile.EXACT, budget, 1), new Cancellation());
  }

  private static ComputeDevice card(long free) {
    return new ComputeDevice("Card", "A card", Kind.DISCRETE, free, 8 * GB);
  }

  @Test
  void eachMemoryHasItsOwnBudget() {
    ReadingPlan plan = plan(new OnDevice(true, 0), card(6 * GB), 2 * GB);
    ProfilePlan exact = plan.profile(KvProfile.EXACT);
    assertTrue(exact.fits(), exact.memories().toString());
    MemoryPlan ram = exact.memories().getFirst();
    MemoryPlan card = exact.memories().getLast();
    assertEquals(
        List.of("RAM", "Card"), exact.memories().stream().map(MemoryPlan::memory).toList());
    assertEquals(exact.peakBytes(), ram.bytes() + card.bytes());
    assertEquals(3 * GB, card.weightsBytes());
    assertEquals((long) DEVICE_BYTES_PER_TOKEN * exact.capacity(), card.kvBytes());
    assertEquals(DEVICE_BYTES_PER_TOKEN, card.bytesPerToken(), 1);
    assertEquals(HOST_BYTES_PER_TOKEN, ram.bytesPerToken(), 1);
    assertEquals(2 * GB, plan.budget().of(ram));
    assertEquals(6 * GB - 480_000_000, plan.budget().of(card), "less a margin of 6 %");
  }

  @Test
  void aCardThatIsTooSmallIsNamedAndALargerBudgetDoesNotHelp() {
    ReadingPlan plan = plan(new OnDevice(true, 0), card(3 * GB), 20 * GB);
    ProfilePlan exact = plan.profile(KvProfile.EXACT);
    assertFalse(exact.fits());
    assertEquals(
        List.of("Card"),
        exact.tooSmallAt(exact.capacity(), plan.budget()).stream()
            .map(MemoryPlan::memory)
            .toList());
    CarrelException refused =
        assertThrows(
            CarrelException.class, () -> Verdicts.requireFit(plan, KvProfile.EXACT, List.of()));
    assertTrue(
        String.valueOf(refused.getMessage()).contains("of the memory of Card"),
        refused.getMessage());
    assertTrue(refused.remedy().contains("--device cpu"), refused.remedy());
    assertTrue(
        Choices.of(plan, KvProfile.EXACT, List.of()).stream()
            .noneMatch(Choice.LargerBudget.class::isInstance));
  }

  @Test
  void anIntegratedDeviceRefusesNothingAndCountsAsTheMachinesMemory() {
    ComputeDevice shared = new ComputeDevice("Card", "In it", Kind.INTEGRATED, GB, 8 * GB);
    ReadingPlan plan = plan(new OnDevice(false, 0), shared, 6 * GB);
    ProfilePlan exact = plan.profile(KvProfile.EXACT);
    assertTrue(exact.fits(), exact.memories().toString());
    MemoryPlan ram = exact.memories().getFirst();
    assertEquals(1, exact.memories().size());
    assertEquals(exact.peakBytes(), ram.bytes());
    assertEquals(0, exact.cardBytes());
    assertTrue(ram.sharedBytes() > 3 * GB, "its share is told apart");
    assertFalse(plan(new OnDevice(false, 0), shared, 4 * GB).profile(KvProfile.EXACT).fits());
  }

  @Test
  void whatTheModelHasOnItsCardAlreadyIsNotCountedTwice() {
    ReadingPlan plan = plan(new OnDevice(true, 3 * GB), card(3 * GB), 2 * GB);
    assertTrue(plan.profile(KvProfile.EXACT).fits());
  }

  @Test
  void whatFitsFollowsTheTighterMemory() {
    ReadingPlan plan = plan(new OnDevice(true, 0), card(6 * GB), 20 * GB);
    int most = Choices.tokensThatFit(plan, KvProfile.EXACT);
    long card = plan.budget().cards().getOrDefault("Card", 0L);
    int expected = (int) ((card - 3 * GB) / DEVICE_BYTES_PER_TOKEN) / 1024 * 1024;
    assertEquals(expected, most);
  }
}
