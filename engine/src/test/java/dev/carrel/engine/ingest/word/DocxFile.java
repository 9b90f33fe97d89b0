// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.word;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.ReadAs;
import dev.carrel.engine.ingest.AllReaders;
import dev.carrel.engine.ingest.Readings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Word files for tests, put together of parts. */
final class DocxFile {
  static final String SPACES =
      "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
          + " xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\""
          + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

  private final Map<String, String> parts = new LinkedHashMap<>();

  DocxFile(String body) {
    parts.put("[Content_Types].xml", "<Types/>");
    parts.put("word/document.xml", part("document", "<w:body>" + body + "</w:body>"));
  }

  /** With another part, as it stands in the file. */
  DocxFile with(String name, String content) {
    parts.put(name, content);
    return this;
  }

  /** With the styles or the lists that these are. */
  DocxFile with(String kind, Object content) {
    return with("word/" + kind + ".xml", part(kind, content.toString()));
  }

  /** With links of the text: type and target by the id. */
  DocxFile linking(Map<String, String> links) {
    StringBuilder all = new StringBuilder("<Relationships>");
    links.forEach(
        (id, link) -> {
          String[] two = link.split(" ", 2);
          all.append(
              "<Relationship Id=\"%s\" Type=\"http://x/%s\" Target=\"%s\"/>"
                  .formatted(id, two[0], two[1]));
        });
    return with("word/_rels/document.xml.rels", all + "</Relationships>");
  }

  Path at(Path folder) throws IOException {
    return Readings.zip(folder.resolve("made.docx"), parts);
  }

  Document read(Path folder) throws IOException {
    return AllReaders.read(at(folder));
  }

  Document read(Path folder, ReadAs as) throws IOException {
    return AllReaders.read(at(folder), as);
  }

  String text(Path folder) throws IOException {
    return Readings.text(read(folder)).strip();
  }

  static String part(String name, String content) {
    return "<w:%s %s>%s</w:%s>".formatted(name, SPACES, content, name);
  }

  static String paragraph(String runs) {
    return "<w:p>" + runs + "</w:p>";
  }

  static String run(String text) {
    return "<w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
  }

  /** With these properties. */
  static String run(String properties, String text) {
    return "<w:r><w:rPr>%s</w:rPr><w:t xml:space=\"preserve\">%s</w:t></w:r>"
        .formatted(properties, text);
  }

  static String item(int num, int level, String text) {
    return paragraph(
        "<w:pPr><w:numPr><w:ilvl w:val=\"%d\"/><w:numId w:val=\"%d\"/></w:numPr></w:pPr>"
                .formatted(level, num)
            + run(text));
  }
}
