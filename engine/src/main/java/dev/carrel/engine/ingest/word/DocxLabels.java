// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.word;

import java.util.Optional;

/**
 * What stands before the paragraphs of one story: the text, the boxes, or what stands beside the
 * text. Each counts its lists by itself. Belongs to one thread.
 */
final class DocxLabels {
  private final Styles styles;
  private final Numbering numbering;

  DocxLabels(Styles styles, Numbering numbering) {
    this.styles = styles;
    this.numbering = numbering;
  }

  /** Counts a paragraph; empty if it is in no list. */
  Optional<Numbering.Label> next(DocxParagraph paragraph) {
    String numId = paragraph.numId.isEmpty() ? styles.numId(paragraph.style) : paragraph.numId;
    if (numId.isEmpty() || numId.equals("0")) {
      return Optional.empty();
    }
    int level = paragraph.level;
    if (level < 0) {
      level = styles.level(paragraph.style);
    }
    if (level < 0) {
      level = numbering.levelOfStyle(numId, paragraph.style).orElse(0);
    }
    return numbering.next(numId, level);
  }

  /** The same as it stands before the words, with a blank; nothing for no words. */
  String before(DocxParagraph paragraph) {
    String label = next(paragraph).map(Numbering.Label::label).orElse("");
    return label.isEmpty() || paragraph.isBlank() ? "" : label + " ";
  }
}
