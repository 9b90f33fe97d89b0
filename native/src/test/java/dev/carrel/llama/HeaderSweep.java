// SPDX-License-Identifier: Apache-2.0
package dev.carrel.llama;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Loads and uses one mutant of a header after the other and says what became of each; the name is
 * printed first, so that the last one is what ended the process. Arguments: model, folder, the
 * first mutant, and how many lie between two.
 */
final class HeaderSweep {
  private static final long DATA = 100_000_000;

  private HeaderSweep() {}

  public static void main(String[] args) throws IOException {
    Path small = Path.of(args[1], "base.gguf");
    twoLayers(GgufFile.read(Path.of(args[0]))).write(small, 0);
    Path file = Path.of(args[1], "mutant.gguf");
    List<HeaderMutants.Mutant> mutants = HeaderMutants.all();
    int loaded = 0;
    int refused = 0;
    int step = Integer.parseInt(args[3]);
    for (int i = Integer.parseInt(args[2]); i < mutants.size(); i += step) {
      System.out.println("mutant " + i + " " + mutants.get(i).name());
      GgufFile changed = GgufFile.read(small);
      mutants.get(i).change().accept(changed);
      changed.write(file, DATA); // weights of nothing but zeros
      Files.writeString(Path.of("/proc/self/clear_refs"), "5");
      long start = System.nanoTime();
      String outcome = use(file);
      if (outcome.isEmpty()) {
        loaded++;
      } else {
        refused++;
      }
      System.out.println(
          "  "
              + (System.nanoTime() - start) / 1_000_000
              + " ms, "
              + (ProcFigures.read(Path.of("/proc/self/status")).orZero("VmHWM") >> 20)
              + " MB "
              + outcome);
    }
    System.out.println(loaded + " loaded, " + refused + " refused, all survived");
  }

  /** The same model with its first two layers only, which is quick. */
  private static GgufFile twoLayers(GgufFile file) {
    List<GgufFile.Tensor> kept = new ArrayList<>();
    long end = 0;
    for (int i = 0; i < file.tensors.size(); i++) {
      GgufFile.Tensor tensor = file.tensors.get(i);
      if (tensor.name().matches("blk\\.([2-9]|\\d\\d)\\..*")) {
        continue;
      }
      kept.add(new GgufFile.Tensor(tensor.name(), tensor.shape(), tensor.type(), end));
      end += i + 1 < file.tensors.size() ? file.tensors.get(i + 1).offset() - tensor.offset() : 0;
    }
    file.tensors.clear();
    file.tensors.addAll(kept);
    return file.set("llama.block_count", 2);
  }

  /** Empty, or why it was refused. */
  private static String use(Path file) {
    try (LlamaModel model = LlamaModel.load(file, LlamaModel.Options.DEFAULT, LoadProgress.NONE)) {
      int[] tokens = model.vocabulary().tokenize("a b", true, true);
      if (tokens.length == 0) {
        tokens = new int[] {0};
      }
      try (LlamaContext context = model.newContext(LlamaContext.Options.of(64))) {
        context.decode(Batch.of(tokens, 0, 0));
      }
      return "";
    } catch (LlamaException | IllegalArgumentException e) {
      return "refused: " + e.getMessage();
    }
  }
}
