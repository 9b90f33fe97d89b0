// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.report;

import dev.carrel.engine.ground.ShownText;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A Word document (ECMA-376): its parts around a body of {@link WordText}. */
public final class WordFile {
  private static final String OPEN = "application/vnd.openxmlformats-officedocument";
  private static final String PACKAGE = "application/vnd.openxmlformats-package";
  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  private static final String PACKAGES = "http://schemas.openxmlformats.org/package/2006/";

  private static final String TYPES =
      WordStyles.XML
          + "<Types xmlns=\""
          + PACKAGES
          + "content-types\"><Default Extension=\"rels\" ContentType=\""
          + PACKAGE
          + ".relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
          + part("/word/document.xml", OPEN + ".wordprocessingml.document.main+xml")
          + part("/word/styles.xml", OPEN + ".wordprocessingml.styles+xml")
          + part("/docProps/core.xml", PACKAGE + ".core-properties+xml")
          + "</Types>";

  /** The moment that a zip can hold first, so that the same words are always the same bytes. */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final ZipOutputStream zip;

  private WordFile(ZipOutputStream zip) {
    this.zip = zip;
  }

  /** How the paper, A4, is held. */
  public enum Paper {
    UPRIGHT("<w:pgSz w:w=\"11906\" w:h=\"16838\"/>"),
    ON_ITS_SIDE("<w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>");

    private final String size;

    Paper(String size) {
      this.size = size;
    }

    /** Behind the last paragraph; margins of 2 cm. */
    private String section() {
      return "<w:sectPr>"
          + size
          + "<w:pgMar w:top=\"1134\" w:right=\"1134\" w:bottom=\"1134\" w:left=\"1134\""
          + " w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/></w:sectPr>";
    }
  }

  /** What a document says. */
  @FunctionalInterface
  public interface Body {
    /**
     * Writes it.
     *
     * @throws IOException what the stream below threw
     */
    void to(WordText text) throws IOException;
  }

  /**
   * Writes one, as its words come.
   *
   * @param out is left open
   * @param created when, as the document says of itself; empty: it does not say
   * @throws IOException what the stream threw
   */
  public static void write(
      OutputStream out, String title, Optional<Instant> created, Paper paper, Body body)
      throws IOException {
    // Finished and not closed: the stream is the caller's.
    ZipOutputStream zip = new ZipOutputStream(out);
    new WordFile(zip).write(ShownText.line(title), created, paper, body);
    zip.finish();
  }

  private void write(String title, Optional<Instant> created, Paper paper, Body body)
      throws IOException {
    put("[Content_Types].xml", TYPES);
    put(
        "_rels/.rels",
        related(
            relation("r1", OFFICE + "officeDocument", "word/document.xml"),
            relation(
                "r2", PACKAGES + "relationships/metadata/core-properties", "docProps/core.xml")));
    put("word/_rels/document.xml.rels", related(relation("r1", OFFICE + "styles", "styles.xml")));
    put("word/styles.xml", WordStyles.ALL);
    put("docProps/core.xml", core(title, created));
    next("word/document.xml");
    Writer writer =
        new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8.newEncoder()));
    writer.write(WordStyles.XML + "<w:document " + WordStyles.NAMESPACE + "><w:body>");
    body.to(new WordText(writer));
    writer.write(paper.section() + "</w:body></w:document>");
    writer.flush();
    zip.closeEntry();
  }

  private void next(String name) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(NO_TIME);
    zip.putNextEntry(entry);
  }

  private void put(String name, String text) throws IOException {
    next(name);
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private static String part(String name, String type) {
    return "<Override PartName=\"" + name + "\" ContentType=\"" + type + "\"/>";
  }

  private static String relation(String id, String type, String target) {
    return "<Relationship Id=\"%s\" Type=\"%s\" Target=\"%s\"/>".formatted(id, type, target);
  }

  private static String related(String... relations) {
    return WordStyles.XML
        + "<Relationships xmlns=\""
        + PACKAGES
        + "relationships\">"
        + String.join("", relations)
        + "</Relationships>";
  }

  /** What the document says of itself. */
  private static String core(String title, Optional<Instant> created) {
    return WordStyles.XML
        + "<cp:coreProperties xmlns:cp=\""
        + PACKAGES
        + "metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
        + " xmlns:dcterms=\"http://purl.org/dc/terms/\""
        + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>"
        + WebPage.words(title)
        + "</dc:title>"
        + created
            .map(
                when ->
                    "<dcterms:created xsi:type=\"dcterms:W3CDTF\">%s</dcterms:created>"
                        .formatted(when.truncatedTo(ChronoUnit.SECONDS)))
            .orElse("")
        + "</cp:coreProperties>";
  }
}
