// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.review;

import dev.carrel.app.fx.Strings;
import dev.carrel.engine.answer.Quote;
import dev.carrel.engine.conversation.Turn;
import dev.carrel.engine.document.PlaceName;
import dev.carrel.engine.ground.ShownText;
import dev.carrel.engine.review.Cell;
import dev.carrel.engine.review.CellState;
import dev.carrel.engine.review.CellValue;
import dev.carrel.engine.review.ColumnType;
import dev.carrel.engine.review.Wish;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is said of a cell, in the language of the desk. */
final class ValueText {
  private static final int LONGEST = 160;

  private final Strings strings = Strings.of(ValueText.class);

  /** A column's type. */
  String type(ColumnType type) {
    return strings.get("type." + type.label());
  }

  /** What a cell of the grid says, in a line. */
  String shortWords(Cell cell) {
    return switch (cell.state()) {
      case WAITING -> "";
      case ANSWERING -> strings.get("cell.answering");
      case FAILED -> strings.get("cell.failed");
      case NOT_THERE -> strings.get("cell.not-there");
      default -> line(value(cell).orElseGet(cell::words));
    };
  }

  private static String line(String words) {
    String line = ShownText.line(words.strip().replaceAll("\\s+", " "));
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
  }

  /** What its words were read as, if that says more than they do. */
  Optional<String> value(Cell cell) {
    return cell.value().flatMap(this::value);
  }

  /** Whether its words could not be read as its type. */
  static boolean isUnread(Cell cell) {
    boolean said = cell.state() != CellState.NOT_THERE && !cell.words().isBlank();
    return said && cell.value().filter(value -> value instanceof CellValue.Unread).isPresent();
  }

  Optional<String> value(CellValue value) {
    return switch (value) {
      case CellValue.Text(String words) -> Optional.of(words);
      case CellValue.YesNo(boolean yes) -> Optional.of(strings.get(yes ? "value.yes" : "value.no"));
      case CellValue.Day(String iso) -> Optional.of(day(iso));
      case CellValue.Amount(BigDecimal number, String unit) ->
          Optional.of(
              (NumberFormat.getInstance(Locale.getDefault()).format(number) + " " + unit).strip());
      case CellValue.Length(String iso, String counted) ->
          Optional.of((length(iso) + " " + (counted.isEmpty() ? "" : "(" + counted + ")")).strip());
      case CellValue.Names(List<String> names) -> Optional.of(String.join("; ", names));
      case CellValue.Chosen(List<String> choices) -> Optional.of(String.join("; ", choices));
      case CellValue.Unread() -> Optional.empty();
    };
  }

  private static String day(String iso) {
    try {
      return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).format(LocalDate.parse(iso));
    } catch (DateTimeParseException e) {
      return iso; // a month or a year
    }
  }

  private String length(String iso) {
    try {
      Period period = Period.parse(iso);
      List<String> parts = new ArrayList<>();
      if (period.getYears() != 0) {
        parts.add(strings.get("value.years", period.getYears()));
      }
      if (period.getMonths() != 0) {
        parts.add(strings.get("value.months", period.getMonths()));
      }
      long days = period.get(ChronoUnit.DAYS);
      if (days != 0) {
        parts.add(strings.get("value.days", days));
      }
      return parts.isEmpty() ? iso : String.join(" ", parts);
    } catch (DateTimeParseException e) {
      return iso; // hours and minutes
    }
  }

  /** The page of its first quote; empty if there is none. */
  String page(Cell cell) {
    boolean proven = cell.state() != CellState.NOT_THERE && cell.state() != CellState.FAILED;
    return cell.answer().filter(turn -> proven).map(Turn::quotes).stream()
        .flatMap(List::stream)
        .filter(quote -> !quote.places().isEmpty())
        .findFirst()
        .map(quote -> strings.get("cell.page", quote.places().getFirst().page()))
        .orElse("");
  }

  /** Where a quote stands. */
  String where(Quote quote) {
    if (quote.places().isEmpty()) {
      return strings.get("quote.nowhere");
    }
    int page = quote.places().getFirst().page();
    return quote
        .standing()
        .called()
        .map(
            name ->
                switch (name) {
                  case PlaceName.Labelled labelled ->
                      strings.get("quote.page.labelled", ShownText.line(labelled.label()), page);
                  case PlaceName.Part part -> ShownText.line(part.address());
                })
        .orElseGet(() -> strings.get("quote.page", page));
  }

  /** How well a quote agrees with its page. */
  String match(Quote quote) {
    return strings.get("match." + quote.match().name().toLowerCase(Locale.ROOT));
  }

  /** The position that one would wish. */
  String wish(Wish wish) {
    return strings.get("wish." + wish.rule().label(), String.join("; ", wish.values()));
  }

  /** A rule, as a person chooses it. */
  String rule(Wish.Rule rule) {
    return strings.get("rule." + rule.label());
  }
}
