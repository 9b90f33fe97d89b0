// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import dev.carrel.engine.model.LanguageModel;
import java.util.ArrayList;
import java.util.List;

/** The text of tokens, one by one. */
final class Pieces {
  private Pieces() {}

  /** Of each its characters; none if they come whole only with the next ones. */
  static List<String> of(LanguageModel model, int[] tokens) {
    Utf8Stream stream = new Utf8Stream();
    List<String> pieces = new ArrayList<>();
    for (int token : tokens) {
      pieces.add(stream.next(model.bytes(token)));
    }
    return pieces;
  }
}
