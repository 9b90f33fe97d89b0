// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.word;

import dev.carrel.engine.document.Mark;
import dev.carrel.engine.document.ReadAs;
import dev.carrel.engine.ingest.Watch;
import dev.carrel.engine.ingest.flow.DrawnParts;
import dev.carrel.engine.ingest.flow.Formula;
import dev.carrel.engine.ingest.flow.MadeBy;
import dev.carrel.engine.ingest.flow.OfficeMath;
import dev.carrel.engine.ingest.flow.RaisedSigns;
import dev.carrel.engine.ingest.flow.SafeXml;
import dev.carrel.engine.ingest.flow.SymbolSigns;
import dev.carrel.engine.ingest.flow.TrackedChange;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The words of paragraphs with how they look and how they were changed, wherever paragraphs stand:
 * in the text, in notes, in comments. Belongs to one thread.
 */
final class DocxRuns {
  private final Styles styles;
  private final ReadAs.Changes wanted;
  private final Watch watch;
  private final Deque<TrackedChange> change = new ArrayDeque<>();
  private final DocxFields fields;
  private Styles.Looks looks = Styles.Looks.NONE;
  private boolean inRunProperties;
  private boolean inParagraphProperties;
  private String pictureWords = "";
  private int changes;

  DocxRuns(Styles styles, ReadAs.Changes wanted, Watch watch) {
    this.styles = styles;
    this.fields = new DocxFields(styles);
    this.wanted = wanted;
    this.watch = watch;
  }

  /** How many tracked changes there were. */
  int changes() {
    return changes;
  }

  /** Counts a change of what holds paragraphs. */
  void countChange() {
    changes++;
  }

  static boolean isOn(String value) {
    return !value.equals("0") && !value.equals("false") && !value.equals("off");
  }

  /** The change that an element of this name stands for. */
  private static TrackedChange changeOf(String name) {
    return switch (name) {
      case "ins" -> TrackedChange.INSERTED;
      case "del" -> TrackedChange.DELETED;
      case "moveFrom" -> TrackedChange.MOVED_AWAY;
      default -> TrackedChange.MOVED_HERE;
    };
  }

  /** Whether something that came so is not wanted. */
  boolean isLeftOut(String how) {
    return changeOf(how).isLeftOut(wanted);
  }

  /** Whether what is read now is not wanted. */
  boolean isLeftOut() {
    return change.stream().anyMatch(how -> how.isLeftOut(wanted));
  }

  /** An element begins that is no paragraph, none that holds some, and refers to nothing. */
  void begin(XMLStreamReader in, @Nullable DocxParagraph paragraph) throws XMLStreamException {
    String name = in.getLocalName();
    switch (name) {
      // How words are said, and how they looked before that was changed.
      case "rt",
          "rPrChange",
          "pPrChange",
          "tblPrChange",
          "trPrChange",
          "tcPrChange",
          "sectPrChange" ->
          skip(in);
      case "pPr" -> inParagraphProperties = true;
      case "rPr" -> inRunProperties = true;
      case "r" -> looks = Styles.Looks.NONE;
      case "ins", "del", "moveFrom", "moveTo" -> change(in, name, paragraph);
      case "fldChar" -> {
        String shown = fields.part(SafeXml.attribute(in, "fldCharType"), paragraph);
        if (paragraph != null && !shown.isEmpty()) {
          apart(paragraph, shown);
        }
      }
      case "instrText" -> fields.code(in.getElementText());
      default -> {
        if (paragraph != null) {
          within(in, name, paragraph);
        }
      }
    }
  }

  /** An element ends. */
  void end(String name, @Nullable DocxParagraph paragraph) {
    switch (name) {
      case "pPr" -> inParagraphProperties = false;
      case "rPr" -> inRunProperties = false;
      case "ins", "del", "moveFrom", "moveTo" -> {
        if (!inRunProperties && !inParagraphProperties) {
          endChange(changeOf(name), paragraph);
        }
      }
      default -> {}
    }
  }

  static void skip(XMLStreamReader in) throws XMLStreamException {
    for (int depth = 1; depth > 0 && in.hasNext(); ) {
      int event = in.next();
      depth += event == XMLStreamConstants.START_ELEMENT ? 1 : 0;
      depth -= event == XMLStreamConstants.END_ELEMENT ? 1 : 0;
    }
  }

  private void within(XMLStreamReader in, String name, DocxParagraph paragraph)
      throws XMLStreamException {
    String value = SafeXml.attribute(in, "val");
    boolean ofRun = inRunProperties && !inParagraphProperties;
    switch (name) {
      case "pStyle" -> paragraph.style = value;
      case "numId" -> paragraph.numId = inParagraphProperties ? value : paragraph.numId;
      case "ilvl" -> paragraph.level = level(value);
      case "outlineLvl" -> paragraph.outline = level(value);
      case "rStyle", "vanish", "strike", "dstrike", "rFonts", "vertAlign", "position" -> {
        if (ofRun) {
          looks = name.equals("rStyle") ? styles.looks(value).under(looks) : looks.with(in, name);
        }
      }
      case "t", "delText" -> text(paragraph, shown(paragraph, in.getElementText()));
      case "oMath" -> apart(paragraph, OfficeMath.of(in, watch));
      case "tab", "ptab" -> {
        if (!inParagraphProperties) {
          text(paragraph, " ");
        }
      }
      case "br", "cr" -> text(paragraph, "\n");
      case "noBreakHyphen" -> text(paragraph, "-");
      case "sym" -> text(paragraph, symbol(in));
      case "ffData" -> formField(paragraph, FormField.shown(in));
      case "docPr" -> pictureWords = SafeXml.attribute(in, "descr");
      case "blip" -> picture(paragraph, SafeXml.attribute(in, "embed"));
      case "imagedata" -> picture(paragraph, SafeXml.attribute(in, "id"));
      case "textpath" -> {
        String words = SafeXml.attribute(in, "string").strip();
        if (!words.isEmpty()) {
          paragraph.addBehind("[Drawn words: " + words + "]");
        }
      }
      default -> {}
    }
  }

  private static int level(String value) {
    return value.matches("[0-8]") ? value.charAt(0) - '0' : -1;
  }

  private static String symbol(XMLStreamReader in) {
    try {
      int code = Integer.parseInt(SafeXml.attribute(in, "char"), 16);
      return SymbolSigns.at(SafeXml.attribute(in, "font"), code);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private Styles.Looks looks(DocxParagraph paragraph) {
    return styles.looks(paragraph.style).under(looks);
  }

  private String shown(DocxParagraph paragraph, String words) {
    return SymbolSigns.shown(words, looks(paragraph).font());
  }

  /** What it shows stands in how it is made, which is no text otherwise. */
  private void formField(DocxParagraph paragraph, String shown) {
    if (!shown.isEmpty() && !isLeftOut()) {
      paragraph.add(shown, kind());
    }
  }

  private void picture(DocxParagraph paragraph, String link) {
    String words = pictureWords.replaceAll("\\s+", " ").strip();
    pictureWords = "";
    if (!isLeftOut() && !link.isEmpty()) {
      paragraph.pictures.add(link);
    }
    if (!isLeftOut() && !words.isEmpty() && !words.matches(DrawnParts.GUESSED_WORDS)) {
      paragraph.addBehind("[Picture: " + words + "]");
    }
  }

  /** Goes on with words whose figures do not join those before them. */
  private void apart(DocxParagraph paragraph, String words) {
    StringBuilder before = new StringBuilder(Character.toString(paragraph.last()));
    Formula.append(before, words);
    text(paragraph, before.substring(1));
  }

  /** Goes on with words. */
  private void text(DocxParagraph paragraph, String said) {
    if (fields.isCode() || isLeftOut()) {
      return;
    }
    Styles.Looks now = looks(paragraph);
    String words = RaisedSigns.aligned(said, now.raised(), paragraph.last());
    if (now.isHidden()) {
      paragraph.unseen.append(words);
      return;
    }
    Mark.Kind kind = kind();
    if (kind == null && now.isStruck() && !words.isBlank()) {
      String bare = words.strip();
      int from = words.indexOf(bare);
      paragraph.add(words.substring(0, from), null);
      paragraph.add("~~" + bare + "~~", Mark.Kind.STRUCK);
      paragraph.add(words.substring(from + bare.length()), null);
    } else {
      paragraph.add(words, kind);
    }
  }

  private Mark.@Nullable Kind kind() {
    TrackedChange how = change.peek();
    return how == null || wanted != ReadAs.Changes.BOTH ? null : how.mark();
  }

  private void change(XMLStreamReader in, String how, @Nullable DocxParagraph paragraph) {
    if (inRunProperties && inParagraphProperties && paragraph != null) {
      paragraph.breakHidden |= isLeftOut(how);
    } else if (!inRunProperties && !inParagraphProperties) {
      beginChange(changeOf(how), SafeXml.attribute(in, "author").strip(), paragraph);
    }
  }

  private void beginChange(TrackedChange how, String author, @Nullable DocxParagraph paragraph) {
    change.push(how);
    changes++;
    if (paragraph != null && wanted == ReadAs.Changes.BOTH) {
      paragraph.add(how.begins(MadeBy.of(author)), null);
    }
  }

  private void endChange(TrackedChange how, @Nullable DocxParagraph paragraph) {
    if (change.peek() == how) {
      change.pop();
      if (paragraph != null && wanted == ReadAs.Changes.BOTH) {
        paragraph.add(how.ends(), null);
      }
    }
  }
}
