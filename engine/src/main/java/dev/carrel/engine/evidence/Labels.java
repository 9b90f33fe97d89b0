// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import dev.carrel.engine.evidence.Fact.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers of sections, pages, exhibits and the like. */
final class Labels {
  private static final String NUMBER =
      "(?<label>(?:\\d+(?:\\.\\d+)*|[ivxlc]+(?![a-z])|[a-z](?![a-z]))(?:\\s?\\([a-z0-9]{1,4}\\))*)";

  private static final Pattern NAMED =
      Pattern.compile(
          "(?:(?<![a-z])(?:sections?|sect?\\.|clauses?|articles?|arts?\\.|paragraphs?|paras?\\.|exhibits?"
              + "|schedules?|appendix|appendices|annex(?:es)?|attachments?|pages?|p\\.|chapters?"
              + "|artikel|abschnitt|absatz|abs\\.|ziffer|ziff\\.|klausel|anlage|anhang|seite"
              + "|annexe|alinea|articulos?|clausulas?|anexo|seccion|apartado|pagina)|§§?)\\s*"
              + NUMBER);

  /** At a line's beginning, before a capital letter. */
  private static final Pattern LEADING =
      Pattern.compile(
          "(?:^|\\n)\\s*(?<label>\\d{1,2}(?:(?:\\.\\d{1,2})+|(?=[.)])))[.)]?\\s+(?=\\p{Lu})");

  private static final String MANY =
      "\\b(?:articles|sections|clauses|paragraphs|artikel|ziffern|abschnitte|articulos|§§)\\s*";

  private static final Pattern RANGE =
      Pattern.compile(MANY + "([\\d.]+)\\s*(?:to|through|bis|-|–|a|al)\\s*([\\d.]*\\d)");

  private static final Pattern LIST =
      Pattern.compile(MANY + "([\\d.]+)\\s*(?:and|or|und|oder|et|y|&|,)\\s*([\\d.]*\\d)");

  private static final int LOOKED_AHEAD = 40;

  /** Letters between a word and a label that belongs to it. */
  private static final int WORDS_BEFORE = 12;

  private Labels() {}

  /** The labels of a text that stand outside what was found before. */
  static List<Fact> in(String text, List<Fact> before) {
    List<Fact> found = new ArrayList<>();
    take(found, before, NAMED.matcher(Plain.text(text)), text);
    take(found, before, LEADING.matcher(text), text);
    return found;
  }

  /** "36.94 GBP" and "2.5 Jahre" are a text's beginning, and no heading. */
  private static boolean isCounted(String text, int from) {
    List<Term> behind = Term.of(text.substring(from, Math.min(text.length(), from + LOOKED_AHEAD)));
    return !behind.isEmpty()
        && (Units.behind(behind, 0).isPresent() || NumberWords.scale(behind.getFirst(), false) > 1);
  }

  private static void take(List<Fact> found, List<Fact> before, Matcher m, String text) {
    while (m.find()) {
      int start = m.start("label");
      int end = m.end("label");
      boolean free = Facts.isFree(before, start, end) && Facts.isFree(found, start, end);
      if (free && !(m.start() <= 0 && isCounted(text, m.end()))) {
        String value = Plain.text(m.group("label")).replace(" ", "");
        found.add(
            new Fact(
                Kind.LABEL, "", value, text.substring(m.start(), end).strip(), m.start(), end));
      }
    }
  }

  /** "Articles 5 to 7" are not Articles 5 and 7. */
  static boolean areRanges(Statement said, Statement quote) {
    String mine = Plain.text(said.text());
    String there = Plain.text(quote.text());
    return areOtherwise(RANGE, mine, LIST, there) || areOtherwise(LIST, mine, RANGE, there);
  }

  private static boolean areOtherwise(Pattern one, String said, Pattern other, String quote) {
    return one.matcher(said)
        .results()
        .map(Labels::ends)
        .anyMatch(
            ends ->
                one.matcher(quote).results().noneMatch(q -> ends.equals(ends(q)))
                    && other.matcher(quote).results().anyMatch(q -> ends.equals(ends(q))));
  }

  private static String ends(MatchResult match) {
    return match.group(1) + "|" + match.group(2);
  }

  /** "The duties in Section 8" where the quote has those in Section 9, "as said in Section 8". */
  static boolean areOfOthers(Statement said, Statement quote) {
    return said.facts().stream()
        .filter(fact -> fact.kind() == Kind.LABEL)
        .anyMatch(
            fact -> {
              String word = wordBefore(said, fact);
              List<Fact> there =
                  quote.facts().stream()
                      .filter(q -> q.kind() == Kind.LABEL && !word.isEmpty())
                      .filter(q -> Content.same(wordBefore(quote, q), word))
                      .toList();
              return !there.isEmpty() && there.stream().noneMatch(q -> q.covers(fact));
            });
  }

  /** The last word before it that says something, not far from it. */
  private static String wordBefore(Statement in, Fact label) {
    return in.terms().stream()
        .filter(t -> t.end() <= label.start() && label.start() - t.end() < WORDS_BEFORE)
        .filter(t -> t.isWord() && !Content.isEmpty(t.key()) && !Content.isGeneric(t.key()))
        .reduce((first, second) -> second)
        .map(t -> Content.stem(t.key()))
        .orElse("");
  }
}
