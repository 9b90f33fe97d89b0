// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.review;

import dev.carrel.app.fx.Icons;
import dev.carrel.app.fx.Strings;
import dev.carrel.engine.review.CellState;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/** How a cell's state looks and is called: a sign and a colour, of which the sign is enough. */
final class StateLook {
  private final Strings strings = Strings.of(StateLook.class);

  /** In the language of the desk. */
  String words(CellState state) {
    return strings.get("state." + key(state));
  }

  /** So many cells are in it. */
  String count(CellState state, int count) {
    return strings.get("count." + key(state), count);
  }

  /** What a mark means. */
  String words(Mark mark) {
    return strings.get("mark." + mark.label());
  }

  /** So many cells have it. */
  String count(Mark mark, int count) {
    return strings.get("count." + mark.label(), count);
  }

  /** Its sign. */
  static Region sign(Mark mark) {
    Region icon = Icons.icon(mark == Mark.FLAGGED ? "flag" : "cell-" + mark.label());
    icon.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
    icon.getStyleClass().addAll("cell-sign", "sign-" + mark.label());
    return icon;
  }

  /** Of style sheets and words: {@code not-there}. */
  static String key(CellState state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The sign; a cell that waits has none. */
  static Optional<Node> sign(CellState state) {
    if (state == CellState.WAITING) {
      return Optional.empty();
    }
    Region icon = new Region();
    icon.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT); // a tick in a mirror is none
    icon.getStyleClass().addAll(styles(state));
    return Optional.of(icon);
  }

  /** The style classes of a region that is the sign; none for a cell that waits. */
  static List<String> styles(CellState state) {
    String key = key(state);
    return state == CellState.WAITING
        ? List.of()
        : List.of("icon", "icon-cell-" + key, "cell-sign", "sign-" + key);
  }
}
