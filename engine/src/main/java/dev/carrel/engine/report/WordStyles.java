// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.report;

import dev.carrel.engine.report.WordText.Style;

/** How paragraphs and tables of Word documents look: one part, the same in all. */
final class WordStyles {
  static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

  static final String NAMESPACE =
      "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

  static final String ALL =
      XML
          + "<w:styles "
          + NAMESPACE
          + "><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Calibri\""
          + " w:hAnsi=\"Calibri\" w:cs=\"Calibri\"/><w:sz w:val=\"21\"/></w:rPr></w:rPrDefault>"
          + "<w:pPrDefault><w:pPr><w:spacing w:after=\"80\"/></w:pPr></w:pPrDefault>"
          + "</w:docDefaults><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\">"
          + "<w:name w:val=\"Normal\"/></w:style>"
          + style(Style.TITLE, "Title", "", "<w:b/><w:sz w:val=\"40\"/>")
          + style(
              Style.HEADING,
              "heading 1",
              "<w:keepNext/><w:spacing w:before=\"360\" w:after=\"120\"/>"
                  + "<w:outlineLvl w:val=\"0\"/>",
              "<w:b/><w:sz w:val=\"28\"/>")
          + style(Style.STRONG, "Strong words", "", "<w:b/>")
          + style(Style.QUOTE, "Quote", "<w:ind w:left=\"200\"/>", "<w:i/>")
          + style(Style.SMALL, "Small", "", "<w:color w:val=\"55595F\"/><w:sz w:val=\"18\"/>")
          + "<w:style w:type=\"table\" w:styleId=\"Grid\"><w:name w:val=\"Table Grid\"/>"
          + "<w:tblPr><w:tblBorders>"
          + border("top")
          + border("left")
          + border("bottom")
          + border("right")
          + border("insideH")
          + border("insideV")
          + "</w:tblBorders><w:tblCellMar><w:left w:w=\"100\" w:type=\"dxa\"/>"
          + "<w:right w:w=\"100\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>"
          + "</w:styles>";

  private WordStyles() {}

  private static String style(Style of, String name, String paragraph, String run) {
    return "<w:style w:type=\"paragraph\" w:styleId=\""
        + of.id()
        + "\"><w:name w:val=\""
        + name
        + "\"/><w:basedOn w:val=\"Normal\"/>"
        + (paragraph.isEmpty() ? "" : "<w:pPr>" + paragraph + "</w:pPr>")
        + "<w:rPr>"
        + run
        + "</w:rPr></w:style>";
  }

  private static String border(String side) {
    return "<w:" + side + " w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"A6A6A6\"/>";
  }
}
