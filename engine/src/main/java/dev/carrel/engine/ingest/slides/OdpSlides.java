// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.slides;

import dev.carrel.engine.document.Mark;
import dev.carrel.engine.document.Notice;
import dev.carrel.engine.ingest.flow.FlowedText;
import dev.carrel.engine.ingest.flow.MadeBy;
import dev.carrel.engine.ingest.flow.OpenContent;
import dev.carrel.engine.ingest.flow.OpenDocument;
import dev.carrel.engine.ingest.flow.SafeXml;
import dev.carrel.engine.ingest.flow.SpanLooks;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Writes the slides of an OpenDocument presentation. Belongs to one thread. */
final class OdpSlides implements OpenContent {
  private final FlowedText out;
  private final SpanLooks looks = new SpanLooks();
  private final Set<String> hiddenStyles = new HashSet<>();
  private final StringBuilder paragraph = new StringBuilder();
  private final StringBuilder aside = new StringBuilder();
  private final List<String> remarks = new ArrayList<>();
  private final List<String> hidden = new ArrayList<>();
  private final Set<String> pictures = new HashSet<>();
  private String style = "";
  private String author = "";
  private int slides;
  private boolean onSlide;
  private boolean notes;
  private boolean annotation;
  private int paragraphs;
  private int rows;
  private int cells;
  private int leftOut;
  private int comments;

  OdpSlides(FlowedText out) {
    this.out = out;
  }

  @Override
  public int comments() {
    return comments;
  }

  @Override
  public int pictures() {
    return pictures.size();
  }

  @Override
  public List<Notice> notices() {
    List<Notice> notices = new ArrayList<>(OpenContent.super.notices());
    if (!hidden.isEmpty()) {
      notices.add(new Notice(Notice.Code.HIDDEN_SLIDES, hidden.size(), String.join(", ", hidden)));
    }
    return notices;
  }

  @Override
  public void words(String text) {
    if (leftOut > 0 || !onSlide || paragraphs == 0) {
      return;
    }
    String said = text.replaceAll("\\s+", " ");
    if (annotation || notes) {
      aside.append(said);
      return;
    }
    char before = paragraph.isEmpty() ? ' ' : paragraph.charAt(paragraph.length() - 1);
    String shown = looks.now().shown(said, before);
    paragraph.append(
        looks.now().struck() && !shown.isBlank() ? "~~" + shown.strip() + "~~" : shown);
  }

  @Override
  public void begin(XMLStreamReader in) throws XMLStreamException {
    String name = in.getLocalName();
    if (leftOut > 0 || OpenDocument.isNoText(in) || isBeside(in, name)) {
      leftOut++;
      return;
    }
    looks.begin(in);
    switch (name) {
      case "style" -> style = SafeXml.attribute(in, "name");
      case "drawing-page-properties" -> {
        if (SafeXml.attribute(in, "visibility").equals("hidden")) {
          hiddenStyles.add(style);
        }
      }
      case "page" -> beginSlide(SafeXml.attribute(in, "style-name"));
      case "notes" -> notes = true;
      case "image" -> picture(OpenDocument.part(in));
      case "annotation" -> {
        annotation = true;
        author = "";
        aside.setLength(0);
      }
      case "creator" -> author = annotation ? in.getElementText().strip() : author;
      case "p", "h" -> {
        paragraphs++;
        aside.append(aside.isEmpty() ? "" : " ");
      }
      case "table-row" -> {
        rows++;
        cells = 0;
      }
      case "table-cell", "covered-table-cell" -> {
        if (cells++ > 0) {
          out.write(" | ");
        }
      }
      case "s", "tab" -> words(" ");
      case "line-break" -> {
        if (!annotation && !notes && rows == 0) {
          paragraph.append('\n');
        } else {
          words(" ");
        }
      }
      default -> {}
    }
  }

  /** What runs above or below the slides, and dates of comments. */
  private static boolean isBeside(XMLStreamReader in, String name) {
    return switch (name) {
      case "date", "date-string", "sender-initials" -> true;
      case "frame" ->
          SafeXml.attribute(in, "class").matches("header|footer|date-time|page-number|page");
      default -> false;
    };
  }

  private void picture(String part) {
    if (onSlide && !notes && OpenDocument.isOwn(part)) {
      pictures.add(part);
      if (rows == 0) {
        out.endParagraph();
      }
      out.picture(part);
    }
  }

  private void beginSlide(String looksLike) {
    out.newPage();
    out.address("slide " + ++slides);
    onSlide = true;
    if (hiddenStyles.contains(looksLike)) {
      hidden.add(Integer.toString(slides));
      out.write("(a hidden slide)");
      out.endParagraph();
    }
  }

  @Override
  public void end(String name) {
    if (leftOut > 0) {
      leftOut--;
      return;
    }
    looks.end(name);
    switch (name) {
      case "p", "h" -> {
        paragraphs = Math.max(0, paragraphs - 1);
        endParagraph();
      }
      case "table-row" -> {
        rows--;
        out.endLine();
      }
      case "frame", "custom-shape", "table" -> {
        if (rows == 0 && !notes) {
          out.endParagraph();
        }
      }
      case "annotation" -> {
        annotation = false;
        remark("[Comment" + MadeBy.of(author) + ": " + aside.toString().strip() + "]");
      }
      case "notes" -> {
        notes = false;
        if (!aside.toString().isBlank()) {
          out.endParagraph();
          out.write("[Notes: " + aside.toString().strip() + "]", Mark.Kind.NOTE);
        }
        aside.setLength(0);
      }
      case "page" -> endSlide();
      default -> {}
    }
  }

  private void remark(String line) {
    comments++;
    remarks.add(line);
    aside.setLength(0);
  }

  private void endParagraph() {
    String words = paragraph.toString().strip();
    paragraph.setLength(0);
    if (words.isEmpty()) {
      return;
    }
    if (rows > 0) {
      out.write((out.last() == '\n' || out.last() == ' ' ? "" : " ") + words);
    } else {
      out.write(words);
      out.endLine();
    }
  }

  private void endSlide() {
    for (String line : remarks) {
      out.endParagraph();
      out.write(line, Mark.Kind.COMMENT);
    }
    remarks.clear();
    out.endParagraph();
    onSlide = false;
  }
}
