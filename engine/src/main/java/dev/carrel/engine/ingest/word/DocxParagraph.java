// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.word;

import dev.carrel.engine.document.Mark;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A paragraph being read; those of text boxes lie within others. */
final class DocxParagraph {
  final List<Piece> pieces = new ArrayList<>();

  /** What stands behind it: lines of notes, comments, boxes, charts. */
  final List<List<Piece>> behind = new ArrayList<>();

  /** The links of the pictures in it. */
  final List<String> pictures = new ArrayList<>();

  /** What of it is hidden. */
  final StringBuilder unseen = new StringBuilder();

  String style = "";
  String numId = "";
  int level = -1;
  int outline = -1;
  boolean breakHidden;
  boolean endsSection;

  /** A large letter of its own, with which the next one begins. */
  boolean initial;

  /** Fields so far that are numbers. */
  int fields;

  void add(String text, Mark.@Nullable Kind kind) {
    pieces.add(new Piece(text, kind));
  }

  /** Whether no words stand in it. */
  boolean isBlank() {
    return pieces.stream().allMatch(piece -> piece.text().isBlank());
  }

  /** A line of words behind it. */
  void addBehind(String line) {
    behind.add(List.of(new Piece(line, null)));
  }

  char last() {
    String before = pieces.isEmpty() ? "" : pieces.getLast().text();
    return before.isEmpty() ? ' ' : before.charAt(before.length() - 1);
  }
}
