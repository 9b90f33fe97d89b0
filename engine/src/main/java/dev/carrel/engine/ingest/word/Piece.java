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
record Piece(String text, Mark.@Nullable Kind kind) {
  /** Pieces between brackets: those that came as usual come as this. */
  static List<Piece> within(String begins, List<Piece> pieces, Mark.Kind as) {
    List<Piece> all = new ArrayList<>();
    all.add(new Piece(begins, as));
    for (Piece piece : pieces) {
      all.add(piece.kind == null ? new Piece(piece.text, as) : piece);
    }
    all.add(new Piece("]", as));
    return all;
  }
}
