// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.review;

import dev.carrel.engine.review.CellState;
import dev.carrel.engine.review.Tag;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Which rows are shown.
 *
 * @param column whose cell is looked at; empty for those with any such cell
 * @param what it must be
 */
public record Filter(OptionalLong column, What what) {
  private static final String TAG = "tag:";

  /** What a cell must be. */
  public sealed interface What {
    /** For the state file: {@code unsure}, {@code deviates}. */
    String label();

    /** It stands there. */
    record In(CellState state) implements What {
      @Override
      public String label() {
        return state.label();
      }
    }

    /** It, or its document as a whole, is filed under that. */
    record Tagged(Tag tag) implements What {
      @Override
      public String label() {
        return TAG + tag.name();
      }
    }

    /** It has that. */
    record Marked(Mark mark) implements What {
      @Override
      public String label() {
        return mark.label();
      }
    }
  }

  /** Rows with a cell that stands there. */
  public Filter(OptionalLong column, CellState state) {
    this(column, new What.In(state));
  }

  /** Rows with a cell that has that. */
  public Filter(OptionalLong column, Mark mark) {
    this(column, new What.Marked(mark));
  }

  /** What has this label; empty if nothing has. */
  static Optional<What> labelled(String label) {
    if (label.startsWith(TAG)) {
      try {
        return Optional.of(new What.Tagged(new Tag(label.substring(TAG.length()))));
      } catch (IllegalArgumentException e) {
        return Optional.empty(); // another program wrote it
      }
    }
    return Stream.concat(
            Arrays.stream(CellState.values()).<What>map(What.In::new),
            Arrays.stream(Mark.values()).map(What.Marked::new))
        .filter(what -> what.label().equals(label))
        .findFirst();
  }
}
