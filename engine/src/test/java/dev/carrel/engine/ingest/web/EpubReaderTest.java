// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentKind;
import dev.carrel.engine.document.Notice;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ingest.AllReaders;
import dev.carrel.engine.ingest.Readings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EpubReaderTest {
  @TempDir private Path folder;

  private static Map<String, String> book() {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("mimetype", "application/epub+zip");
    parts.put(
        "META-INF/container.xml",
        "<container><rootfiles><rootfile full-path=\"OPS/book.opf\"/></rootfiles></container>");
    parts.put(
        "OPS/book.opf",
        "<package><manifest><item id=\"a\" href=\"text/one.xhtml\"/><item id=\"b\""
            + " href=\"text/two%20b.xhtml\"/></manifest><spine><itemref idref=\"b\"/><itemref"
            + " idref=\"a\"/></spine></package>");
    parts.put("OPS/text/one.xhtml", "<html><body><h1>The end</h1><p>It ends.</p></body></html>");
    parts.put(
        "OPS/text/two b.xhtml", "<html><body><h1>The start</h1><p>It starts.</p></body></html>");
    return parts;
  }

  @Test
  void chaptersAreReadInTheOrderOfTheSpineAndCitedByTheirNames() throws IOException {
    Document book = AllReaders.read(Readings.zip(folder.resolve("a.epub"), book()));
    assertEquals(DocumentKind.EPUB, book.kind());
    assertEquals("The start\n\nIt starts.", book.page(1).text());
    assertEquals("The end\n\nIt ends.", book.page(2).text());
    assertEquals(Optional.of("The end"), book.page(2).label());
  }

  @Test
  void theStylesOfABookSayWhatItsWordsAre() throws IOException {
    Map<String, String> parts = book();
    parts.put(
        "OPS/text/one.xhtml",
        "<html><head><link rel=\"stylesheet\" href=\"../a%20b.css\"/></head><body><h1>End</h1>"
            + "<p>$320<span class=\"n\">1</span> <i class=\"x\">old</i></p></body></html>");
    parts.put("OPS/a b.css", ".n{vertical-align:super} .x{text-decoration:line-through}");
    Document book = AllReaders.read(Readings.zip(folder.resolve("s.epub"), parts));
    assertEquals("End\n\n$320¹ ~~old~~", book.page(2).text());
  }

  @Test
  void aBookThatIsLockedByItsSellerSaysSo() {
    Map<String, String> parts = book();
    parts.put("META-INF/encryption.xml", "<e><EncryptedKey/></e>");
    CarrelException locked =
        assertThrows(
            CarrelException.class,
            () -> AllReaders.read(Readings.zip(folder.resolve("b.epub"), parts)));
    assertTrue(locked.getMessage().contains("locked"), locked.getMessage());
  }

  @Test
  void aBookWhoseTextIsEncryptedIsLockedAndOneWhoseFontsAreIsNot() throws IOException {
    String encrypted =
        "<e xmlns:enc=\"x\"><enc:EncryptedData><enc:CipherReference"
            + " URI=\"%s\"/></enc:EncryptedData></e>";
    Map<String, String> parts = book();
    parts.put("META-INF/encryption.xml", encrypted.formatted("OPS/text/two%20b.xhtml"));
    assertThrows(
        CarrelException.class,
        () -> AllReaders.read(Readings.zip(folder.resolve("b.epub"), parts)));
    parts.put("META-INF/encryption.xml", encrypted.formatted("OPS/fonts/a.otf"));
    assertEquals(2, AllReaders.read(Readings.zip(folder.resolve("c.epub"), parts)).pages().size());
  }

  @Test
  void aChapterThatIsNotThereIsNamed() throws IOException {
    Map<String, String> parts = book();
    parts.remove("OPS/text/one.xhtml");
    Document book = AllReaders.readWithin(Readings.zip(folder.resolve("a.epub"), parts)).getFirst();
    assertEquals(
        List.of(new Notice(Notice.Code.EMBEDDED_FILES, 1, "OPS/text/one.xhtml")), book.notices());
  }
}
