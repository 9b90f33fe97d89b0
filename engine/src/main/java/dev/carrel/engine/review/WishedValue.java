// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A value that was wished for against one that was found. */
final class WishedValue {
  private static final int MINUTES_A_DAY = 1440;

  private WishedValue() {}

  /** Why a rule and its values do not go with a column; empty if they do. */
  static Optional<String> problem(
      Wish.Rule rule, List<String> values, ColumnType type, List<String> choices) {
    return switch (rule) {
      case PRESENT, ABSENT ->
          values.isEmpty() ? Optional.empty() : Optional.of(counted(rule, values));
      case AT_MOST, AT_LEAST -> {
        if (values.size() != 1) {
          yield Optional.of(counted(rule, values));
        }
        boolean ordered =
            type == ColumnType.DATE || type == ColumnType.AMOUNT || type == ColumnType.DURATION;
        yield ordered
            ? unread(values, type)
            : Optional.of(
                "the rule %s goes with date, amount and duration, not with %s"
                    .formatted(rule.label(), type.label()));
      }
      case IS, IS_NOT -> {
        if (values.isEmpty()) {
          yield Optional.of(counted(rule, values));
        }
        yield type.hasChoices()
            ? values.stream()
                .filter(value -> choices.stream().noneMatch(c -> isSame(c, value)))
                .findFirst()
                .map("\"%s\" is none of the column's choices"::formatted)
            : unread(values, type);
      }
    };
  }

  private static String counted(Wish.Rule rule, List<String> values) {
    return "the rule %s has %d values".formatted(rule.label(), values.size());
  }

  private static boolean isSame(String choice, String value) {
    return FoldedWords.of(choice).equals(FoldedWords.of(value));
  }

  private static Optional<String> unread(List<String> values, ColumnType type) {
    return switch (type) {
      case YES_NO, DATE, AMOUNT, DURATION ->
          values.stream()
              .filter(value -> read(type, value).isEmpty())
              .findFirst()
              .map(value -> "\"%s\" cannot be read as %s".formatted(value, type.label()));
      case TEXT, PASSAGE, PASSAGES, PARTY, ONE_OF, SOME_OF -> Optional.empty();
    };
  }

  /** Whether a value is what was wished; empty if it cannot be told. */
  static Optional<Boolean> is(String wished, CellValue value) {
    return switch (value) {
      case CellValue.YesNo _ -> read(ColumnType.YES_NO, wished).map(value::equals);
      case CellValue.Day _ -> read(ColumnType.DATE, wished).map(value::equals);
      case CellValue.Amount _ ->
          read(ColumnType.AMOUNT, wished).map(other -> SameValue.agree(value, other));
      case CellValue.Length _ ->
          read(ColumnType.DURATION, wished).map(other -> SameValue.agree(value, other));
      case CellValue.Names(List<String> names) ->
          Optional.of(names.stream().allMatch(name -> SameValue.isName(name, wished)));
      case CellValue.Chosen(List<String> choices) ->
          Optional.of(
              choices.stream().allMatch(c -> FoldedWords.of(c).equals(FoldedWords.of(wished))));
      case CellValue.Text(String words) ->
          Collections.indexOfSubList(FoldedWords.of(words), FoldedWords.of(wished)) >= 0
              ? Optional.of(true)
              : Optional.empty();
      case CellValue.Unread() -> Optional.empty();
    };
  }

  /** Whether what was wished is a no, in any of the languages that are read. */
  static boolean isNo(String wished) {
    return read(ColumnType.YES_NO, wished).filter(new CellValue.YesNo(false)::equals).isPresent();
  }

  /** Each of several names or choices; else the value. */
  static List<CellValue> singles(CellValue value) {
    return switch (value) {
      case CellValue.Names(List<String> names) ->
          names.stream().<CellValue>map(name -> new CellValue.Names(List.of(name))).toList();
      case CellValue.Chosen(List<String> choices) ->
          choices.stream().<CellValue>map(one -> new CellValue.Chosen(List.of(one))).toList();
      default -> List.of(value);
    };
  }

  /** Less than 0, 0 or more, as a value is less, the same or more; empty if it cannot be told. */
  static Optional<Integer> compare(CellValue value, String wished) {
    return switch (value) {
      case CellValue.Day(String iso) ->
          read(ColumnType.DATE, wished)
              .map(other -> ((CellValue.Day) other).iso())
              .flatMap(other -> days(iso, other));
      case CellValue.Amount(BigDecimal number, String unit) ->
          read(ColumnType.AMOUNT, wished)
              .map(CellValue.Amount.class::cast)
              .filter(other -> FoldedWords.of(unit).equals(FoldedWords.of(other.unit())))
              .map(other -> number.compareTo(other.number()));
      case CellValue.Length length ->
          read(ColumnType.DURATION, wished)
              .flatMap(other -> lengths(length, (CellValue.Length) other));
      default -> Optional.empty();
    };
  }

  /** A month against a day within it cannot be told. */
  private static Optional<Integer> days(String iso, String other) {
    int length = Math.min(iso.length(), other.length());
    int order = iso.substring(0, length).compareTo(other.substring(0, length));
    return order == 0 && iso.length() != other.length() ? Optional.empty() : Optional.of(order);
  }

  /** Business days are at least as many days, and at most twice as many and four. */
  private static Optional<Integer> lengths(CellValue.Length length, CellValue.Length other) {
    if (length.counted().equals(other.counted())) {
      return Optional.of(TimeLength.about(length).compareTo(TimeLength.about(other)));
    }
    int least = shortest(length).compareTo(longest(other));
    int most = longest(length).compareTo(shortest(other));
    return least > 0 ? Optional.of(1) : most < 0 ? Optional.of(-1) : Optional.empty();
  }

  private static BigDecimal shortest(CellValue.Length length) {
    return TimeLength.parse(length.iso()).orElse(TimeLength.NONE).minutes();
  }

  private static BigDecimal longest(CellValue.Length length) {
    BigDecimal minutes = shortest(length);
    return length.counted().isEmpty()
        ? minutes
        : minutes.multiply(BigDecimal.TWO).add(BigDecimal.valueOf(4L * MINUTES_A_DAY));
  }

  private static Optional<CellValue> read(ColumnType type, String wished) {
    return ValueReader.read(new ReviewColumn("wish", type, "wished?"), wished, List.of())
        .filter(value -> !(value instanceof CellValue.Unread));
  }
}
