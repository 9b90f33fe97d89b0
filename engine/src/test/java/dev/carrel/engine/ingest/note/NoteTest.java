// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.note;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentKind;
import dev.carrel.engine.document.Mark;
import dev.carrel.engine.document.Notice;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.ingest.AllReaders;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Markdown and plain text. */
class NoteTest {
  @TempDir private Path folder;

  private Document read(String name, byte[] bytes) throws IOException {
    return AllReaders.read(Files.write(folder.resolve(name), bytes));
  }

  private Document read(String name, String text) throws IOException {
    return read(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private static String joined(Document document) {
    return document.pages().stream().map(Page::text).collect(Collectors.joining());
  }

  private static String prose(Random random, int characters) {
    StringBuilder text = new StringBuilder();
    while (text.length() < characters) {
      text.append("word".repeat(1 + random.nextInt(3)));
      text.append(
          switch (random.nextInt(40)) {
            case 0 -> "\n\n";
            case 1, 2 -> "\n";
            case 3 -> ". ";
            case 4 -> "\n# Heading " + random.nextInt(9) + "\n";
            case 5 -> "\n```\n";
            default -> " ";
          });
    }
    return text.toString();
  }

  @Test
  void damagedBytesAreMarkedAsUnknownAndCounted() throws IOException {
    byte[] bytes = "Die Räume kosten 5x0 €, fällig früh.".getBytes(StandardCharsets.UTF_8);
    bytes[19] = (byte) 0xFF;
    Document note = read("damaged.txt", bytes);
    assertEquals("Die Räume kosten 5\uFFFD0 €, fällig früh.", note.page(1).text());
    assertEquals(List.of(new Mark(18, 19, Mark.Kind.UNKNOWN_CHARACTER)), note.page(1).marks());
    assertEquals(List.of(new Notice(Notice.Code.UNKNOWN_CHARACTERS, 1, 1, "")), note.notices());
  }

  @Test
  void pagesJoinedAreTheFilesTextForAnyNote() throws IOException {
    for (int seed = 0; seed < 30; seed++) {
      Random random = new Random(seed);
      String text = prose(random, 1 + random.nextInt(30_000));
      for (String name : List.of("a.md", "a.txt")) {
        Document read = read(name, text);
        assertEquals(text, joined(read), "seed " + seed);
        for (Page page : read.pages()) {
          assertFalse(page.text().isEmpty(), "seed " + seed);
          assertTrue(page.text().length() <= 3600, "seed " + seed);
        }
      }
    }
  }

  @Test
  void aMarkdownPageStartsAtEachHeadingOfLevelOneAndTwo() throws IOException {
    String body = "Some words of text.\n".repeat(50);
    String one = "# One\n" + body;
    String two = "## Two\n" + body + "### Not a page\n" + body;
    String three = "Three\n=====\n" + body;
    Document read = read("a.md", one + two + three);
    assertEquals(DocumentKind.MARKDOWN, read.kind());
    assertEquals(List.of(one, two, three), read.pages().stream().map(Page::text).toList());
  }

  @Test
  void headingsOfShortSectionsShareAPage() throws IOException {
    assertEquals(1, read("a.md", "# One\ntext\n## Two\ntext\n## Three\ntext\n").pages().size());
  }

  @Test
  void aHashInCodeIsNoHeading() throws IOException {
    String body = "Some words of text.\n".repeat(50);
    assertEquals(1, read("a.md", body + "```\n# comment\n" + body + "```\n").pages().size());
  }

  @Test
  void longTextIsCutBehindParagraphs() throws IOException {
    String paragraph = "Some words of a paragraph. ".repeat(20).strip() + "\n\n";
    Document read = read("a.txt", paragraph.repeat(40));
    assertTrue(read.pages().size() > 5);
    for (Page page : read.pages()) {
      assertTrue(page.text().startsWith("Some words") && page.text().endsWith("\n\n"));
    }
  }

  @Test
  void oneLineOfTenMegabytesIsCutBetweenWords() throws IOException {
    String text = "word ".repeat(2_000_000);
    Document read = read("a.txt", text);
    assertEquals(text, joined(read));
    for (Page page : read.pages()) {
      assertTrue(page.text().startsWith("word") && page.text().length() <= 3600);
    }
  }

  @Test
  void textWithoutAnySpaceIsCutToo() throws IOException {
    String text = "x".repeat(100_000);
    Document read = read("a.txt", text);
    assertEquals(text, joined(read));
    assertTrue(read.pages().size() > 20);
  }

  @Test
  void byteOrderMarksAndOldEncodingsAreUnderstood() throws IOException {
    String text = "Caf\u00E9 \u2013 na\u00EFve\nsecond line\n";
    String crlf = text.replace("\n", "\r\n");
    assertEquals(text, joined(read("a.txt", crlf)));
    assertEquals(text, joined(read("b.txt", "\uFEFF" + text)));
    for (Charset utf16 : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      assertEquals(text, joined(read("c.txt", ("\uFEFF" + crlf).getBytes(utf16))));
    }
    assertEquals(text, joined(read("d.txt", text.getBytes(Charset.forName("windows-1252")))));
  }

  @Test
  void aNotesPagesHaveNoPlaces() throws IOException {
    Page page = read("a.text", "No paper").page(1);
    assertEquals(0, page.layout().width());
    assertFalse(page.layout().isPlaced(0));
  }

  @Test
  void textWithoutAnExtensionIsText() throws IOException {
    assertEquals(DocumentKind.TEXT, read("README", "Just text").kind());
  }

  @Test
  void aNoteAboutPdfIsANote() throws IOException {
    assertEquals(DocumentKind.MARKDOWN, read("a.md", "Files start with %PDF-1.7").kind());
  }

  @Test
  void theDocumentsIdIsTheHashOfItsBytes() throws IOException {
    assertEquals(
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        read("a.txt", "abc").id().sha256());
  }
}
