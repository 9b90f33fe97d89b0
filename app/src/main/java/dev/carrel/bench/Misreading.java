// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench;

import java.util.Map;
import java.util.Random;

/** Text as a scan is read: now and then a letter is taken for one that looks like it. */
final class Misreading {
  private static final Map<String, String> ALIKE =
      Map.of("rn", "m", "l", "1", "O", "0", "e", "c", "cl", "d", "h", "b", "S", "5", "i", "l");

  private Misreading() {}

  /**
   * The text with some words misread.
   *
   * @param thousandths of the words
   */
  static String of(String text, int thousandths, Random random) {
    StringBuilder read = new StringBuilder(text.length());
    for (String word : text.split("(?<= )|(?= )|(?<=\n)|(?=\n)", -1)) {
      read.append(
          !word.isBlank() && random.nextInt(1000) < thousandths ? misread(word, random) : word);
    }
    return read.toString();
  }

  private static String misread(String word, Random random) {
    String[] from = ALIKE.keySet().stream().filter(word::contains).sorted().toArray(String[]::new);
    if (from.length == 0) {
      return word;
    }
    String letters = from[random.nextInt(from.length)];
    int at = word.indexOf(letters);
    return word.substring(0, at)
        + ALIKE.getOrDefault(letters, letters)
        + word.substring(at + letters.length());
  }
}
