// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review;

import dev.carrel.engine.evidence.Quantity;
import dev.carrel.engine.evidence.Quantity.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads lengths of time out of words. */
final class LengthReader {
  private static final Pattern JOIN =
      Pattern.compile("\\s*,?\\s*(?:and|plus|und|et|y)?\\s*", Pattern.CASE_INSENSITIVE);

  private static final Pattern HALF_BEHIND =
      Pattern.compile(
          "(?iu)^\\s+(?:and (?:a|one) half|et demie?|y medi[oa]|und ein(?:en)?"
              + " halbe[sn]?)(?!\\p{L}).*",
          Pattern.DOTALL);

  /** "Ein bis drei Monate". */
  private static final Pattern ONE_TO =
      Pattern.compile(
          "(?iu)(?<!\\p{L})(?:ein(?:e[nmr]?)?|one|une?|una?)\\s+(?:bis|to|or|oder|à|ou|o|a)\\s+(?:zu\\s+)?$");

  /** "Every", "once", "the last": how often or since when, not how long. */
  private static final Pattern OFTEN_BEFORE =
      Pattern.compile(
          "(?iu)(?<!\\p{L})(?:every|each|once|twice|times|all[en]|jede[nrsm]?|tous les|toutes"
              + " les|cada|(?:the|la|le|die|den)"
              + " (?:first|last|past|previous|preceding|next|letzten|ersten|vergangenen|vorangegangenen|derniers|dernières)|ages?(?:"
              + " of)?|alter(?: von)?|âge de|edad de)\\s*$");

  private static final Pattern OFTEN_BEHIND =
      Pattern.compile(
          "(?iu)^['’]?\\s*(?:(?:of|for)\\s+\\p{L}+\\s+|\\p{L}+\\s+)?(?:per|pro|in each|of"
              + " each|each|je|im|par|por|a|of every)\\s+(?:day|week|month|quarter|(?:calendar"
              + " |contract"
              + " )?year|tag|woche|monat|quartal|(?:kalender|vertrags)?jahr|jour|semaine|mois|an|día|semana|mes|año)(?!\\p{L})|^\\s*(?:of"
              + " age|old|alt)(?!\\p{L})");

  /** As long as anybody likes: with one of them a length is not all that is said. */
  private static final Pattern ENDLESS =
      Pattern.compile(
          "(?iu)(?<!\\p{L})(?:indefinite(?:ly)?|perpetual(?:ly)?|perpetuity|forever|unlimited|unbefristet\\p{L}*|unbegrenzt\\p{L}*|unbestimmte|dauerhaft|indéterminée?|illimitée?|indefinid\\p{L}*|for"
              + " (?:so|as) long as|solange)(?!\\p{L})");

  private LengthReader() {}

  /** Empty if there is none, or several that the quotes do not tell apart. */
  static Optional<CellValue> read(ReviewColumn column, String words, List<String> quotes) {
    Optional<TimeLength> iso = TimeLength.parse(words.replaceFirst("\\.$", ""));
    if (iso.isPresent()) {
      return iso.map(length -> new CellValue.Length(length.iso(), ""));
    }
    if (Reckoned.isMultiple(words) || Reckoned.hasPeriods(words) || ENDLESS.matcher(words).find()) {
      return Optional.empty();
    }
    String besides = column.question() + " " + String.join(" ", quotes);
    List<CellValue> quoted = quotes.stream().flatMap(q -> in(q, besides).stream()).toList();
    return QuantityReader.only(in(words, besides), quoted::contains);
  }

  /** Neighbours such as "one year and six months" are one; half of one is none. */
  private static List<CellValue> in(String text, String besides) {
    List<CellValue> values = new ArrayList<>();
    List<Quantity> run = new ArrayList<>();
    List<Quantity> all = Quantity.in(text, besides);
    for (int i = 0; i < all.size(); i++) {
      Quantity quantity = all.get(i);
      boolean part =
          i > 0
              && all.get(i - 1).kind() == Kind.SHARE
              && text.substring(all.get(i - 1).end(), quantity.start()).matches("\\s*(?:of)?\\s*");
      int number = Math.max(quantity.start(), text.indexOf(quantity.shown(), quantity.start()));
      if (ONE_TO.matcher(text.substring(0, number)).find()) {
        return List.of();
      }
      if (i > 0 && QuantityReader.isRange(text, all.get(i - 1), quantity)) {
        return List.of();
      }
      if (quantity.kind() == Kind.SPAN
          && quantity.values().size() == 1
          && !part
          && !isEach(text, i > 0 ? all.get(i - 1).end() : 0, quantity)
          && !OFTEN_BEFORE.matcher(text.substring(0, quantity.start())).find()
          && !OFTEN_BEHIND.matcher(text.substring(quantity.end())).find()
          && !Denied.isOne(text, quantity.start())) {
        if (!run.isEmpty() && !goesOn(text, run.getLast(), quantity)) {
          values.add(length(run));
          run.clear();
        }
        run.add(withHalf(text, quantity));
      }
    }
    if (!run.isEmpty()) {
      values.add(length(run));
    }
    return values.stream().distinct().filter(value -> !isNegative(value)).toList();
  }

  /** "8 hours a day". */
  private static boolean isEach(String text, int before, Quantity quantity) {
    return before > 0
        && text.substring(before, quantity.start()).isBlank()
        && quantity.shown().matches("(?i)an?\\s.*");
  }

  /** The stroke of "- 30 days" is that of a list. */
  private static boolean isNegative(CellValue value) {
    return ((CellValue.Length) value).iso().contains("-");
  }

  /** "Deux ans et demi". */
  private static Quantity withHalf(String text, Quantity quantity) {
    if (!HALF_BEHIND.matcher(text.substring(quantity.end())).matches()) {
      return quantity;
    }
    BigDecimal more = new BigDecimal(quantity.values().getFirst()).add(new BigDecimal("0.5"));
    return new Quantity(
        quantity.kind(),
        quantity.unit(),
        List.of(more.toPlainString()),
        quantity.shown(),
        quantity.start(),
        quantity.end());
  }

  private static boolean goesOn(String text, Quantity before, Quantity next) {
    return JOIN.matcher(text.substring(before.end(), next.start())).matches()
        && TimeLength.isLarger(before.unit(), next.unit());
  }

  private static CellValue length(List<Quantity> run) {
    TimeLength length = TimeLength.NONE;
    boolean business = false;
    for (Quantity quantity : run) {
      business |= quantity.unit().startsWith("business");
      length = length.plus(quantity.values().getFirst(), quantity.unit().replace("business ", ""));
    }
    return new CellValue.Length(length.iso(), business ? "business" : "");
  }
}
