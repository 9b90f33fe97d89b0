// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import dev.carrel.engine.document.FoldedText;
import java.util.List;
import java.util.stream.Collectors;

/** The words of a passage, had again from where it stands. */
final class PassageWords {
  private PassageWords() {}

  /** Ranges of pages that follow one another, as they are quoted. */
  static String of(List<String> ranges) {
    return ranges.stream()
        .map(range -> FoldedText.fold(range, FoldedText.PASSAGE).strip())
        .collect(Collectors.joining(" "));
  }
}
