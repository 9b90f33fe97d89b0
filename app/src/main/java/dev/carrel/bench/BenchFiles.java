// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench;

import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The same pages as documents of several kinds, to measure with. */
public final class BenchFiles {
  private static final String W =
      "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

  private BenchFiles() {}

  /**
   * Makes one of each kind.
   *
   * @param pages of text: paragraphs parted by empty lines
   * @return files by their extensions
   * @throws CarrelException HOME_UNUSABLE
   */
  public static Map<String, Path> write(Path folder, List<String> pages) {
    List<String> paragraphs =
        pages.stream().flatMap(page -> List.of(page.split("\n\n")).stream()).toList();
    Map<String, Path> files = new LinkedHashMap<>();
    files.put("pdf", BenchPdf.write(folder.resolve("made.pdf"), pages));
    files.put("docx", docx(folder.resolve("made.docx"), paragraphs));
    files.put("odt", odt(folder.resolve("made.odt"), paragraphs));
    files.put("rtf", text(folder.resolve("made.rtf"), rtf(paragraphs)));
    files.put("html", text(folder.resolve("made.html"), html(paragraphs)));
    files.put("xlsx", xlsx(folder.resolve("made.xlsx"), paragraphs));
    files.put("pptx", pptx(folder.resolve("made.pptx"), pages));
    files.put("eml", text(folder.resolve("made.eml"), mail(paragraphs)));
    files.put("csv", text(folder.resolve("made.csv"), csv(paragraphs)));
    files.put("txt", text(folder.resolve("made.txt"), String.join("\n\n", paragraphs)));
    return files;
  }

  /** A Word document of these paragraphs. */
  public static Path docx(Path file, List<String> paragraphs) {
    String body =
        paragraphs.stream()
            .map(p -> "<w:p><w:r><w:t xml:space=\"preserve\">" + escaped(p) + "</w:t></w:r></w:p>")
            .collect(Collectors.joining());
    return zip(
        file,
        Map.of(
            "word/document.xml",
            "<w:document " + W + "><w:body>" + body + "</w:body></w:document>"));
  }

  private static Path odt(Path file, List<String> paragraphs) {
    String body =
        paragraphs.stream().map(p -> "<t:p>" + escaped(p) + "</t:p>").collect(Collectors.joining());
    return zip(file, Map.of("content.xml", "<d xmlns:t=\"text\">" + body + "</d>"));
  }

  private static String rtf(List<String> paragraphs) {
    return paragraphs.stream().collect(Collectors.joining("\\par\n", "{\\rtf1 ", "\\par}"));
  }

  private static String html(List<String> paragraphs) {
    return paragraphs.stream()
        .map(p -> "<p>" + escaped(p) + "</p>\n")
        .collect(Collectors.joining("", "<html><body>", "</body></html>"));
  }

  private static Path xlsx(Path file, List<String> paragraphs) {
    String rows =
        paragraphs.stream()
            .map(p -> "<row><c t=\"inlineStr\"><is><t>" + escaped(p) + "</t></is></c></row>")
            .collect(Collectors.joining());
    return zip(
        file,
        Map.of(
            "xl/workbook.xml",
            "<workbook><sheets><sheet name=\"One\"/></sheets></workbook>",
            "xl/worksheets/sheet1.xml",
            "<worksheet><sheetData>" + rows + "</sheetData></worksheet>"));
  }

  private static Path pptx(Path file, List<String> pages) {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put(
        "ppt/presentation.xml",
        IntStream.range(0, pages.size())
            .mapToObj("<p:sldId r:id=\"r%d\"/>"::formatted)
            .collect(
                Collectors.joining("", "<p:p xmlns:p=\"urn:p\" xmlns:r=\"urn:r\">", "</p:p>")));
    parts.put(
        "ppt/_rels/presentation.xml.rels",
        IntStream.range(0, pages.size())
            .mapToObj(
                i -> "<Relationship Id=\"r%d\" Target=\"slides/slide%d.xml\"/>".formatted(i, i))
            .collect(Collectors.joining("", "<R>", "</R>")));
    for (int i = 0; i < pages.size(); i++) {
      parts.put(
          "ppt/slides/slide" + i + ".xml",
          List.of(pages.get(i).split("\n\n")).stream()
              .map(p -> "<p><r><t>" + escaped(p) + "</t></r></p>")
              .collect(Collectors.joining("", "<sld><sp>", "</sp></sld>")));
    }
    return zip(file, parts);
  }

  private static String mail(List<String> paragraphs) {
    return "From: a@example.org\r\nTo: b@example.org\r\nSubject: Made\r\nContent-Type:"
        + " text/plain; charset=utf-8\r\n\r\n"
        + String.join("\r\n\r\n", paragraphs);
  }

  private static String csv(List<String> paragraphs) {
    return paragraphs.stream()
        .map(p -> "\"" + p.replace("\"", "\"\"") + "\",1\n")
        .collect(Collectors.joining("", "Text,Number\n", ""));
  }

  private static String escaped(String words) {
    return words
        .replaceAll("[\\p{Cntrl}&&[^\n\t]]", "")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;");
  }

  private static Path text(Path file, String words) {
    try {
      return Files.write(file, words.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw unwritten(e);
    }
  }

  private static Path zip(Path file, Map<String, String> parts) {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, String> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
      return file;
    } catch (IOException e) {
      throw unwritten(e);
    }
  }

  private static CarrelException unwritten(IOException e) {
    return new CarrelException(
        Code.HOME_UNUSABLE,
        "A document to measure with could not be written: %s.".formatted(e.getMessage()),
        "Let java.io.tmpdir name a folder that can be written.",
        e);
  }
}
