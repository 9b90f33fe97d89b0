// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.store;

import dev.carrel.engine.document.Address;
import dev.carrel.engine.document.Mark;
import java.util.List;
import java.util.Objects;
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
