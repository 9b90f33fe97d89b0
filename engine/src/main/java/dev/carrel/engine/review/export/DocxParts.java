// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review.export;

/** The parts of a word processor's document that are always the same. */
final class DocxParts {
  static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

  static final String NAMESPACE =
      "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

  private static final String OPEN = "application/vnd.openxmlformats-officedocument";
  private static final String PACKAGE = "application/vnd.openxmlformats-package";
  private static final String RELATED =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String RELATIONSHIPS =
      "<Relationships" + " xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";

  static final String TYPES =
      XML
          + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
          + "<Default Extension=\"rels\" ContentType=\""
          + PACKAGE
          + ".relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
          + "<Override PartName=\"/word/document.xml\" ContentType=\""
          + OPEN
          + ".wordprocessingml.document.main+xml\"/>"
          + "<Override PartName=\"/word/styles.xml\" ContentType=\""
          + OPEN
          + ".wordprocessingml.styles+xml\"/>"
          + "<Override PartName=\"/docProps/core.xml\" ContentType=\""
          + PACKAGE
          + ".core-properties+xml\"/></Types>";

  static final String ROOT =
      XML
          + RELATIONSHIPS
          + "<Relationship Id=\"r1\" Type=\""
          + RELATED
          + "/officeDocument\" Target=\"word/document.xml\"/><Relationship Id=\"r2\" Type=\""
          + "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
          + "\" Target=\"docProps/core.xml\"/></Relationships>";

  static final String DOCUMENT =
      XML
          + RELATIONSHIPS
          + "<Relationship Id=\"r1\" Type=\""
          + RELATED
          + "/styles\" Target=\"styles.xml\"/></Relationships>";

  static final String STYLES =
      XML
          + "<w:styles "
          + NAMESPACE
          + "><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Calibri\""
          + " w:hAnsi=\"Calibri\" w:cs=\"Calibri\"/><w:sz w:val=\"21\"/></w:rPr></w:rPrDefault>"
          + "<w:pPrDefault><w:pPr><w:spacing w:after=\"80\"/></w:pPr></w:pPrDefault>"
          + "</w:docDefaults><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\">"
          + "<w:name w:val=\"Normal\"/></w:style>"
          + style("Title", "Title", "", "<w:b/><w:sz w:val=\"40\"/>")
          + style(
              "Heading1",
              "heading 1",
              "<w:keepNext/><w:spacing w:before=\"360\" w:after=\"120\"/>"
                  + "<w:outlineLvl w:val=\"0\"/>",
              "<w:b/><w:sz w:val=\"28\"/>")
          + style("Strong", "Strong words", "", "<w:b/>")
          + style("Quote", "Quote", "<w:ind w:left=\"200\"/>", "<w:i/>")
          + style("Small", "Small", "", "<w:color w:val=\"55595F\"/><w:sz w:val=\"18\"/>")
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

  /** Behind the last paragraph: A4 on its side, margins of 2 cm. */
  static final String SECTION =
      "<w:sectPr><w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/><w:pgMar"
          + " w:top=\"1134\" w:right=\"1134\" w:bottom=\"1134\" w:left=\"1134\" w:header=\"567\""
          + " w:footer=\"567\" w:gutter=\"0\"/></w:sectPr>";

  private DocxParts() {}

  private static String style(String id, String name, String paragraph, String run) {
    return "<w:style w:type=\"paragraph\" w:styleId=\""
        + id
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

  /** What the document says of itself. */
  static String core(String title, String created) {
    return XML
        + "<cp:coreProperties xmlns:cp="
        + "\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\""
        + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
        + " xmlns:dcterms=\"http://purl.org/dc/terms/\""
        + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>"
        + HtmlReport.escaped(title)
        + "</dc:title><dcterms:created xsi:type=\"dcterms:W3CDTF\">"
        + created
        + "</dcterms:created></cp:coreProperties>";
  }
}
