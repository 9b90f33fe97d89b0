// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.app.conversation.Said;
import dev.carrel.app.fx.Strings;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportTest {
  private static final Transcript HOSTILE =
      new Transcript(
          "Rent <script>alert(1)</script>",
          List.of(
              Said.turn(
                  1,
                  "What is the <b>rent</b> & when?",
                  "The rent is **nine hundred** dollars [1].\n\n"
                      + "<img src=x onerror=alert(1)> ![spy](http://example.com/a.png)"
                      + " [link](javascript:alert(1))\n\n"
                      + "| due | sum |\n|---|---|\n| monthly | 900 |\n\n"
                      + "1. first\n2. second\n\n```\nint  x = 1;\n```",
                  List.of(
                      Said.quote(1, "The rent is nine hundred dollars a month"),
                      Said.notFound(2, "<i>The rent is waived</i>")))));

  @TempDir Path folder;
  private final Locale before = Locale.getDefault();

  @BeforeEach
  void inEnglish() {
    Locale.setDefault(Locale.ENGLISH);
  }

  @AfterEach
  void asBefore() {
    Locale.setDefault(before);
  }

  private Path write(Transcript transcript, ExportFormat format) {
    Path file = folder.resolve("conversation." + format.ending());
    new ExportFile(Strings.of(ExportFile.class)).write(transcript, format, file);
    return file;
  }

  @Test
  void htmlShowsWhatWasSaidAndRunsNoneOfIt() throws IOException {
    String html = Files.readString(write(HOSTILE, ExportFormat.HTML));
    assertFalse(html.contains("<script"), html);
    assertFalse(html.contains("<img"), html);
    assertFalse(html.contains("<b>rent"), html);
    assertFalse(html.contains("<i>The rent"), html);
    assertFalse(html.contains("href=\"javascript"), html);
    assertFalse(html.contains("http://example.com"), html);
    assertTrue(html.contains("What is the &lt;b&gt;rent&lt;/b&gt; &amp; when?"), html);
    assertTrue(html.contains("<strong>nine hundred</strong>"), html);
    assertTrue(html.contains("<td>monthly</td>"), html);
    assertTrue(html.contains("href=\"#q1-1\">[1]</a>"), html);
    assertTrue(html.contains("<blockquote id=\"q1-1\" class=\"verbatim\">"), html);
    assertTrue(html.contains("Lease &amp; annex.pdf · p. 3 (Verbatim)"), html);
    assertTrue(html.contains("class=\"none\""), html);
  }

  @Test
  void markdownHasQuestionsAnswersAndQuotesWithTheirPages() throws IOException {
    String markdown = Files.readString(write(HOSTILE, ExportFormat.MARKDOWN));
    assertTrue(markdown.contains("## What is the \\<b\\>rent\\</b\\> & when?"), markdown);
    assertTrue(markdown.contains("The rent is **nine hundred** dollars [1]."), markdown);
    assertTrue(
        markdown.contains("> **[1]** “The rent is nine hundred dollars a month”  \n> — Lease &"),
        markdown);
    assertTrue(markdown.contains("smollm2-135m, profile balanced"), markdown);
  }

  @Test
  void noConversationIsWrittenOverADocument() throws IOException {
    Path document = Files.writeString(folder.resolve("lease.md"), "# Lease");
    Path sameByAnotherName = Files.createSymbolicLink(folder.resolve("notes.md"), document);
    ExportFile export =
        new ExportFile(Strings.of(ExportFile.class), places -> "", List.of(document));
    for (Path file : List.of(document, sameByAnotherName)) {
      CarrelException e =
          assertThrows(
              CarrelException.class, () -> export.write(HOSTILE, ExportFormat.MARKDOWN, file));
      assertTrue(e.getMessage().contains("it is one of the documents"), e.getMessage());
    }
    assertEquals("# Lease", Files.readString(document));
  }

  @Test
  void pagesThatHaveBatesNumbersAreCitedByThemToo() throws IOException {
    for (ExportFormat format : ExportFormat.values()) {
      Path file = folder.resolve("numbered." + format.ending());
      new ExportFile(
              Strings.of(ExportFile.class),
              places -> places.isEmpty() ? "" : "ACME%06d".formatted(places.getFirst().page()),
              List.of())
          .write(HOSTILE, format, file);
      String text;
      if (format == ExportFormat.PDF) {
        try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
          text = new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
        }
      } else {
        text = Files.readString(file);
      }
      assertTrue(text.contains("ACME000003"), format + ": " + text);
      assertFalse(text.contains("not found on any page, "), text);
    }
  }

  @Test
  void aPdfCanBeReadAgainWithAllItsWords() throws IOException {
    try (PDDocument pdf = Loader.loadPDF(write(HOSTILE, ExportFormat.PDF).toFile())) {
      String text = new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
      assertEquals(1, pdf.getNumberOfPages());
      assertTrue(text.contains("What is the <b>rent</b> & when?"), text);
      assertTrue(text.contains("The rent is nine hundred dollars [1]."), text);
      assertTrue(text.contains("monthly | 900"), text);
      assertTrue(text.contains("1. first 2. second"), text);
      assertTrue(text.contains("Lease & annex.pdf · p. 3 (Verbatim)"), text);
      assertTrue(text.contains("not found on any page (Not found)"), text);
      assertTrue(text.contains("1 / 1"), text);
    }
  }

  @Test
  void aLongConversationGoesOverSeveralPagesAndLosesNoLine() throws IOException {
    String long100 = String.join(" ", IntStream.range(0, 4000).mapToObj(i -> "word" + i).toList());
    Transcript many =
        new Transcript("Ärger — übermäßig", List.of(Said.turn(1, "All?", long100, List.of())));
    try (PDDocument pdf = Loader.loadPDF(write(many, ExportFormat.PDF).toFile())) {
      String text = new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
      assertTrue(pdf.getNumberOfPages() > 3, "pages: " + pdf.getNumberOfPages());
      for (int i = 0; i < 4000; i++) {
        assertTrue(text.contains("word" + i + " "), "lacks word" + i);
      }
      assertTrue(text.contains("Ärger — übermäßig"), text.substring(0, 80));
    }
  }

  @Test
  void whatTheFontLacksIsCountedAndTold() throws IOException {
    Transcript foreign = new Transcript("", List.of(Said.turn(1, "漢字?", "𝔸 and 漢", List.of())));
    try (PDDocument pdf = Loader.loadPDF(write(foreign, ExportFormat.PDF).toFile())) {
      String text = new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
      assertTrue(text.contains("4 characters are missing"), text);
      assertTrue(text.contains("New conversation"), text);
    }
  }

  @Test
  void aFileThatCannotBeWrittenStaysAsItWas() throws IOException {
    Path inTheWay = folder.resolve("conversation.md");
    Files.createDirectory(inTheWay);
    Files.writeString(inTheWay.resolve("kept"), "kept");
    CarrelException error =
        assertThrows(CarrelException.class, () -> write(HOSTILE, ExportFormat.MARKDOWN));
    assertEquals(Code.EXPORT_FAILED, error.code());
    assertTrue(String.valueOf(error.getMessage()).contains(inTheWay.toString()));
    assertEquals("kept", Files.readString(inTheWay.resolve("kept")));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(inTheWay), files.toList());
    }
  }

  @Test
  void aFileThatIsThereIsReplacedAsAWhole() throws IOException {
    Path file = Files.writeString(folder.resolve("conversation.html"), "before".repeat(10_000));
    assertEquals(file, write(HOSTILE, ExportFormat.HTML));
    byte[] first = Files.readAllBytes(file);
    var _ = write(HOSTILE, ExportFormat.HTML);
    assertArrayEquals(first, Files.readAllBytes(file));
    assertFalse(new String(first, java.nio.charset.StandardCharsets.UTF_8).contains("before"));
  }

  @Test
  void aTitleBecomesANameThatFileSystemsTake() {
    assertEquals("a b c", new Transcript("a/b:c…", List.of()).fileName());
    assertEquals("", new Transcript("", List.of()).fileName());
  }
}
