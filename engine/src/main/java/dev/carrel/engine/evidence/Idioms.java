// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import java.util.ArrayList;
import java.util.List;

/** Words that look like a no and deny nothing: "without limitation", "but not limited to". */
final class Idioms {
  private static final List<List<String>> NO_NOES =
      List.of(
          List.of("without", "limitation"),
          List.of("without", "limiting"),
          List.of("but", "not", "limited", "to"),
          List.of("but", "not", "restricted", "to"),
          List.of("and", "not", "limited", "to"),
          List.of("ohne", "einschrankung"),
          List.of("aber", "nicht", "beschrankt", "auf"),
          List.of("sans", "limitation"),
          List.of("sin", "limitacion"));

  private Idioms() {}

  /** Terms without them. */
  static List<Term> leftOut(List<Term> terms) {
    List<Term> rest = new ArrayList<>();
    for (int i = 0; i < terms.size(); ) {
      int at = i;
      int length =
          NO_NOES.stream()
              .filter(words -> isAt(terms, at, words))
              .mapToInt(List::size)
              .max()
              .orElse(0);
      if (length == 0) {
        rest.add(terms.get(i));
      }
      i += Math.max(1, length);
    }
    return rest;
  }

  private static boolean isAt(List<Term> terms, int i, List<String> words) {
    return i + words.size() <= terms.size()
        && terms.subList(i, i + words.size()).stream().map(Term::key).toList().equals(words);
  }
}
