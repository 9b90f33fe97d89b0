// SPDX-License-Identifier: Apache-2.0
package dev.carrel.llama;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Where our operations are computed when a device's layers keep their cache there ({@link
 * DeviceContext}), and what becomes of a process whose device is lost. Each in a JVM of its own, on
 * any device that ggml's Vulkan finds; {@link OffloadTest} says how Mesa's lavapipe is one.
 */
class ContextOnDeviceTest {
  /** Of the model. */
  private static final long LAYERS = 30;

  /** Our operations of a layer that the CPU attends, and of one that a device does. */
  private static final long ON_CPU = 6;

  private static final long ON_DEVICE = 4;

  /** The same where few queries attend to the codes. */
  private static final long ON_CODES = 5;

  private String device = "";

  @BeforeEach
  void findADevice() {
    device = GraphicsDevice.orSkip();
  }

  @Test
  void withAllLayersOnADeviceAllOfOursAreThere() {
    for (String tokens : List.of("1", "8")) {
      List<String> nodes = nodes(LAYERS + 1, tokens);
      assertEquals(LAYERS * ON_DEVICE, ours(nodes, device));
      assertEquals(0, ours(nodes, "CPU"), nodes.toString());
      assertEquals(LAYERS, count(nodes, "FLASH_ATTN_EXT " + device));
      assertEquals(LAYERS, count(nodes, "FLASH_ATTN_EXT "));
    }
  }

  @Test
  void fewQueriesThatAttendToCodesAreAllOnTheDeviceAndMoreAttendToRows() {
    List<String> few = nodes(DeviceContext.CODES, LAYERS + 1, "8");
    assertEquals(LAYERS * ON_CODES, ours(few, device));
    assertEquals(0, ours(few, "CPU"), few.toString());
    assertEquals(0, count(few, "FLASH_ATTN_EXT "));
    List<String> more = nodes(DeviceContext.CODES, LAYERS + 1, "9");
    assertEquals(LAYERS * ON_DEVICE, ours(more, device));
    assertEquals(LAYERS, count(more, "FLASH_ATTN_EXT " + device));
  }

  @Test
  void withSomeLayersOnADeviceNoneIsComputedOnBoth() {
    long there = 10; // and the output
    List<String> nodes = nodes(there + 1, "8");
    assertEquals(there * ON_DEVICE, ours(nodes, device));
    assertEquals((LAYERS - there) * ON_CPU, ours(nodes, "CPU"));
    assertEquals(there, count(nodes, "FLASH_ATTN_EXT " + device));
    assertEquals(there, count(nodes, "FLASH_ATTN_EXT "));
  }

  @Test
  void withNoLayerOnADeviceAllOfOursAreTheCpus() {
    List<String> nodes = nodes(0, "8");
    assertEquals(LAYERS * ON_CPU, ours(nodes, "CPU"));
    assertEquals(0, ours(nodes, device));
  }

  @Test
  void whatHeadsAttendToIsRecordedOfLayersOnADeviceInBothWaysAndBesideLayersOfTheCpus() {
    for (List<String> how :
        List.of(List.of("ROWS", "31"), List.of("CODES", "31"), List.of("ROWS", "11"))) {
      String said =
          ForkedJvm.run(Map.of(), List.of(), Recording.class, how.getFirst(), how.getLast());
      List<String> sums = said.lines().filter(line -> line.startsWith("attends ")).toList();
      // Nine tokens that count, in two decodes, of which each head's weights come to one.
      assertEquals(List.of("attends 9.0", "attends 9.0", "attends 9.0"), sums, said);
    }
  }

  @Test
  void aContextIsKeptRightlyThereAndBothWaysAreTimed() {
    DeviceContextTrial.Found found = DeviceContextTrial.run(device, List.of(256, 512), 1);
    assertEquals(5 * 3, found.cases().size(), found.toString());
    assertTrue(found.cases().stream().allMatch(DeviceCheck.Case::right), found.toString());
    assertEquals(
        List.of(256, 512), found.times().stream().map(DeviceContextTrial.Times::tokens).toList());
    assertTrue(
        found.times().stream()
            .allMatch(t -> t.rowsSeconds() > 0 && t.codesSeconds() > 0 && t.processorSeconds() > 0),
        found.toString());
  }

  @Test
  void rowsAreAPartOfTheDevicesPlannedWorkingSpaceAndWithoutThemItIsSoMuchLess() {
    String said = ForkedJvm.run(Map.of(), List.of(), Planning.class, "31");
    List<long[]> plans =
        said.lines()
            .filter(line -> line.startsWith("plan "))
            .map(
                line -> Arrays.stream(line.split(" ")).skip(1).mapToLong(Long::parseLong).toArray())
            .toList();
    long rows = 2 * 65_536L * (3 * 64 + 3 * 64); // of keys and values, three heads of 64 each
    assertEquals(List.of(rows, 0L, rows), plans.stream().map(plan -> plan[1]).toList(), said);
    // Eight tokens at once, on rows and on codes: what else a layer needs is little.
    long less = plans.get(0)[0] - plans.get(1)[0];
    assertTrue(Math.abs(less - rows) < rows / 10, said);
    assertTrue(plans.get(2)[0] >= rows, said);
  }

  @Test
  void aLostDeviceIsAnErrorOfItsKindAndTheProcessGoesOnOnTheCpu() {
    String said =
        ForkedJvm.run(Map.of("CARREL_VK_LOSE_AFTER", "3"), List.of(), Losing.class, device, "31");
    assertTrue(said.contains("DEVICE: The graphics card stopped: "), said);
    assertTrue(said.endsWith("decoded on the CPU\n"), said);
  }

  private static List<String> nodes(long layers, String tokens) {
    return nodes(DeviceContext.ROWS, layers, tokens);
  }

  private static List<String> nodes(DeviceContext where, long layers, String tokens) {
    String said =
        ForkedJvm.run(
            Map.of(), List.of(), Nodes.class, where.name(), Long.toString(layers), tokens);
    return said.lines().filter(line -> line.startsWith("node ")).toList();
  }

  private static long ours(List<String> nodes, String device) {
    return count(nodes, "CUSTOM " + device);
  }

  private static long count(List<String> nodes, String what) {
    return nodes.stream().filter(node -> node.startsWith("node " + what)).count();
  }

  /** A line for each node of a decode: WHERE LAYERS TOKENS. */
  static final class Nodes {
    private Nodes() {}

    public static void main(String[] arguments) throws IOException {
      LlamaContext.Options options = Decoding.options(arguments[0]).withNodes();
      int layers = Integer.parseInt(arguments[1]);
      try (LlamaModel model = Decoding.load(GraphicsDevice.find().orElseThrow(), layers);
          LlamaContext context = model.newContext(options)) {
        Decoding.decode(context, model, Integer.parseInt(arguments[2]));
        for (LlamaContext.Node node : context.nodes()) {
          System.out.println("node " + node.op() + " " + node.device());
        }
      }
    }
  }

  /** A line for each plan of a context: working space on the device, and rows: LAYERS. */
  static final class Planning {
    private Planning() {}

    public static void main(String[] arguments) throws IOException {
      String device = GraphicsDevice.find().orElseThrow();
      try (LlamaModel model = Decoding.load(device, Integer.parseInt(arguments[0]));
          LlamaModel planner = model.planner()) {
        plan(planner, Decoding.options("ROWS").withNCtx(65_536).withBatch(8, 8), device);
        plan(planner, Decoding.options("CODES").withNCtx(65_536).withBatch(8, 8), device);
        plan(planner, Decoding.options("CODES").withNCtx(65_536), device);
      }
    }

    private static void plan(LlamaModel planner, LlamaContext.Options options, String device) {
      planner.plan(options).buffers().stream()
          .filter(buffer -> buffer.type().equals(device))
          .forEach(b -> System.out.println("plan " + b.computeBytes() + " " + b.rowsBytes()));
    }
  }

  /** Reads, then records 8 tokens and one: WHERE LAYERS. */
  static final class Recording {
    private static final List<RecordedAttention.Head> HEADS =
        List.of(
            new RecordedAttention.Head(3, 1),
            new RecordedAttention.Head(21, 8),
            new RecordedAttention.Head(29, 4));

    private Recording() {}

    public static void main(String[] arguments) throws IOException {
      LlamaContext.Options options = Decoding.options(arguments[0]);
      int layers = Integer.parseInt(arguments[1]);
      try (LlamaModel model = Decoding.load(GraphicsDevice.find().orElseThrow(), layers);
          LlamaContext context = model.newContext(options)) {
        Decoding.decode(context, model, 16);
        try (RecordedAttention recorded = context.record(HEADS, true, 512)) {
          recorded.count(0, 16, 25, 0);
          Decoding.decode(context, model, 8);
          Decoding.decode(context, model, 1);
          for (int head = 0; head < HEADS.size(); head++) {
            double sum = 0;
            for (float weight : recorded.weights(0, head)) {
              sum += weight;
            }
            System.out.println("attends " + Math.round(sum * 10) / 10.0);
          }
        }
      }
    }
  }

  /** Decodes until the device is lost, closes all, and decodes on the CPU: DEVICE LAYERS. */
  static final class Losing {
    private Losing() {}

    public static void main(String[] arguments) throws IOException {
      Optional<String> device = GraphicsDevice.find();
      try (LlamaModel model = Decoding.load(device.orElseThrow(), Integer.parseInt(arguments[1]));
          LlamaContext context = model.newContext(LlamaContext.Options.of(512))) {
        for (int i = 0; i < 10; i++) {
          Decoding.decode(context, model, 1);
        }
      } catch (LlamaException e) {
        System.out.println(e.kind() + ": " + e.getMessage());
      }
      try (LlamaModel model = Decoding.load("", 0);
          LlamaContext context = model.newContext(LlamaContext.Options.of(512))) {
        Decoding.decode(context, model, 8);
        System.out.println("decoded on the CPU");
      }
    }
  }

  /** What the test and its JVMs share. */
  private static final class Decoding {
    private Decoding() {}

    static LlamaModel load(String device, int layers) {
      LlamaModel.Options options =
          layers == 0
              ? LlamaModel.Options.DEFAULT
              : LlamaModel.Options.DEFAULT.withDevices(List.of(device), List.of(layers));
      return LlamaModel.load(TestModels.smolLm2(), options, LoadProgress.NONE);
    }

    /** With a calibration that the CPU measured, and a device's context kept there. */
    static LlamaContext.Options options(String where) throws IOException {
      KvCalibration calibration;
      try (LlamaModel model = load("", 0)) {
        calibration = KvCalibration.measure(model, Declaration.tokens(model, 256), 1, () -> false);
      }
      KvLayout layout = KvLayout.ofCodec(KvType.TURBO4, KvType.TURBO3, Optional.of(calibration));
      return LlamaContext.Options.of(512)
          .withKv(layout)
          .withThreads(1, 1)
          .withDeviceContext(DeviceContext.valueOf(where));
    }

    static void decode(LlamaContext context, LlamaModel model, int tokens) throws IOException {
      Batch batch = new Batch(tokens);
      int[] text = Declaration.tokens(model, tokens);
      int at = (int) context.memory().cellsUsed();
      for (int i = 0; i < tokens; i++) {
        batch.add(text[i], at + i, 0, i == tokens - 1);
      }
      assertEquals(DecodeResult.OK, context.decode(batch));
    }
  }
}
