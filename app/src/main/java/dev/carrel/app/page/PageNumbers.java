// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.page;

import dev.carrel.engine.document.BatesRange;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What pages are called, and which page is meant by what was typed. */
final class PageNumbers {
  private PageNumbers() {}

  /** What a page is called: its label in the file, else its number. */
  static String label(int page, List<String> labels) {
    String label = page <= labels.size() ? labels.get(page - 1) : "";
    return label.isBlank() ? Integer.toString(page) : label;
  }

  /** Its Bates numbers in the collections that number it, joined by commas; empty for none. */
  static String bates(int page, List<BatesRange> numbers) {
    return numbers.stream()
        .flatMap(range -> range.page(page).stream())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  /** The page, from 1, that is called so, or has this number; empty if that is none. */
  static Optional<Integer> parse(String typed, List<String> labels) {
    String words = typed.strip();
    for (int i = 0; i < labels.size(); i++) {
      if (labels.get(i).equalsIgnoreCase(words) && !words.isEmpty()) {
        return Optional.of(i + 1);
      }
    }
    try {
      return Optional.of(Integer.parseInt(words));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
