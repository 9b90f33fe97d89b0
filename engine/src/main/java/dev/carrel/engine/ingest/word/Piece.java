// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.word;

import dev.carrel.engine.document.Mark;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a paragraph.
 *
 * @param kind how it came; null for as usual
 */
public record Piece(String text, Mark.@Nullable Kind kind) {
  /** Pieces between brackets: those that came as usual come as this. */
  public static List<Piece> within(String begins, List<Piece> pieces, Mark.Kind as) {
    List<Piece> all = new ArrayList<>();
    all.add(new Piece(begins, as));
    for (Piece piece : pieces) {
      all.add(piece.kind == null ? new Piece(piece.text, as) : piece);
    }
    all.add(new Piece("]", as));
    return all;
  }

  /** Pieces in one line, without blanks at its ends or two in a row. */
  public static List<Piece> line(List<Piece> pieces) {
    List<Piece> line = new ArrayList<>();
    boolean blank = true;
    for (Piece piece : pieces) {
      String words = piece.text().replaceAll("\\s+", " ");
      if (blank && words.startsWith(" ")) {
        words = words.substring(1);
      }
      if (!words.isEmpty()) {
        blank = words.endsWith(" ");
        line.add(new Piece(words, piece.kind()));
      }
    }
    while (!line.isEmpty() && line.getLast().text().endsWith(" ")) {
      Piece last = line.removeLast();
      if (!last.text().isBlank()) {
        line.add(new Piece(last.text().stripTrailing(), last.kind()));
      }
    }
    return line;
  }
}
