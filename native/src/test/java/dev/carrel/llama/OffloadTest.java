// SPDX-License-Identifier: Apache-2.0
package dev.carrel.llama;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Where each node of a graph is computed. The parts with a GPU run on any that ggml finds, also on
 * one that software plays: {@code GGML_VK_VISIBLE_DEVICES=0} shows it Mesa's lavapipe.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OffloadTest {
  private static final int TOKENS = 256;

  private int[] text;
  private KvCalibration calibration;

  @BeforeAll
  void measure() throws IOException {
    try (LlamaModel model = load(LlamaModel.Options.DEFAULT)) {
      text = Declaration.tokens(model, TOKENS);
      calibration = KvCalibration.measure(model, text, 2, () -> false);
    }
  }

  @Test
  void onTheCpuEveryNodeIsItsOwn() {
    List<LlamaContext.Node> nodes = nodes(LlamaModel.Options.DEFAULT, 64);
    assertEquals(List.of("CPU"), devices(nodes));
    assertOursAreWhole(nodes);
  }

  @Test
  void withAllLayersOnAGpuOurNodesStayOnTheCpu() {
    List<LlamaContext.Node> nodes = nodes(offload(Integer.MAX_VALUE), 64);
    assertOursAreWhole(nodes);
    assertTrue(productsOn(nodes, device()) > productsOn(nodes, "CPU"), "the model's");
  }

  @Test
  void withSomeLayersOnAGpuOurNodesStayOnTheCpu() {
    for (int tokens : new int[] {1, 64}) {
      List<LlamaContext.Node> nodes = nodes(offload(11), tokens);
      assertOursAreWhole(nodes);
      assertTrue(productsOn(nodes, device()) > 0, "none on the GPU");
      assertTrue(tokens > 1 || productsOn(nodes, "CPU") > 0, "none on the CPU");
    }
  }

  /**
   * A GPU's products are not the CPU's to the last bit, and keys that differ by little may get
   * other codes, whose errors are as large. So what is asked is whether the codes' loss is the same
   * on both, against the CPU with keys and values in 16 bits.
   */
  @Test
  void whatTheCodesLoseIsTheSameOnAGpu() {
    LlamaModel.Options gpu = offload(Integer.MAX_VALUE);
    double coded;
    double codedOnGpu;
    double products;
    try (LlamaModel model = load(LlamaModel.Options.DEFAULT);
        LlamaModel offloaded = load(gpu);
        LlamaContext truth = decoded(model, exact());
        LlamaContext here = decoded(model, options())) {
      coded = divergence(truth, here);
      try (LlamaContext there = decoded(offloaded, exact())) {
        products = divergence(truth, there);
      }
      try (LlamaContext there = decoded(offloaded, options())) {
        assertTrue(there.memory().bytesByDevice().getOrDefault(device(), 0L) > 50_000_000);
        assertEquals(here.memory().kvBytes(), there.memory().kvBytes());
        codedOnGpu = divergence(truth, there);
      }
    }
    String figures =
        "mean divergence from the CPU in 16 bits: %s in 16 bits %.4f; coded: CPU %.4f, %s %.4f"
            .formatted(device(), products, coded, device(), codedOnGpu);
    System.out.println(figures);
    assertTrue(products < 0.05, figures);
    assertTrue(codedOnGpu < 1.25 * coded + products, figures);
  }

  @Test
  void theCheckOfADeviceFindsNothingWrongWithTheCpu() {
    List<DeviceCheck.Case> cases = DeviceCheck.run("CPU");
    assertEquals(14, cases.size(), cases.toString());
    assertTrue(cases.stream().allMatch(c -> c.right() && c.error().isPresent()), cases.toString());
    assertEquals(
        LlamaException.Kind.DEVICE,
        assertThrows(LlamaException.class, () -> DeviceCheck.run("Vulkan99")).kind());
  }

  @Test
  void theCpuIsNoDeviceThatKeepsContexts() {
    DeviceContextTrial.Found found = DeviceContextTrial.run("CPU", List.of(256), 1);
    assertEquals(new DeviceContextTrial.Found(List.of(), List.of()), found);
    assertEquals(
        LlamaException.Kind.DEVICE,
        assertThrows(LlamaException.class, () -> DeviceContextTrial.run("Vulkan99", List.of(), 1))
            .kind());
  }

  @Test
  void aDeviceComputesAsTheCpuDoes() {
    List<DeviceCheck.Case> cases = DeviceCheck.run(device());
    assertTrue(cases.stream().allMatch(DeviceCheck.Case::right), cases.toString());
    assertTrue(cases.stream().anyMatch(c -> c.error().isPresent()), cases.toString());
  }

  @Test
  void whatIsKnownOfADeviceHoldsTogether() {
    for (Device d : Device.all()) {
      assertTrue(0 <= d.freeBytes() && d.freeBytes() <= d.totalBytes(), d.toString());
      if (d.description().contains("llvmpipe")) {
        assertTrue(d.software(), d.toString());
        assertFalse(d.driver().isBlank(), d.toString());
      }
    }
    assertFalse(Device.all().getFirst().software());
  }

  @Test
  void aDeviceThatIsNotThereIsNamed() {
    LlamaModel.Options options =
        LlamaModel.Options.DEFAULT.withDevices(List.of("Vulkan99"), List.of(1));
    LlamaException e = assertThrows(LlamaException.class, () -> load(options).close());
    assertEquals(LlamaException.Kind.DEVICE, e.kind());
    assertTrue(e.getMessage().contains("Vulkan99"), e.getMessage());
  }

  private static String device() {
    return GraphicsDevice.orSkip();
  }

  /** So many of the last layers on the GPU, all where there are fewer. */
  private LlamaModel.Options offload(int layers) {
    return LlamaModel.Options.DEFAULT.withDevices(List.of(device()), List.of(Math.min(layers, 31)));
  }

  private static LlamaModel load(LlamaModel.Options options) {
    return LlamaModel.load(TestModels.smolLm2(), options, LoadProgress.NONE);
  }

  private LlamaContext.Options options() {
    KvLayout layout = KvLayout.ofCodec(KvType.TURBO4, KvType.TURBO3, Optional.of(calibration));
    return LlamaContext.Options.of(512).withKv(layout).withOutputs(TOKENS).withThreads(2, 2);
  }

  private static LlamaContext.Options exact() {
    return LlamaContext.Options.of(512).withOutputs(TOKENS).withThreads(2, 2);
  }

  private LlamaContext decoded(LlamaModel model, LlamaContext.Options how) {
    LlamaContext context = model.newContext(how);
    assertEquals(DecodeResult.OK, context.decode(batch(TOKENS)));
    return context;
  }

  private static double divergence(LlamaContext truth, LlamaContext context) {
    return LogitComparison.ofLastBatch(truth, context, 0, TOKENS).stream()
        .mapToDouble(LogitComparison.Position::klDivergence)
        .average()
        .orElseThrow();
  }

  private Batch batch(int tokens) {
    Batch batch = new Batch(tokens);
    for (int i = 0; i < tokens; i++) {
      batch.add(text[i], i, 0, true);
    }
    return batch;
  }

  private List<LlamaContext.Node> nodes(LlamaModel.Options how, int tokens) {
    try (LlamaModel model = load(how);
        LlamaContext context = model.newContext(options().withNodes())) {
      assertEquals(DecodeResult.OK, context.decode(batch(tokens)));
      return context.nodes();
    }
  }

  /** Our operations: all there are, each on the CPU, six a layer with the centres' offsets. */
  private static void assertOursAreWhole(List<LlamaContext.Node> nodes) {
    List<LlamaContext.Node> ours = nodes.stream().filter(n -> n.op().equals("CUSTOM")).toList();
    assertEquals(List.of("CPU"), devices(ours), ours.toString());
    assertEquals(30 * 6, ours.size());
    for (int i = 0; i + 1 < nodes.size(); i++) {
      // From the queries' preparation on, nothing of others stands between ours.
      if (ours.contains(nodes.get(i)) && nodes.get(i + 1).op().equals("MUL_MAT")) {
        assertTrue(
            nodes.get(i + 1).name().matches("(kqv_out|attn_out|node|Qcur|Kcur|Vcur).*"),
            nodes.get(i + 1).toString());
      }
    }
  }

  private static List<String> devices(List<LlamaContext.Node> nodes) {
    return nodes.stream()
        .map(LlamaContext.Node::device)
        .filter(name -> !name.isEmpty())
        .distinct()
        .toList();
  }

  private static long productsOn(List<LlamaContext.Node> nodes, String name) {
    return nodes.stream().filter(n -> n.op().equals("MUL_MAT") && n.device().equals(name)).count();
  }
}
