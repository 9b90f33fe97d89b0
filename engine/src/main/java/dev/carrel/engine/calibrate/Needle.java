// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.calibrate;

import java.util.ArrayList;
import java.util.List;

/**
 * A made-up fact that is hidden in text, and a question about it in other words.
 *
 * @param language of the fact, as {@code en}; the question may be in another one
 */
record Needle(String language, String fact, String question) {

  /** Those that come with Carrel. */
  static List<Needle> bundled() {
    List<Needle> needles = new ArrayList<>();
    String language = "";
    for (String line : CalibrationTexts.resource("needles.txt").lines().toList()) {
      if (line.startsWith("[")) {
        language = line.substring(1, line.indexOf(']'));
      } else if (!line.startsWith("#") && !line.isBlank()) {
        String[] parts = line.split(" \\| ", 2);
        needles.add(new Needle(language, parts[0], parts[1]));
      }
    }
    return needles;
  }
}
