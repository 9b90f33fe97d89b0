// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.slides;

import dev.carrel.engine.document.Mark;
import dev.carrel.engine.ingest.Watch;
import dev.carrel.engine.ingest.flow.DrawnParts;
import dev.carrel.engine.ingest.flow.FlowedText;
import dev.carrel.engine.ingest.flow.Formula;
import dev.carrel.engine.ingest.flow.OfficeMath;
import dev.carrel.engine.ingest.flow.PartLinks;
import dev.carrel.engine.ingest.flow.RaisedSigns;
import dev.carrel.engine.ingest.flow.SafeXml;
import dev.carrel.engine.ingest.flow.SymbolSigns;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Writes a slide of PowerPoint's: paragraphs, rows of tables, words for pictures; of notes only
 * what the speaker wrote. Belongs to one thread.
 */
final class SlideText {
  private final XMLStreamReader in;
  private final FlowedText out;
  private final PartLinks links;
  private final Watch watch;
  private final boolean notes;
  private final StringBuilder paragraph = new StringBuilder();
  private final StringBuilder noted = new StringBuilder();
  private final StringBuilder unseen = new StringBuilder();
  private String baseline = "";
  private String font = "";
  private boolean struck;
  private boolean leftOut;
  private boolean hiddenShape;
  private boolean hiddenSlide;
  private boolean inTable;
  private boolean cellHasText;
  private int cells;
  private String pictureWords = "";
  private final SlideNumbers numbers = new SlideNumbers();

  SlideText(XMLStreamReader in, FlowedText out, PartLinks links, Watch watch, boolean notes) {
    this.in = in;
    this.out = out;
    this.links = links;
    this.watch = watch;
    this.notes = notes;
  }

  /** Writes it, and says whether it is hidden. */
  boolean write() throws XMLStreamException {
    while (in.hasNext()) {
      watch.check();
      int event = in.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        begin();
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        end(in.getLocalName());
      }
    }
    if (!noted.isEmpty()) {
      out.endParagraph();
      out.write("[Notes: " + noted.toString().replaceAll("\\s+", " ") + "]", Mark.Kind.NOTE);
      out.endParagraph();
    }
    if (!unseen.toString().isBlank()) {
      out.writeUnseen(unseen.toString().strip());
    }
    return hiddenSlide;
  }

  private void begin() throws XMLStreamException {
    numbers.look(in);
    switch (in.getLocalName()) {
      case "sld" -> {
        hiddenSlide = SafeXml.attribute(in, "show").matches("0|false");
        if (hiddenSlide) {
          out.write("(a hidden slide)");
          out.endParagraph();
        }
      }
      case "sp", "pic", "graphicFrame", "cxnSp" -> {
        leftOut = false;
        hiddenShape = false;
      }
      case "cNvPr" -> {
        hiddenShape = SafeXml.attribute(in, "hidden").matches("1|true");
        pictureWords = SafeXml.attribute(in, "descr");
      }
      case "ph" -> leftOut = SafeXml.attribute(in, "type").matches("sldNum|dt|ftr|hdr|sldImg");
      case "txBody" -> numbers.begin();
      case "p" -> numbers.paragraph();
      case "blip" -> picture();
      case "tbl" -> inTable = true;
      case "tr" -> cells = 0;
      case "tc" -> {
        cellHasText = false;
        if (cells++ > 0) {
          out.write(" | ");
        }
      }
      case "r", "fld" -> {
        baseline = "";
        font = "";
        struck = false;
      }
      case "rPr" -> {
        baseline = SafeXml.attribute(in, "baseline");
        struck = SafeXml.attribute(in, "strike").matches("sngStrike|dblStrike");
      }
      case "latin", "sym" -> font = SafeXml.attribute(in, "typeface");
      case "t" -> text(SafeXml.unescaped(in.getElementText()));
      case "oMath" -> Formula.append(paragraph, OfficeMath.of(in, watch));
      case "br" -> paragraph.append('\n');
      default -> {}
    }
  }

  private void text(String raw) {
    if (leftOut) {
      return;
    }
    String words = raised(SymbolSigns.shown(raw, font));
    paragraph.append(struck && !words.isBlank() ? "~~" + words.strip() + "~~" : words);
  }

  /** By the baseline's shift, in thousandths of a per cent. */
  private String raised(String words) {
    if (baseline.isEmpty() || baseline.equals("0")) {
      return words;
    }
    char last = paragraph.isEmpty() ? ' ' : paragraph.charAt(paragraph.length() - 1);
    return baseline.startsWith("-") ? RaisedSigns.below(words) : RaisedSigns.above(words, last);
  }

  /** What somebody wrote for those who do not see a picture; not what a program guessed. */
  private void picture() {
    String words = pictureWords.replaceAll("\\s+", " ").strip();
    pictureWords = "";
    if (!words.isEmpty() && !notes && !words.matches(DrawnParts.GUESSED_WORDS)) {
      out.endParagraph();
      out.write("[Picture: " + words + "]");
      out.endParagraph();
    }
    if (!notes && !hiddenShape) {
      links
          .part(SafeXml.attribute(in, "embed"))
          .ifPresent(
              part -> {
                out.endParagraph();
                out.picture(part);
              });
    }
  }

  private void end(String name) {
    numbers.end(name);
    switch (name) {
      case "p" -> endParagraph();
      case "tr" -> out.endLine();
      case "tbl" -> inTable = false;
      case "sp" -> {
        leftOut = false;
        hiddenShape = false;
        if (!notes) {
          out.endParagraph();
        }
      }
      default -> {}
    }
  }

  private void endParagraph() {
    String bare = paragraph.toString().strip();
    paragraph.setLength(0);
    if (bare.isEmpty()) {
      return;
    }
    String words = numbers.next() + bare;
    if (hiddenShape) {
      unseen.append(words).append('\n');
    } else if (notes) {
      noted.append(noted.isEmpty() ? "" : " ").append(words);
    } else if (inTable) {
      out.write((cellHasText ? " " : "") + words.replaceAll("\\s+", " "));
      cellHasText = true;
    } else {
      out.write(words);
      out.endLine();
    }
  }
}
