// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review;

import dev.carrel.engine.evidence.Affirmation;
import dev.carrel.engine.evidence.PartyNames;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the words of a cell, a model's or a person's, as the column's type: in English, German,
 * French and Spanish, from a bare value up to a whole sentence. Nothing is made up: a value that
 * stands only in the quotes is none.
 */
public final class ValueReader {
  /** Numbers of quotes, as answers cite them. */
  private static final Pattern CITED = Pattern.compile("\\s?\\[\\d+(?:\\s*[,;–-]\\s*\\d+)*\\]");

  private ValueReader() {}

  /**
   * The value.
   *
   * @param words as answered; numbers of quotes in square brackets are passed over
   * @param quotes the passages that the answer stands on: of several values in the words, the only
   *     one that they have too is taken, and an ambiguous one is read as it is there
   * @return empty if there are no words, or they say that there is no such thing; {@link
   *     CellValue.Unread} if they have no value of the type, an ambiguous one or several
   */
  public static Optional<CellValue> read(ReviewColumn column, String words, List<String> quotes) {
    String plain = CITED.matcher(words).replaceAll("").strip();
    if (plain.isEmpty()) {
      return Optional.empty();
    }
    Optional<CellValue> value =
        switch (column.type()) {
          case TEXT, PASSAGE, PASSAGES -> Optional.of(new CellValue.Text(plain));
          case YES_NO -> YesNoReader.read(column, plain);
          case DATE, AMOUNT, DURATION -> quantity(column, plain, quotes);
          case PARTY -> names(column, plain, quotes);
          case ONE_OF, SOME_OF -> ChoiceReader.read(column, plain, quotes);
        };
    if (value.isPresent()) {
      return value;
    }
    return column.type() == ColumnType.YES_NO || Affirmation.isDenied(plain)
        ? Optional.empty()
        : Optional.of(new CellValue.Unread());
  }

  private static Optional<CellValue> quantity(
      ReviewColumn column, String words, List<String> quotes) {
    Optional<CellValue> value =
        switch (column.type()) {
          case DATE -> new QuantityReader(column, words, quotes).date();
          case AMOUNT -> new QuantityReader(column, words, quotes).amount();
          default -> LengthReader.read(column, words, quotes);
        };
    boolean earliest =
        column.type() == ColumnType.DATE && Unsettled.isEarliest(column.question(), words);
    return value.isPresent() && (earliest || Unsettled.isSo(column, words))
        ? Optional.of(new CellValue.Unread())
        : value;
  }

  private static Optional<CellValue> names(ReviewColumn column, String words, List<String> quotes) {
    if (Affirmation.isDenied(words)) {
      return Optional.empty();
    }
    if (Unsettled.isPerhaps(words) || Unsettled.isOfAnother(column, words)) {
      return Optional.empty();
    }
    Optional<String> told = BesideNames.without(column.question(), words);
    if (told.isEmpty()) {
      return Optional.empty();
    }
    String meant = NameList.withoutDenied(told.get());
    Optional<List<String>> listed = NameList.of(meant);
    if (listed.isEmpty()) {
      return Optional.empty();
    }
    List<String> names = listed.get().isEmpty() ? told(meant, quotes) : listed.get();
    return names.isEmpty() ? Optional.empty() : Optional.of(new CellValue.Names(names));
  }

  /** The names in a sentence. */
  private static List<String> told(String words, List<String> quotes) {
    String plain = NameList.withoutAsides(words);
    List<String> found = Places.united(words, PartyNames.in(plain, quotes));
    return Places.withoutPlaces(NameList.rejoined(plain, found));
  }
}
