// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Names of companies and persons, as they are compared. */
final class Names {
  /** What a company's name may end with. */
  private static final Set<String> FORMS =
      Set.of(
          "inc",
          "incorporated",
          "corp",
          "corporation",
          "co",
          "ltd",
          "limited",
          "llc",
          "llp",
          "lp",
          "plc",
          "gmbh",
          "ag",
          "kg",
          "ohg",
          "ug",
          "se",
          "eg",
          "ev",
          "sa",
          "sas",
          "sarl",
          "sl",
          "slu",
          "spa",
          "srl",
          "nv",
          "bv",
          "pty",
          "ab",
          "as",
          "oy");

  private Names() {}

  /** Whether a word is a company's legal form. */
  static boolean isForm(String key) {
    return FORMS.contains(key.replace(".", ""));
  }

  /** A name in plain letters, without its legal form. */
  static String id(String name) {
    String[] words = Plain.text(name).replaceAll("[^\\p{L}\\p{N}& ]", "").strip().split("\\s+");
    String id =
        Arrays.stream(words)
            .filter(word -> !isForm(word) && !word.equals("the"))
            .collect(Collectors.joining(" "));
    return id.isEmpty() ? String.join(" ", words) : id;
  }
}
