// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.catalogue;

import java.util.List;

/**
 * A model that Carrel knows how to fetch.
 *
 * @param name as {@code --model} takes it
 * @param aliases other names for it
 * @param title for people, with the quantization
 * @param publisher who made it
 * @param about what it is good for, in a line
 * @param licence its short name
 * @param licenceUrl where it can be read
 * @param contextLength tokens that it was trained to look back on; 0 if it answers no questions
 * @param kvValuesPerToken numbers that it keeps of a token: layers × heads of keys and values ×
 *     their length × 2
 * @param sizeBytes the file's size
 * @param sha256 of the file, in lower-case hex
 * @param sources in the order in which they are tried
 */
public record CatalogueModel(
    String name,
    List<String> aliases,
    String title,
    String publisher,
    String about,
    String licence,
    String licenceUrl,
    int contextLength,
    int kvValuesPerToken,
    long sizeBytes,
    String sha256,
    List<Source> sources) {

  public CatalogueModel {
    if (sizeBytes < 1 || !sha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("it is not said which file " + name + " is");
    }
    aliases = List.copyOf(aliases);
    sources = List.copyOf(sources);
  }

  /** The name of its file here. */
  public String fileName() {
    return fileName(name, sha256, contextLength);
  }

  /**
   * A file's name, with its hash: {@code NAME-<first 8 of its SHA-256>.gguf}, or {@code .onnx} if
   * it answers no questions.
   */
  static String fileName(String model, String sha256, int contextLength) {
    return model + "-" + sha256.substring(0, 8) + (contextLength == 0 ? ".onnx" : ".gguf");
  }

  boolean isCalled(String wanted) {
    return name.equalsIgnoreCase(wanted) || aliases.stream().anyMatch(wanted::equalsIgnoreCase);
  }
}
