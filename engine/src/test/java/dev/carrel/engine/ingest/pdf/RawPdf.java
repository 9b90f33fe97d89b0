// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import dev.carrel.engine.document.Document;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** PDFs written object by object, for what a library would not write. */
final class RawPdf {
  private final List<byte[]> objects = new ArrayList<>();
  private final List<Integer> pages = new ArrayList<>();
  private final StringBuilder catalog = new StringBuilder();
  private final StringBuilder trailer = new StringBuilder();
  private final int font;

  RawPdf() {
    add(""); // the catalog
    add(""); // the pages
    font = add("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>");
  }

  /** The number of a new object. */
  int add(String object) {
    objects.add(object.getBytes(StandardCharsets.ISO_8859_1));
    return objects.size();
  }

  void set(int number, String object) {
    objects.set(number - 1, object.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** What a number that is not given yet will be. */
  int next() {
    return objects.size() + 1;
  }

  int stream(String entries, String data) {
    int length = data.getBytes(StandardCharsets.ISO_8859_1).length;
    return add("<<%s/Length %d>>\nstream\n%s\nendstream".formatted(entries, length, data));
  }

  /** A form whose box begins at its origin and whose font is F1. */
  int form(int width, int height, String content) {
    return stream(
        "/Type/XObject/Subtype/Form/BBox[0 0 %d %d]/Resources<</Font<</F1 %d 0 R>>>>"
            .formatted(width, height, font),
        content);
  }

  int page(String content, List<Integer> annotations) {
    return page(content, annotations, "");
  }

  /**
   * A page of letter size.
   *
   * @param resources entries beside the font F1
   */
  int page(String content, List<Integer> annotations, String resources) {
    int stream = stream("", content);
    int page =
        add(
            ("<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents %d 0 R"
                    + "/Resources<</Font<</F1 %d 0 R>>%s>>/Annots[%s]>>")
                .formatted(stream, font, resources, references(annotations)));
    pages.add(page);
    return page;
  }

  /** A page with all its entries. */
  void pageOf(String entries) {
    pages.add(add(entries));
  }

  void catalog(String entries) {
    catalog.append(entries);
  }

  void trailer(String entries) {
    trailer.append(entries);
  }

  static String references(List<Integer> numbers) {
    return numbers.stream().map(n -> n + " 0 R").collect(Collectors.joining(" "));
  }

  /** Words on a page. */
  static String text(double x, double y, double size, String words) {
    String escaped = words.replaceAll("([\\\\()])", "\\\\$1");
    return String.format(
        Locale.ROOT, "BT /F1 %.2f Tf %.2f %.2f Td (%s) Tj ET\n", size, x, y, escaped);
  }

  /** A line from left to right. */
  static String line(double left, double right, double y) {
    return String.format(Locale.ROOT, "0.5 w %.2f %.2f m %.2f %.2f l S\n", left, y, right, y);
  }

  /** How wide words in Helvetica are. */
  static double width(double size, String words) {
    try {
      return size * TestPdf.HELVETICA.getStringWidth(words) / 1000;
    } catch (IOException e) {
      throw new IllegalArgumentException(words, e);
    }
  }

  byte[] bytes() {
    set(1, "<</Type/Catalog/Pages 2 0 R%s>>".formatted(catalog));
    set(2, "<</Type/Pages/Count %d/Kids[%s]>>".formatted(pages.size(), references(pages)));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StringBuilder table = new StringBuilder();
    out.writeBytes("%PDF-1.7\n".getBytes(StandardCharsets.ISO_8859_1));
    for (int i = 0; i < objects.size(); i++) {
      table.append(String.format(Locale.ROOT, "%010d 00000 n \n", out.size()));
      out.writeBytes((i + 1 + " 0 obj\n").getBytes(StandardCharsets.ISO_8859_1));
      out.writeBytes(objects.get(i));
      out.writeBytes("\nendobj\n".getBytes(StandardCharsets.ISO_8859_1));
    }
    int at = out.size();
    out.writeBytes(
        "xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n"
            .formatted(objects.size() + 1, table, objects.size() + 1, trailer, at)
            .getBytes(StandardCharsets.ISO_8859_1));
    return out.toByteArray();
  }

  Document read(Path folder) throws IOException {
    Path file = folder.resolve("raw.pdf");
    Files.write(file, bytes());
    return TestPdf.read(file, Optional.empty());
  }
}
