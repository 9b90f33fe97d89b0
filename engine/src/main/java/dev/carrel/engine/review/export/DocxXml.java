// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review.export;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Paragraphs and tables of a word processor's document, of plain words without fields or links. */
record DocxXml(Writer out) {
  /** A paragraph in a style; in a table as elsewhere. */
  void paragraph(String style, String words) throws IOException {
    out.write("<w:p><w:pPr><w:pStyle w:val=\"" + style + "\"/></w:pPr>");
    run(words);
    out.write("</w:p>");
  }

  private void run(String words) throws IOException {
    out.write("<w:r>");
    StringBuilder text = new StringBuilder();
    String shown = words.replaceAll("\\r\\n?", "\n");
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
      out.write("<w:t xml:space=\"preserve\">");
      out.write(HtmlReport.escaped(text.toString()));
      out.write("</w:t>");
      text.setLength(0);
    }
  }

  /** Begins a table with a head that is repeated on each page. */
  void beginTable(List<String> heads, List<Integer> widths) throws IOException {
    out.write(
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"Grid\"/><w:tblW w:w=\"0\" w:type=\"auto\"/>"
            + "<w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>");
    for (int width : widths) {
      out.write("<w:gridCol w:w=\"" + width + "\"/>");
    }
    out.write("</w:tblGrid><w:tr><w:trPr><w:tblHeader/></w:trPr>");
    for (int i = 0; i < heads.size(); i++) {
      beginCell(widths.get(i));
      paragraph("Strong", heads.get(i));
      endCell();
    }
    out.write("</w:tr>");
  }

  void beginRow() throws IOException {
    out.write("<w:tr>");
  }

  void endRow() throws IOException {
    out.write("</w:tr>");
  }

  /**
   * Begins a cell, which must have a paragraph.
   *
   * @param width in twentieths of a point
   */
  void beginCell(int width) throws IOException {
    out.write("<w:tc><w:tcPr><w:tcW w:w=\"" + width + "\" w:type=\"dxa\"/></w:tcPr>");
  }

  void endCell() throws IOException {
    out.write("</w:tc>");
  }

  void endTable() throws IOException {
    out.write("</w:tbl>");
  }
}
