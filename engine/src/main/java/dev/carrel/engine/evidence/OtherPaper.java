// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The date of another paper: an amendment "to the Development Agreement dated April 15, 2010" does
 * not say when it was made itself, nor of which agreement a sentence speaks that has "the
 * agreement".
 */
final class OtherPaper {
  private static final Pattern DATED =
      Pattern.compile(
          "(?:\\b(?:in)?to (?:the|that)|\\bthat certain|\\bunder the|\\bof the|\\bthe"
              + " (?:original|existing|prior)) (?<name>(?:[\\w&'()\"“”,-]+"
              + " ){0,10}?)(?:agreement|contract|lease|license|licence|plan)\\b(?:"
              + " \\([^)]{0,60}\\))?,? (?:which was )?(?:made and |executed and )?(?:dated|entered"
              + " into|made|effective|executed)(?: as of| on| effective)?(?: the)? $");

  private static final Set<String> TOLD =
      Set.of("original", "underlying", "amended", "existing", "prior", "that", "earlier", "first");

  private static final Set<String> AMENDMENTS = Set.of("amendment", "addendum", "supplement");

  private static final Pattern MAIN =
      Pattern.compile("\\b(?:agreement|contract|lease|license|licence|plan),? dated\\s*$");

  private static final int LOOKED_BACK = 200;

  private OtherPaper() {}

  /** Whether a date of a sentence is in the quote that of another paper alone. */
  static boolean isDated(Statement said, Statement quote) {
    return said.facts().stream()
        .filter(fact -> fact.kind() == Fact.Kind.DATE)
        .anyMatch(fact -> isOfAnother(said, fact, quote));
  }

  private static boolean isOfAnother(Statement said, Fact date, Statement quote) {
    var there = quote.facts().stream().filter(q -> q.covers(date)).toList();
    return !there.isEmpty() && there.stream().allMatch(q -> stands(said, q, quote));
  }

  /** A sentence about the amendment, where the date is that of an agreement. */
  private static boolean isOfAmendment(Statement said) {
    return Term.any(said.terms(), AMENDMENTS)
        && said.terms().stream().noneMatch(t -> t.is("agreement") || t.is("contract"));
  }

  private static boolean stands(Statement said, Fact date, Statement quote) {
    String plain = Plain.text(quote.text());
    String front = plain.substring(Math.max(0, date.start() - LOOKED_BACK), date.start());
    String limit = Plain.text(date.shown()).startsWith("effective") ? "effective " : "";
    Matcher matcher = DATED.matcher((front.strip() + " " + limit).replace("  ", " "));
    if (!matcher.find()) {
      return isOfAmendment(said) && MAIN.matcher(front).find();
    }
    boolean named =
        Term.of(matcher.group("name")).stream()
            .filter(t -> t.isWord() && !Content.isEmpty(t.key()) && !Content.isGeneric(t.key()))
            .anyMatch(t -> said.has(Content.stem(t.key()), 0, said.terms().size()));
    return !named && !Term.any(said.terms(), TOLD);
  }
}
