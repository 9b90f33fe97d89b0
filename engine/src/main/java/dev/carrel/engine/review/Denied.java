// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review;

import dev.carrel.engine.evidence.Negations;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What an answer says that it is not: "30 days" in "60 days, not 30 days". */
final class Denied {
  /** So many words a negation reaches. */
  private static final int REACH = 4;

  private static final int LOOKED_BACK = 60;

  /** Behind these, what was denied before is no longer. */
  private static final Pattern TURN =
      Pattern.compile(
          "(?iu)[,;:.]\\s|(?<!\\p{L})(?:but|rather|instead|sondern|mais|sino|pero)(?!\\p{L})");

  private static final Pattern WORDS = Pattern.compile("[^\\p{L}]+");

  /** They say a limit or a time instead: "not later than", "not for", "nicht vor". */
  private static final Set<String> LIMITS =
      Set.of(
          ("later earlier more less fewer greater longer shorter than exceed exceeds exceeding"
               + " above below over under beyond before after until till unless only just for"
               + " during within in with because since mehr weniger höher länger kürzer später"
               + " früher als über unter vor nach bis nur für während binnen innerhalb plus moins"
               + " avant après que seulement pour pendant dans más menos antes después hasta sólo"
               + " solo durante para en superior supérieur supérieure excède exceda exceder")
              .split(" ", -1));

  /** They leave out, and deny nothing; a condition is none either. */
  private static final Set<String> OTHERS = Set.of("without", "ohne", "sans", "sin", "unless");

  private Denied() {}

  /** Whether what stands at a place is denied by the words before it. */
  static boolean isOne(String words, int at) {
    String front = words.substring(Math.max(0, at - LOOKED_BACK), at);
    String[] clauses = TURN.split(front, -1);
    List<String> before =
        WORDS
            .splitAsStream(clauses[clauses.length - 1])
            .filter(word -> !word.isEmpty())
            .map(word -> word.toLowerCase(Locale.ROOT))
            .toList();
    List<String> near = before.subList(Math.max(0, before.size() - REACH), before.size());
    return near.stream().anyMatch(word -> Negations.isOne(word) && !OTHERS.contains(word))
        && near.stream().noneMatch(LIMITS::contains);
  }
}
