// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.binary;

import dev.carrel.engine.ingest.word.NumberFormat;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.hwpf.model.DocumentProperties;
import org.apache.poi.hwpf.usermodel.Range;

/**
 * The numbers of a Word file's notes: footnotes and endnotes count by themselves, each from a first
 * number and in a format that the file has for the whole text ([MS-DOC], 2.7.2 and 2.7.4). Asked in
 * the order of the text; where they begin anew on each page they are counted on, since pages are
 * not known.
 */
final class DocNoteNumbers {
  private static final int PROPERTIES = 31;

  /** Since Word 97 the file has formats; before, footnotes were in digits. */
  private static final int OF_97 = 500;

  private static final int EACH_SECTION = 1;

  /** One kind of notes. */
  private static final class Kind {
    private final String format;
    private final int first;
    private final boolean eachSection;
    private int next;
    private int section;

    Kind(String format, int first, int restart) {
      this.format = format;
      this.first = Math.max(1, first);
      this.eachSection = restart == EACH_SECTION;
      this.next = this.first;
    }

    String next(int inSection) {
      if (eachSection && inSection != section) {
        next = first;
      }
      section = inSection;
      return NumberFormat.of(format, next++);
    }
  }

  private final Range text;
  private final Kind foot;
  private final Kind end;

  DocNoteNumbers(HWPFDocument document) {
    text = document.getRange();
    boolean told = DocParts.part(document, PROPERTIES).remaining() >= OF_97;
    DocumentProperties said = document.getDocProperties();
    if (told && said != null) {
      foot = new Kind(DocNumbers.format(said.getNfcFtnRef()), said.getNFtn(), said.getRncFtn());
      end = new Kind(DocNumbers.format(said.getNfcEdnRef()), said.getNEdn(), said.getRncEdn());
    } else {
      foot = new Kind("decimal", 1, 0);
      end = new Kind("lowerRoman", 1, 0);
    }
  }

  /** The number of the next note; counts it. */
  String next(boolean endnote, int place) {
    Kind kind = endnote ? end : foot;
    return kind.next(kind.eachSection ? section(place) : 0);
  }

  private int section(int place) {
    int section = 0;
    while (section + 1 < text.numSections() && text.getSection(section).getEndOffset() <= place) {
      section++;
    }
    return section;
  }
}
