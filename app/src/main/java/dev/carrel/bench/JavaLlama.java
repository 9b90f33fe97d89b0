// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench;

import dev.carrel.app.start.DeskProcess;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.llama.Batch;
import dev.carrel.llama.LlamaContext;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * java-llama.cpp beside ours, with its own defaults (f16, no flash attention). Its interface takes
 * a text and gives back tokens, so both are measured that way: see {@link FromEmpty}.
 */
public final class JavaLlama {
  private static final int GENERATED = 32;
  private static final int BATCH = 512;

  /** What the other tokenizer may count more, and what is generated. */
  private static final int SPARE = 256;

  private JavaLlama() {}

  /**
   * Measures both, theirs first.
   *
   * @param jar java-llama.cpp's
   * @param promptTokens at least 1
   * @throws CarrelException FILE_MISSING if the jar is not there; MODEL_INVALID if that library
   *     does not run the model, with its last words; CANCELLED
   */
  public static List<FromEmpty> compare(
      BenchModel model, Path jar, int promptTokens, Cancellation cancellation) {
    if (!Files.isRegularFile(jar)) {
      throw new CarrelException(
          Code.FILE_MISSING,
          "There is no file " + jar + ".",
          "Give --against java-llama.cpp's jar.");
    }
    if (!model.hasVocabulary()) {
      throw new CarrelException(
          Code.MODEL_INVALID,
          "'%s' has no vocabulary, and java-llama.cpp takes text only.".formatted(model.name()),
          "Give --against with a --model.");
    }
    int[] tokens = prompt(model, promptTokens);
    try {
      return List.of(theirs(model, jar, tokens, cancellation), ours(model, tokens, cancellation));
    } catch (IOException e) {
      throw new CarrelException(
          Code.INTERNAL,
          "java-llama.cpp could not be run: %s.".formatted(e.getMessage()),
          "Leave --against out.",
          e);
    }
  }

  private static int[] prompt(BenchModel model, int count) {
    int[] text = BenchTokens.toRead(model);
    int[] prompt = new int[count];
    Arrays.setAll(prompt, i -> text[i % text.length]);
    return prompt;
  }

  private static FromEmpty theirs(
      BenchModel model, Path jar, int[] tokens, Cancellation cancellation) throws IOException {
    Path prompt = Files.createTempFile("carrel-bench", ".txt");
    Path figures = Files.createTempFile("carrel-bench", ".figures");
    try {
      Files.write(prompt, model.model().vocabulary().detokenize(tokens));
      List<String> command =
          List.of(
              "--enable-native-access=ALL-UNNAMED",
              "-cp",
              jar.toAbsolutePath() + File.pathSeparator + ownPlace(),
              JavaLlamaProbe.class.getName(),
              model.model().file().toAbsolutePath().toString(),
              prompt.toString(),
              Integer.toString(tokens.length + SPARE),
              Integer.toString(GENERATED),
              Integer.toString(model.threads()),
              figures.toString());
      String output = run(command, cancellation);
      String written = Files.readString(figures);
      if (written.isEmpty()) {
        throw notRun(output);
      }
      return figures(written, tokens.length);
    } finally {
      Files.deleteIfExists(figures);
      Files.deleteIfExists(prompt);
    }
  }

  private static String ownPlace() throws IOException {
    try {
      return Path.of(
              JavaLlamaProbe.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toString();
    } catch (URISyntaxException e) {
      throw new IOException("Carrel's own classes are not found", e);
    }
  }

  private static String run(List<String> command, Cancellation cancellation) throws IOException {
    Process process = DeskProcess.java(command).startJoined();
    try (Cancellation.Registration _ = cancellation.onRequest(process::destroyForcibly)) {
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      cancellation.throwIfRequested();
      return output;
    } finally {
      process.destroyForcibly();
    }
  }

  private static FromEmpty figures(String written, int promptTokens) {
    String[] numbers = written.split(" ", -1);
    double toFirst = Long.parseLong(numbers[0]) / 1e9;
    double behind = Long.parseLong(numbers[1]) / 1e9;
    return new FromEmpty(
        "java-llama.cpp",
        promptTokens,
        promptTokens / toFirst,
        Long.parseLong(numbers[2]) / behind);
  }

  private static CarrelException notRun(String output) {
    List<String> lines =
        output
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("at ") && !line.startsWith("..."))
            .toList();
    String last =
        lines.stream().skip(Math.max(0, lines.size() - 3)).collect(Collectors.joining(" | "));
    return new CarrelException(
        Code.MODEL_INVALID,
        "java-llama.cpp does not run this model: " + last + ".",
        "Leave --against out, or take another model.");
  }

  private static FromEmpty ours(BenchModel model, int[] tokens, Cancellation cancellation) {
    LlamaContext.Options options =
        LlamaContext.Options.of(tokens.length + SPARE).withBatch(BATCH, BATCH);
    try (Contexts contexts = new Contexts(model, cancellation)) {
      LlamaContext context = contexts.open(KvRow.F16, options);
      long start = System.nanoTime();
      for (int from = 0; from < tokens.length; from += BATCH) {
        int to = Math.min(tokens.length, from + BATCH);
        contexts.decode(context, Batch.of(Arrays.copyOfRange(tokens, from, to), from, 0));
      }
      int token = context.argmax(-1);
      long first = System.nanoTime();
      for (int i = 0; i < GENERATED - 1; i++) {
        contexts.decode(context, Batch.of(new int[] {token}, tokens.length + i, 0));
        token = context.argmax(-1);
      }
      long last = System.nanoTime();
      return new FromEmpty(
          "carrel f16/f16",
          tokens.length,
          tokens.length / ((first - start) / 1e9),
          (GENERATED - 1) / ((last - first) / 1e9));
    }
  }
}
