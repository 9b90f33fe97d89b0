// SPDX-License-Identifier: Apache-2.0
package dev.carrel.llama;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The declaration of independence: prose that tests have read. */
final class Declaration {
  private Declaration() {}

  /** Its first so many tokens, without any that a model puts in front. */
  static int[] tokens(LlamaModel model, int count) throws IOException {
    try (var in = Declaration.class.getResourceAsStream("/declaration.txt")) {
      String words = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.copyOf(model.vocabulary().tokenize(words, false, false), count);
    }
  }
}
