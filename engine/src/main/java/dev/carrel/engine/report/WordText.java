// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.report;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Paragraphs and tables of a Word document, of plain words without fields or links. */
public final class WordText {
  private final Writer out;

  WordText(Writer out) {
    this.out = out;
  }

  /** What a paragraph is. */
  public enum Style {
    NORMAL("Normal"),
    TITLE("Title"),
    HEADING("Heading1"),
    STRONG("Strong"),
    QUOTE("Quote"),
    SMALL("Small");

    private final String id;

    Style(String id) {
      this.id = id;
    }

    String id() {
      return id;
    }
  }

  /**
   * What words within a paragraph are. Removed and added ones are letters in another dress, not
   * tracked changes, which could be accepted by mistake.
   */
  public enum Dress {
    PLAIN(""),
    SAID("<w:rPr><w:i/></w:rPr>"),
    REMOVED("<w:rPr><w:strike/><w:color w:val=\"8C1D18\"/></w:rPr>"),
    ADDED("<w:rPr><w:color w:val=\"0B5C33\"/><w:u w:val=\"single\"/></w:rPr>");

    private final String xml;

    Dress(String xml) {
      this.xml = xml;
    }
  }

  /** Words of one dress. */
  public record Run(Dress dress, String words) {}

  /** A paragraph; in a table as elsewhere. */
  public void paragraph(Style style, String words) throws IOException {
    paragraph(style, List.of(new Run(Dress.PLAIN, words)));
  }

  /** A paragraph of words in several dresses. */
  public void paragraph(Style style, List<Run> runs) throws IOException {
    out.write("<w:p><w:pPr><w:pStyle w:val=\"" + style.id() + "\"/></w:pPr>");
    for (Run run : runs) {
      run(run);
    }
    out.write("</w:p>");
  }

  private void run(Run run) throws IOException {
    out.write("<w:r>" + run.dress().xml);
    StringBuilder text = new StringBuilder();
    String shown = run.words().replaceAll("\\r\\n?", "\n");
    for (int i = 0; i < shown.length(); i++) {
      char c = shown.charAt(i);
      if (c == '\n' || c == '\t') {
        text(text);
        out.write(c == '\n' ? "<w:br/>" : "<w:tab/>");
      } else {
        text.append(c);
      }
    }
    text(text);
    out.write("</w:r>");
  }

  private void text(StringBuilder text) throws IOException {
    if (!text.isEmpty()) {
      out.write("<w:t xml:space=\"preserve\">" + WebPage.words(text.toString()) + "</w:t>");
      text.setLength(0);
    }
  }

  /**
   * Begins a table with a head that is repeated on each page.
   *
   * @param widths of the columns, in twentieths of a point
   */
  public void beginTable(List<String> heads, List<Integer> widths) throws IOException {
    out.write(
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"Grid\"/><w:tblW w:w=\"0\" w:type=\"auto\"/>"
            + "<w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>");
    for (int width : widths) {
      out.write("<w:gridCol w:w=\"" + width + "\"/>");
    }
    out.write("</w:tblGrid><w:tr><w:trPr><w:tblHeader/></w:trPr>");
    for (int i = 0; i < heads.size(); i++) {
      beginCell(widths.get(i));
      paragraph(Style.STRONG, heads.get(i));
      endCell();
    }
    out.write("</w:tr>");
  }

  public void beginRow() throws IOException {
    out.write("<w:tr>");
  }

  public void endRow() throws IOException {
    out.write("</w:tr>");
  }

  /**
   * Begins a cell, which must have a paragraph.
   *
   * @param width in twentieths of a point
   */
  public void beginCell(int width) throws IOException {
    out.write("<w:tc><w:tcPr><w:tcW w:w=\"" + width + "\" w:type=\"dxa\"/></w:tcPr>");
  }

  public void endCell() throws IOException {
    out.write("</w:tc>");
  }

  public void endTable() throws IOException {
    out.write("</w:tbl>");
  }
}
