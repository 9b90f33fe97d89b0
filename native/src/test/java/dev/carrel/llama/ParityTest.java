// SPDX-License-Identifier: Apache-2.0
package dev.carrel.llama;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.kherud.llama.InferenceParameters;
import de.kherud.llama.LlamaOutput;
import de.kherud.llama.ModelParameters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same tokens as java-llama.cpp 4.2.0 (llama.cpp of spring 2025): f16 cache, greedy, 64 tokens
 * after a prompt of 512. Each in a JVM of its own, since both bring a libllama.
 */
class ParityTest {
  private static final int PROMPT = 512;
  private static final int GENERATED = 64;

  /** Ways to compute attention differ by about this much in a logit. */
  private static final float CLOSE_CALL = 0.5f;

  @TempDir private Path folder;

  @Test
  void sixtyFourGreedyTokensEqualThoseOfJavaLlamaCpp() throws IOException {
    String model = TestModels.smolLm2().toString();
    String prompt = Files.writeString(folder.resolve("prompt.txt"), prompt()).toString();
    String theirs = text(ForkedJvm.run(List.of(), Theirs.class, model, prompt));
    assertEquals(
        theirs, text(ForkedJvm.run(sameInstructions(), Ours.class, model, prompt, "plain")));

    // java-llama.cpp computes attention without flash attention unless told otherwise; we with it.
    String ours = ForkedJvm.run(sameInstructions(), Ours.class, model, prompt, "flash");
    int same = Arrays.mismatch(theirs.toCharArray(), text(ours).toCharArray());
    if (same >= 0) {
      Step step = lastStepBefore(ours, same);
      System.out.println("flash attention: first difference at " + step);
      assertTrue(step.margin() < CLOSE_CALL, "differs, and not by a close call: " + step);
    }
  }

  /**
   * java-llama.cpp is built for AVX2: with wider vectors sums are taken in another order, and on
   * some processors a close call then falls the other way.
   */
  private static List<String> sameInstructions() {
    boolean intel = List.of("amd64", "x86_64").contains(System.getProperty("os.arch", ""));
    return intel ? List.of("-Dcarrel.native.variant=cpu-haswell") : List.of();
  }

  /**
   * A token that was picked.
   *
   * @param number from 0
   * @param at characters before it
   * @param margin of its logit over the next best
   */
  private record Step(int number, int at, float margin) {}

  private static Step lastStepBefore(String output, int character) {
    return output
        .lines()
        .filter(line -> line.startsWith("step "))
        .map(line -> line.split(" ", -1))
        .map(w -> new Step(Integer.parseInt(w[1]), Integer.parseInt(w[2]), Float.parseFloat(w[3])))
        .filter(step -> step.at() <= character)
        .reduce((first, second) -> second)
        .orElseThrow(() -> new AssertionError(output));
  }

  private static String text(String output) {
    return decoded(line(output, "text "));
  }

  private static String line(String output, String prefix) {
    return output
        .lines()
        .filter(line -> line.startsWith(prefix))
        .findFirst()
        .map(line -> line.substring(prefix.length()))
        .orElseThrow(() -> new AssertionError(output));
  }

  private static String decoded(String hex) {
    return new String(HexFormat.of().parseHex(hex), StandardCharsets.UTF_8);
  }

  /** Exactly 512 tokens of prose that tokenize to themselves. */
  private static String prompt() throws IOException {
    String text = Files.readString(Path.of("src/test/resources/declaration.txt"));
    try (LlamaModel model =
        LlamaModel.load(
            TestModels.smolLm2(),
            LlamaModel.Options.DEFAULT.withMode(LlamaModel.Mode.VOCAB_ONLY),
            LoadProgress.NONE)) {
      Vocabulary vocabulary = model.vocabulary();
      int[] tokens = Arrays.copyOf(vocabulary.tokenize(text, false, false), PROMPT);
      String prompt = vocabulary.detokenizeToString(tokens);
      assertEquals(
          Arrays.toString(tokens), Arrays.toString(vocabulary.tokenize(prompt, true, true)));
      return prompt;
    }
  }

  static final class Ours {
    private Ours() {}

    public static void main(String[] args) throws IOException {
      try (LlamaModel model =
              LlamaModel.load(Path.of(args[0]), LlamaModel.Options.DEFAULT, LoadProgress.NONE);
          LlamaContext context =
              model.newContext(
                  LlamaContext.Options.of(1024).withFlashAttention(args[2].equals("flash")))) {
        Vocabulary vocabulary = model.vocabulary();
        int[] prompt = vocabulary.tokenize(Files.readString(Path.of(args[1])), true, true);
        context.decode(Batch.of(prompt, 0, 0));
        StringBuilder text = new StringBuilder();
        int length = 0;
        for (int i = 0; i < GENERATED; i++) {
          int token = context.argmax(-1);
          byte[] piece = vocabulary.piece(token);
          System.out.println("step " + i + " " + length + " " + margin(context.logits(-1)));
          length += piece.length;
          text.append(HexFormat.of().formatHex(piece));
          context.decode(Batch.of(new int[] {token}, prompt.length + i, 0));
        }
        System.out.println("text " + text);
      }
    }

    private static float margin(float[] logits) {
      float[] sorted = logits.clone();
      Arrays.sort(sorted);
      return sorted[sorted.length - 1] - sorted[sorted.length - 2];
    }
  }

  static final class Theirs {
    private Theirs() {}

    public static void main(String[] args) throws IOException {
      ModelParameters parameters =
          new ModelParameters().setModel(args[0]).setCtxSize(1024).setGpuLayers(0).skipWarmup();
      String prompt = Files.readString(Path.of(args[1]));
      try (var model = new de.kherud.llama.LlamaModel(parameters)) {
        InferenceParameters inference =
            new InferenceParameters(prompt).setTemperature(0).setNPredict(GENERATED);
        StringBuilder text = new StringBuilder();
        for (LlamaOutput output : model.generate(inference)) {
          text.append(output.text);
        }
        System.out.println(
            "text " + HexFormat.of().formatHex(text.toString().getBytes(StandardCharsets.UTF_8)));
        System.out.flush();
        Runtime.getRuntime().halt(0); // its close() waits for ever
      }
    }
  }
}
