// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench;

import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.llama.Vocabulary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Text to measure on.
 *
 * @param name for the report
 * @param content its characters
 */
public record BenchText(String name, String content) {

  /** Public-domain prose that comes with Carrel and that no model is calibrated on. */
  public static BenchText builtIn() {
    return new BenchText("built-in", Resource.text("heldout.txt"));
  }

  /**
   * A file, as UTF-8.
   *
   * @throws CarrelException FILE_MISSING or FILE_UNREADABLE
   */
  public static BenchText of(Path file) {
    if (!Files.exists(file)) {
      throw new CarrelException(
          Code.FILE_MISSING, "There is no file " + file + ".", "Check the path given to --text.");
    }
    try {
      if (!Files.isRegularFile(file)) {
        throw new IOException("it is no ordinary file");
      }
      byte[] bytes = Files.readAllBytes(file);
      return new BenchText(file.toString(), new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new CarrelException(
          Code.FILE_UNREADABLE,
          "%s cannot be read: %s.".formatted(file, e.getMessage()),
          "Give a text file that you may read.",
          e);
    }
  }

  /**
   * Its first tokens in chunks, as llama.cpp's perplexity tool cuts them: the text is tokenized
   * whole, and each chunk's first token gives way to the beginning of text where the model wants
   * one.
   *
   * @throws CarrelException TEXT_TOO_SHORT with figures
   */
  List<int[]> chunks(Vocabulary vocabulary, int context, int count) {
    int[] tokens = vocabulary.tokenize(content, true, false);
    long needed = (long) context * count;
    if (tokens.length < needed) {
      throw new CarrelException(
          Code.TEXT_TOO_SHORT,
          "The text (%s) has %,d tokens, and %,d chunks of %,d need %,d."
              .formatted(name, tokens.length, count, context, needed),
          "Give a longer text with --text, or fewer --chunks, or a smaller --context.");
    }
    List<int[]> chunks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int[] chunk = Arrays.copyOfRange(tokens, i * context, (i + 1) * context);
      if (vocabulary.addsBos() && vocabulary.bos().isPresent()) {
        chunk[0] = vocabulary.bos().getAsInt();
      }
      chunks.add(chunk);
    }
    return chunks;
  }
}
