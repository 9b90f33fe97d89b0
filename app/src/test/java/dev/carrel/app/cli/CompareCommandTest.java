// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {
  private static final List<String> CLAUSES =
      List.of(
          "1. The monthly rent is 2,400 euros and is due on the third day.",
          "2. The Tenant keeps the office clean and mends what it breaks.",
          "3. Either party may end this lease by a notice of three months.",
          "4. Disputes are heard by the courts where the house stands.");

  @TempDir private Path dir;
  private Path old = Path.of("");

  @BeforeEach
  void anOldVersion() throws IOException {
    old = Files.writeString(dir.resolve("old.txt"), String.join("\n\n", CLAUSES));
  }

  private CapturedRun compare(Path now, String... more) {
    List<String> args = new java.util.ArrayList<>(List.of("compare", old.toString()));
    args.addAll(List.of(now.toString(), "--home", dir.resolve("home").toString()));
    args.addAll(List.of(more));
    return CapturedRun.of(args.toArray(String[]::new));
  }

  private Path pdf(List<String> clauses) throws IOException {
    Path file = dir.resolve("new.pdf");
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage();
      document.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.beginText();
        content.setFont(new PDType1Font(FontName.HELVETICA), 11);
        content.newLineAtOffset(72, 700);
        for (String clause : clauses) {
          content.showText(clause);
          content.newLineAtOffset(0, -30);
        }
        content.endText();
      }
      document.save(file.toFile());
    }
    return file;
  }

  private Path docx(List<String> clauses) throws IOException {
    Path file = dir.resolve("new.docx");
    String body =
        clauses.stream()
            .map(clause -> "<w:p><w:r><w:t>" + clause + "</w:t></w:r></w:p>")
            .collect(Collectors.joining());
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("word/document.xml"));
      String xml =
          "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
              + "<w:body>"
              + body
              + "</w:body></w:document>";
      zip.write(xml.getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }

  /** The four clauses in files of many kinds. */
  private List<Path> versions(List<String> clauses) throws IOException {
    String paragraphs =
        clauses.stream().map(c -> "<p>" + c + "</p>").collect(Collectors.joining("\n"));
    return List.of(
        pdf(clauses),
        docx(clauses),
        Files.writeString(dir.resolve("new.html"), "<html><body>" + paragraphs + "</body></html>"),
        Files.writeString(
            dir.resolve("new.rtf"), "{\\rtf1\\ansi " + String.join("\\par ", clauses) + "\\par}"),
        Files.writeString(dir.resolve("new.md"), "# Lease\n\n" + String.join("\n\n", clauses)));
  }

  @Test
  void theSameWordsInAnotherKindOfFileAreTheSame() throws IOException {
    for (Path now : versions(CLAUSES).subList(0, 4)) {
      CapturedRun run = compare(now);
      assertEquals(0, run.status(), run.err());
      assertTrue(run.out().startsWith("All "), now + ": " + run.out());
    }
  }

  @Test
  void aChangeIsFoundInEveryKindOfFile() throws IOException {
    List<String> changed = CLAUSES.stream().map(c -> c.replace("2,400", "2,950")).toList();
    for (Path now : versions(changed).subList(0, 4)) {
      CapturedRun run = compare(now);
      assertTrue(run.out().contains("[-2,400-] {+2,950+} euros"), now + ": " + run.out());
      assertTrue(run.out().contains("1 changed, 0 moved, 0 put in, 0 taken out"), run.out());
    }
  }

  @Test
  void changesAreWrittenToFilesOfEveryFormat() throws IOException {
    Path now = Files.writeString(dir.resolve("new.txt"), CLAUSES.getFirst() + "\n\nMore.");
    for (String ending : List.of("docx", "html", "md", "csv", "json")) {
      Path out = dir.resolve("changes." + ending);
      CapturedRun run = compare(now, "--out", out.toString());
      assertEquals(0, run.status(), run.err());
      assertTrue(Files.size(out) > 100, ending);
    }
    JsonObject json =
        JsonParser.parseString(Files.readString(dir.resolve("changes.json"))).getAsJsonObject();
    assertTrue(json.has("changes") && json.has("wordsBefore"));
    assertTrue(Files.readString(dir.resolve("changes.html")).contains("<del>"));
  }

  @Test
  void aFormatThatIsNotKnownIsWrongUsageAndWritesNothing() throws IOException {
    Path out = dir.resolve("changes.xls");
    CapturedRun run = compare(old, "--out", out.toString());
    assertEquals(2, run.status(), run.err());
    assertTrue(run.err().contains(".docx, .html, .md, .csv or .json"), run.err());
    assertFalse(Files.exists(out));
  }

  @Test
  void noneOfTheTwoIsOverwritten() throws IOException {
    Path now = Files.writeString(dir.resolve("new.md"), CLAUSES.getFirst());
    CapturedRun run = compare(now, "--out", now.toString());
    assertEquals(1, run.status());
    assertTrue(run.err().contains("is one of the documents"), run.err());
    assertEquals(CLAUSES.getFirst(), Files.readString(now));
  }
}
