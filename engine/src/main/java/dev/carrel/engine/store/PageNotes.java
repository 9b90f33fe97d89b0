// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.store;

import dev.carrel.engine.document.Address;
import dev.carrel.engine.document.DocumentKind;
import dev.carrel.engine.document.HiddenText;
import dev.carrel.engine.document.HiddenText.Why;
import dev.carrel.engine.document.Mark;
import dev.carrel.engine.document.PlaceName;
import dev.carrel.engine.document.Standing;
import dev.carrel.engine.document.TextSpan;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What places of a page are called, and how parts of its text came, as its columns have them. */
final class PageNotes {
  private PageNotes() {}

  static @Nullable String addresses(List<Address> addresses) {
    return addresses.isEmpty()
        ? null
        : addresses.stream()
            .map(address -> address.start() + " " + address.name())
            .collect(Collectors.joining("\n"));
  }

  /**
   * Reads addresses back.
   *
   * @throws IllegalArgumentException if they are not what {@link #addresses(List)} makes
   */
  static List<Address> addresses(@Nullable String column) {
    return lines(column).stream()
        .map(line -> fields(line, 2))
        .map(fields -> new Address(Integer.parseInt(fields[0]), fields[1]))
        .toList();
  }

  static @Nullable String marks(List<Mark> marks) {
    return marks.isEmpty()
        ? null
        : marks.stream()
            .map(mark -> mark.start() + " " + mark.end() + " " + mark.kind())
            .collect(Collectors.joining("\n"));
  }

  /**
   * Reads marks back.
   *
   * @throws IllegalArgumentException if they are not what {@link #marks(List)} makes
   */
  static List<Mark> marks(@Nullable String column) {
    return lines(column).stream()
        .map(line -> fields(line, 3))
        .map(
            fields ->
                new Mark(
                    Integer.parseInt(fields[0]),
                    Integer.parseInt(fields[1]),
                    Mark.Kind.valueOf(fields[2])))
        .toList();
  }

  /** What a person should know of words in places of one page, from its columns. */
  static Standing standing(ResultSet page, List<TextSpan> places) throws SQLException {
    List<HiddenText> hidden = HiddenParts.read(page.getString("hidden"));
    List<Mark> marks = marks(page.getString("marks"));
    int start = places.isEmpty() ? 0 : places.getFirst().start();
    return new Standing(
        whyHidden(hidden, places),
        PlaceName.of(
            DocumentKind.named(page.getString("kind")),
            page.getInt("page_count"),
            addresses(page.getString("addresses")),
            start),
        marks.stream()
            .filter(mark -> places.stream().anyMatch(at -> mark.touches(at.start(), at.end())))
            .map(Mark::kind)
            .collect(Collectors.toSet()));
  }

  private static Optional<Why> whyHidden(List<HiddenText> parts, List<TextSpan> places) {
    boolean all =
        !places.isEmpty()
            && places.stream().allMatch(at -> parts.stream().anyMatch(part -> part.touches(at)));
    return all
        ? parts.stream()
            .filter(part -> part.touches(places.getFirst()))
            .map(HiddenText::why)
            .findFirst()
        : Optional.empty();
  }

  private static List<String> lines(@Nullable String column) {
    return Objects.requireNonNullElse(column, "").lines().toList();
  }

  private static String[] fields(String line, int count) {
    String[] fields = line.split(" ", count);
    if (fields.length != count) {
      throw new IllegalArgumentException("\"" + line + "\" is no part of a page");
    }
    return fields;
  }
}
