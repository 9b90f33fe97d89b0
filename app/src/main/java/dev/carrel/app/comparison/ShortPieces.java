// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.comparison;

import dev.carrel.engine.compare.Change.Piece;
import dev.carrel.engine.compare.Change.Piece.How;
import dev.carrel.engine.ground.ShownText;
import java.util.ArrayList;
import java.util.List;

/** The words of a clause as a list has room for them: what stayed, only around what did not. */
final class ShortPieces {
  private static final int AROUND = 90;
  private static final int MOST = 600;

  private ShortPieces() {}

  /** In their order; what is left out stands as an ellipsis. */
  static List<Piece> of(List<Piece> pieces) {
    List<Piece> shown = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      String text = ShownText.line(piece.text());
      boolean kept = piece.how() == How.KEPT && pieces.size() > 1;
      shown.add(
          new Piece(
              piece.how(), kept ? around(text, i > 0, i + 1 < pieces.size()) : cut(text, MOST)));
    }
    return shown;
  }

  private static String around(String text, boolean behind, boolean before) {
    int room = (behind ? AROUND : 0) + (before ? AROUND : 0);
    if (text.length() <= room + 2) {
      return text;
    }
    String start = behind ? text.substring(0, start(text, AROUND)) : "";
    String end = before ? text.substring(end(text, text.length() - AROUND)) : "";
    return start + (behind ? " … " : "… ") + end;
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, start(text, most)) + " …";
  }

  /** A place between two words at or before one. */
  private static int start(String text, int at) {
    int space = text.lastIndexOf(' ', at);
    return space > 0 ? space : Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
  }

  private static int end(String text, int at) {
    int space = text.indexOf(' ', at);
    return space >= 0 ? space + 1 : Character.isLowSurrogate(text.charAt(at)) ? at + 1 : at;
  }
}
