// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.store;

import dev.carrel.engine.document.HiddenText.Why;
import dev.carrel.engine.document.Mark;
import dev.carrel.engine.document.PlaceName;
import dev.carrel.engine.document.Standing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How quoted words stand, as the columns {@code hidden}, {@code called} and {@code marks}. */
final class StandingText {
  private static final String PAGE = "PAGE";
  private static final String PART = "PART";

  private StandingText() {}

  static @Nullable String hidden(Standing standing) {
    return standing.hidden().map(Why::name).orElse(null);
  }

  static @Nullable String called(Standing standing) {
    return standing
        .called()
        .map(
            name ->
                switch (name) {
                  case PlaceName.Labelled page -> PAGE + " " + page.pages() + " " + page.label();
                  case PlaceName.Part part -> PART + " " + part.address();
                })
        .orElse(null);
  }

  static @Nullable String marks(Standing standing) {
    return standing.marks().isEmpty()
        ? null
        : standing.marks().stream().sorted().map(Mark.Kind::name).collect(Collectors.joining(" "));
  }

  /**
   * Reads it back.
   *
   * @throws IllegalArgumentException if it is not what this class writes
   */
  static Standing of(ResultSet row) throws SQLException {
    return new Standing(
        Optional.ofNullable(row.getString("hidden")).map(Why::valueOf),
        Optional.ofNullable(row.getString("called")).map(StandingText::name),
        Optional.ofNullable(row.getString("marks")).map(StandingText::kinds).orElse(Set.of()));
  }

  private static PlaceName name(String column) {
    String[] words = column.split(" ", 3);
    if (words[0].equals(PAGE) && words.length == 3) {
      return new PlaceName.Labelled(words[2], Integer.parseInt(words[1]));
    }
    if (words[0].equals(PART) && words.length > 1) {
      return new PlaceName.Part(column.substring(PART.length() + 1));
    }
    throw new IllegalArgumentException("\"" + column + "\" is no name of a place");
  }

  private static Set<Mark.Kind> kinds(String column) {
    return Arrays.stream(column.split(" ")).map(Mark.Kind::valueOf).collect(Collectors.toSet());
  }
}
