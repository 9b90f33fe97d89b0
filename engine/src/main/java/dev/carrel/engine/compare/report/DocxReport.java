// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.compare.report;

import dev.carrel.engine.compare.Change.Piece;
import dev.carrel.engine.ground.XmlText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A report as a Word document (ECMA-376): what was taken out is struck out and red, what was put in
 * is underlined and green. These are letters in another dress, not tracked changes, which could be
 * accepted by mistake.
 */
final class DocxReport {
  private static final String HEAD =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
  private static final String TYPES =
      HEAD
          + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
          + "<Default Extension=\"rels\""
          + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
          + "<Override PartName=\"/word/document.xml\" ContentType=\"application/"
          + "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>"
          + "<Override PartName=\"/word/styles.xml\" ContentType=\"application/"
          + "vnd.openxmlformats-officedocument.wordprocessingml.styles+xml\"/></Types>";
  private static final String RELATIONS =
      HEAD
          + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
          + "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/"
          + "2006/relationships/%s\" Target=\"%s\"/></Relationships>";
  private static final String WORD =
      " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">";
  private static final String STYLES =
      HEAD
          + "<w:styles"
          + WORD
          + "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\">"
          + "<w:name w:val=\"Normal\"/><w:pPr><w:spacing w:after=\"120\"/></w:pPr></w:style>"
          + heading(1, 32)
          + heading(2, 24)
          + "</w:styles>";

  private static final String ITALIC = "<w:rPr><w:i/></w:rPr>";

  /** The moment that a zip can hold first, so that one comparison always gives the same bytes. */
  private static final long NO_TIME = 315_532_800_000L;

  private DocxReport() {}

  private static String heading(int level, int halfPoints) {
    return ("<w:style w:type=\"paragraph\" w:styleId=\"Heading%d\"><w:name w:val=\"heading %d\"/>"
            + "<w:basedOn w:val=\"Normal\"/><w:next w:val=\"Normal\"/><w:pPr><w:keepNext/>"
            + "<w:spacing w:before=\"240\"/><w:outlineLvl w:val=\"%d\"/></w:pPr>"
            + "<w:rPr><w:b/><w:sz w:val=\"%d\"/></w:rPr></w:style>")
        .formatted(level, level, level - 1, halfPoints);
  }

  static byte[] of(Report report) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      put(zip, "[Content_Types].xml", TYPES);
      put(zip, "_rels/.rels", RELATIONS.formatted("officeDocument", "word/document.xml"));
      put(zip, "word/document.xml", document(report));
      put(zip, "word/styles.xml", STYLES);
      put(zip, "word/_rels/document.xml.rels", RELATIONS.formatted("styles", "styles.xml"));
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  private static void put(ZipOutputStream zip, String name, String text) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(NO_TIME);
    zip.putNextEntry(entry);
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private static String document(Report report) {
    StringBuilder out = new StringBuilder(HEAD).append("<w:document").append(WORD);
    out.append("<w:body>").append(paragraph("Heading1", run("", report.title())));
    out.append(paragraph("", run("", report.summary())));
    for (Report.Row row : report.rows()) {
      out.append(paragraph("Heading2", run("", row.heading())));
      StringBuilder runs = new StringBuilder();
      row.pieces().forEach(piece -> runs.append(run(dress(piece.how()), piece.text() + " ")));
      out.append(paragraph("", runs.toString()));
      report.meaning(row).ifPresent(said -> out.append(paragraph("", run(ITALIC, said))));
    }
    return out.append("<w:sectPr/></w:body></w:document>").toString();
  }

  private static String dress(Piece.How how) {
    return switch (how) {
      case KEPT -> "";
      case REMOVED -> "<w:rPr><w:strike/><w:color w:val=\"8C1D18\"/></w:rPr>";
      case ADDED -> "<w:rPr><w:color w:val=\"0B5C33\"/><w:u w:val=\"single\"/></w:rPr>";
    };
  }

  private static String paragraph(String style, String runs) {
    String properties = style.isEmpty() ? "" : "<w:pPr><w:pStyle w:val=\"" + style + "\"/></w:pPr>";
    return "<w:p>" + properties + runs + "</w:p>";
  }

  private static String run(String dress, String text) {
    return "<w:r>" + dress + "<w:t xml:space=\"preserve\">" + XmlText.of(text) + "</w:t></w:r>";
  }
}
