// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review;

import dev.carrel.engine.evidence.Quantity;
import dev.carrel.engine.evidence.Quantity.Kind;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Reads amounts out of words, and finds the dates that they have. */
final class QuantityReader {
  private static final String BESIDE =
      "(?:(?:more|less|fewer|no|not|at|most|least|up|to|than|zu|mehr|weniger|nicht|als|höchstens"
          + "|mindestens|maximal|plus|moins|au|de|que|más|menos|como|máximo|the|le|el|dem|den)\\s+)";

  private static final Pattern RANGE =
      Pattern.compile(
          "\\s*(?:(?:[-–—/~]|to|or|and|nor|bis|oder|und|noch|à|ou|et|ni|a|hasta|o|y)\\s*"
              + BESIDE
              + "*|,\\s*"
              + BESIDE
              + "+)");

  private static final Pattern RANGE_BEHIND =
      Pattern.compile("\\s*(?:[-–—]|to|bis(?: zu)?|à|hasta|a)\\s*");

  /** "($500)" is what is owed in some books. */
  private static final Pattern IN_BRACKETS = Pattern.compile("\\([^()]*\\)\\.?");

  /** Where it is asked so, a number of months is what was asked for. */
  private static final Pattern HOW_MANY =
      Pattern.compile(
          "(?iu)how (?:many|long)|number of|months|years|days|wie"
              + " (?:viele|lange)|anzahl|monate|jahre|tage|combien|nombre|cu[áa]nt[oa]s|número");

  private static final String COUNTRY_OF_DOLLAR =
      "(?:Australian|Canadian|Hong Kong|New"
          + " Zealand|Singapore|Mexican|Jamaican|Taiwan|kanadisch|australisch)";

  /** "$5,000 Australian". */
  private static final Pattern OTHER_DOLLAR =
      Pattern.compile("^\\s+(?:\\(|in\\s+)?" + COUNTRY_OF_DOLLAR);

  /** "Canadian $5,000". */
  private static final Pattern BEFORE_DOLLAR = Pattern.compile(COUNTRY_OF_DOLLAR + "\\p{L}*\\s+$");

  /** "50/50", "24/7". */
  private static final Pattern PARTED = Pattern.compile("(?<![\\d./])\\d+\\s?/\\s?\\d+(?![\\d./])");

  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

  private final String question;
  private final String words;
  private final List<Quantity> said;
  private final List<Quantity> quoted;

  QuantityReader(ReviewColumn column, String words, List<String> quotes) {
    this.question = column.question();
    this.words = words;
    String besides = column.question() + " " + String.join(" ", quotes);
    this.said =
        Quantity.in(words, besides).stream().filter(q -> !Denied.isOne(words, q.start())).toList();
    this.quoted = quotes.stream().flatMap(q -> Quantity.in(q, besides).stream()).toList();
  }

  Optional<CellValue> date() {
    boolean length = said.stream().anyMatch(q -> q.kind() == Kind.SPAN);
    boolean other = Unsettled.isOfBeginning(question, words, length);
    Optional<DatedEvent> asked = DatedEvent.asked(question);
    List<Quantity> meant =
        said.stream()
            .filter(
                q ->
                    q.kind() != Kind.DATE
                        || asked.filter(event -> event.isElsewhere(words, q.start())).isEmpty())
            .toList();
    if (meant.size() < said.size() && meant.stream().noneMatch(q -> q.kind() == Kind.DATE)) {
      return Optional.of(new CellValue.Unread());
    }
    return new DateReader(words, meant.stream().map(this::asQuoted).toList(), quoted)
        .read()
        .map(date -> other ? new CellValue.Unread() : date);
  }

  Optional<CellValue> amount() {
    boolean parted =
        PARTED.matcher(words).find() && said.stream().noneMatch(q -> q.kind() == Kind.SHARE);
    if (parted || isRange() || Reckoned.isMultiple(words) || IN_BRACKETS.matcher(words).matches()) {
      return Optional.empty();
    }
    List<Quantity> found = of(EnumSet.of(Kind.AMOUNT, Kind.SHARE));
    if (found.isEmpty()) {
      found =
          of(EnumSet.of(Kind.COUNT)).stream()
              .filter(count -> !DateReader.isNumbered(words, count.start()))
              .toList();
    }
    if (found.isEmpty() && HOW_MANY.matcher(question).find()) {
      found = of(EnumSet.of(Kind.SPAN));
    }
    if (found.isEmpty() && said.stream().noneMatch(q -> q.kind() == Kind.SPAN)) {
      found = of(EnumSet.of(Kind.DATE)).stream().filter(d -> d.shown().matches("\\d{4}")).toList();
    }
    List<Quantity> read = found.stream().map(this::asQuoted).toList();
    if (read.stream().anyMatch(q -> q.values().size() != 1 || mayBeThousands(q))
        || found.stream().anyMatch(this::isReckoned)) {
      return Optional.empty();
    }
    List<CellValue> values = read.stream().map(this::amount).distinct().toList();
    List<CellValue> borneOut =
        read.stream().filter(q -> quoted.stream().anyMatch(q::mayBe)).map(this::amount).toList();
    return only(values, borneOut::contains);
  }

  private boolean isReckoned(Quantity quantity) {
    return Reckoned.isAboveRate(words, quantity.start(), quantity.end())
        || (quantity.kind() == Kind.AMOUNT
            && (Reckoned.isPart(words, quantity.start(), quantity.end())
                || BEFORE_DOLLAR.matcher(words.substring(0, quantity.start())).find()
                || OTHER_DOLLAR.matcher(words.substring(quantity.end())).find()));
  }

  /** "1.250 EUR" is seldom one and a quarter, whatever the language around it. */
  private boolean mayBeThousands(Quantity quantity) {
    return quantity.kind() != Kind.SHARE
        && digits(quantity).matches("[1-9]\\d{0,2}[.,]\\d{3}")
        && new BigDecimal(quantity.values().getFirst()).compareTo(THOUSAND) < 0
        && quoted.stream().noneMatch(quantity::mayBe);
  }

  private CellValue amount(Quantity quantity) {
    String unit =
        quantity.kind() == Kind.SPAN
            ? quantity.shown().substring(quantity.shown().lastIndexOf(' ') + 1)
            : quantity.unit();
    return new CellValue.Amount(new BigDecimal(quantity.values().getFirst()), unit);
  }

  private boolean isRange() {
    return IntStream.range(1, said.size())
        .anyMatch(i -> isRange(words, said.get(i - 1), said.get(i)));
  }

  /** "3 to 5 years", "$5-10": a number that has no unit of its own beside one that has. */
  static boolean isRange(String text, Quantity before, Quantity next) {
    // The words of a limit belong to the next: "30 bis 60 Tage".
    int number = Math.max(next.start(), text.indexOf(next.shown(), next.start()));
    if (before.end() > number) {
      return false;
    }
    String between = text.substring(before.end(), number);
    return (before.kind() == Kind.COUNT && hasUnit(next) && RANGE.matcher(between).matches())
        || (hasUnit(before)
            && next.kind() == Kind.COUNT
            && RANGE_BEHIND.matcher(between).matches());
  }

  private static boolean hasUnit(Quantity quantity) {
    return EnumSet.of(Kind.SPAN, Kind.SHARE, Kind.AMOUNT).contains(quantity.kind());
  }

  private List<Quantity> of(Set<Kind> kinds) {
    return said.stream().filter(quantity -> kinds.contains(quantity.kind())).toList();
  }

  /** Words that were taken over are read as they are where they come from. */
  private Quantity asQuoted(Quantity quantity) {
    List<Quantity> same =
        quoted.stream()
            .filter(q -> q.kind() == quantity.kind() && q.unit().equals(quantity.unit()))
            .filter(q -> q.values().size() == 1)
            .toList();
    List<Quantity> written = same.stream().filter(q -> digits(q).equals(digits(quantity))).toList();
    List<Quantity> meant =
        quantity.values().size() < 2 ? List.of() : same.stream().filter(quantity::mayBe).toList();
    List<String> values = distinct(written).or(() -> distinct(meant)).orElse(quantity).values();
    return new Quantity(
        quantity.kind(),
        quantity.unit(),
        values,
        quantity.shown(),
        quantity.start(),
        quantity.end());
  }

  private static Optional<Quantity> distinct(List<Quantity> some) {
    return some.stream().map(Quantity::values).distinct().count() == 1
        ? Optional.of(some.getFirst())
        : Optional.empty();
  }

  private static String digits(Quantity quantity) {
    return quantity.shown().replaceAll("[^\\d.,/'’-]", "").replaceAll("[^\\d]+$", "");
  }

  /** The one there is, or the one of several that the quotes have. */
  static Optional<CellValue> only(List<CellValue> values, Predicate<CellValue> borneOut) {
    List<CellValue> left =
        values.size() < 2 ? values : values.stream().filter(borneOut).distinct().toList();
    return left.size() == 1 ? Optional.of(left.getFirst()) : Optional.empty();
  }
}
