// SPDX-License-Identifier: Apache-2.0
package dev.carrel.llama;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is done with sequences of a context of ours in a device's memory: several at once, copies,
 * cuts, states across, shifts. Against llama.cpp's own context there, in 16 bits, where no key that
 * differs a little becomes another code (decision 0027), so that the bound is tight; the processor
 * rounds what it attends with to 8 bits, and is further off. On any device that ggml finds; {@link
 * OffloadTest} says how Mesa's lavapipe is one.
 */
class DeviceContextOperationsTest {
  private static final int READ = 48;
  private static final double MOST_DIVERGENCE = 1e-3;
  private static final double MOST_OF_THE_PROCESSORS = 0.3;

  @TempDir private Path dir;
  private LlamaModel model;
  private LlamaContext reference;
  private int[] text;
  private final Map<DeviceContext, LlamaContext> contexts = new EnumMap<>(DeviceContext.class);

  @BeforeEach
  void open() throws IOException {
    String device = GraphicsDevice.orSkip();
    LlamaModel.Options options =
        LlamaModel.Options.DEFAULT.withDevices(List.of(device), List.of(31));
    model = LlamaModel.load(TestModels.smolLm2(), options, LoadProgress.NONE);
    text = Declaration.tokens(model, 128);
    LlamaContext.Options how =
        LlamaContext.Options.of(256).withSequences(2).withOutputs(READ).withThreads(1, 1);
    reference = model.newContext(how);
    KvLayout ours = KvLayout.ofCodec(KvType.F16, KvType.F16, Optional.empty());
    for (DeviceContext where : DeviceContext.values()) {
      contexts.put(where, model.newContext(how.withKv(ours).withDeviceContext(where)));
    }
  }

  @AfterEach
  void close() {
    contexts.values().forEach(LlamaContext::close);
    if (model != null) {
      reference.close();
      model.close();
    }
  }

  private LlamaContext at(DeviceContext where) {
    return Objects.requireNonNull(contexts.get(where));
  }

  private void all(Consumer<LlamaContext> what) {
    what.accept(reference);
    contexts.values().forEach(what);
  }

  /** A batch for all of them; what they then say is the same. */
  private void decode(String what, Batch batch, List<DeviceContext> exactly) {
    all(context -> assertEquals(DecodeResult.OK, context.decode(batch)));
    for (DeviceContext where : DeviceContext.values()) {
      double most =
          LogitComparison.ofLastBatch(reference, at(where), 0, batch.size()).stream()
              .mapToDouble(LogitComparison.Position::klDivergence)
              .max()
              .orElseThrow();
      String figure = String.format(Locale.ROOT, "%s, %s: divergence %.7f", what, where, most);
      System.out.println(figure);
      assertTrue(
          most < (exactly.contains(where) ? MOST_DIVERGENCE : MOST_OF_THE_PROCESSORS), figure);
    }
  }

  /** Tokens of the text, each with the place that it has there moved by delta. */
  private Batch tokens(int from, int to, int delta, int sequence) {
    Batch batch = new Batch(to - from);
    for (int i = from; i < to; i++) {
      batch.add(text[i], i + delta, sequence, true);
    }
    return batch;
  }

  @Test
  void whatIsPlannedOfEachMemoryIsAllocated() {
    contexts.forEach(
        (where, context) -> {
          MemoryUse taken = context.memory();
          MemoryUse planned = model.plan(context.options());
          assertEquals(planned.bytesByDevice().keySet(), taken.bytesByDevice().keySet());
          taken
              .bytesByDevice()
              .forEach(
                  (device, bytes) ->
                      assertClose(planned.bytesByDevice().getOrDefault(device, 0L), bytes));
          assertClose(planned.totalBytes(), taken.totalBytes());
          assertEquals(where == DeviceContext.HOST ? 0 : 30, taken.layersOffloaded());
        });
  }

  private static void assertClose(long planned, long taken) {
    assertTrue(Math.abs(planned - taken) * 100 <= taken * 3, planned + " for " + taken);
  }

  @Test
  void sequencesCopiesCutsStatesAndShiftsAreTheSameThereAsInTheMachinesMemory() {
    List<DeviceContext> onDevice = List.of(DeviceContext.ROWS, DeviceContext.CODES);
    decode("reading", tokens(0, READ, 0, 0), onDevice);

    all(context -> context.copy(0, 1, 0, READ));
    all(context -> assertTrue(context.remove(0, READ - 8, -1)));
    Batch both = new Batch(4);
    both.add(text[100], READ - 8, 0, true);
    both.add(text[101], READ - 7, 0, true);
    both.add(text[READ], READ, 1, true);
    both.add(text[READ + 1], READ + 1, 1, true);
    decode("two sequences, one of them cut", both, onDevice);

    // What each of them kept another one goes on with.
    keep(reference, "reference");
    contexts.forEach((where, context) -> keep(context, where.name()));
    go(reference, "reference");
    go(at(DeviceContext.HOST), "CODES");
    go(at(DeviceContext.ROWS), "HOST");
    go(at(DeviceContext.CODES), "ROWS");
    List<DeviceContext> ofTheDevices = List.of(DeviceContext.CODES);
    decode("states of each other", tokens(READ + 2, READ + 4, 0, 0), ofTheDevices);

    all(context -> assertTrue(context.remove(0, 10, 20)));
    all(context -> assertTrue(context.shift(0, 20, -1, -10)));
    decode("shifted", tokens(READ + 4, READ + 5, -10, 0), ofTheDevices);
  }

  private void keep(LlamaContext context, String name) {
    long bytes = context.saveSequence(dir.resolve(name), 1, Arrays.copyOf(text, READ + 2));
    assertTrue(bytes > 0);
  }

  private void go(LlamaContext context, String kept) {
    context.clear();
    assertEquals(READ + 2, context.loadSequence(dir.resolve(kept), 0).length);
  }
}
