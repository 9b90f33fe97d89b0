// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentKind;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.document.PageLayout;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.ingest.note.NoteReader;
import dev.carrel.engine.ingest.pdf.PdfReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A format that Carrel does not know, which is a kind and a reader, and nothing more. */
class NewFormatTest {
  private static final DocumentKind SCROLL =
      new DocumentKind("SCROLL", "scroll", List.of("scroll"), List.of("text/x-scroll"), false);

  /** A scroll begins with a mark, which old ones lack; each of its lines is a page. */
  private static final class ScrollReader implements DocumentReader {
    private static final byte[] MARK = {'S', 'C', 0, 'R'};

    @Override
    public DocumentKind kind() {
      return SCROLL;
    }

    @Override
    public Look look(byte[] start) {
      return isMarked(start) ? Look.CERTAIN : Look.BY_NAME;
    }

    private static boolean isMarked(byte[] bytes) {
      return Arrays.equals(Arrays.copyOf(bytes, MARK.length), MARK);
    }

    @Override
    public void read(FileToRead scroll) throws IOException {
      byte[] bytes = scroll.bytes().all();
      int start = isMarked(bytes) ? MARK.length : 0;
      String text = new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8);
      List<String> lines = text.lines().toList();
      for (int i = 0; i < lines.size(); i++) {
        scroll.watch().check();
        String line = lines.get(i);
        scroll.pages().page(new Page(i + 1, line, PageLayout.unplaced(line.length())));
      }
    }

    @Override
    public FileExtent extent(DocumentBytes bytes, Watch watch) {
      return new FileExtent(1, bytes.size());
    }
  }

  @TempDir private Path folder;

  private final Ingestor ingestor =
      new Ingestor(
          IngestLimits.DEFAULT,
          List.of(new PdfReader(), new ScrollReader(), new NoteReader(DocumentKind.TEXT)));

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private Document read(String name, String text) throws IOException {
    return ingestor.read(file(name, text), Optional.empty(), Progress.SILENT, new Cancellation());
  }

  private static List<String> texts(Document document) {
    return document.pages().stream().map(Page::text).toList();
  }

  @Test
  void itsFilesAreKnownByWhatIsInThemWhateverTheirName() throws IOException {
    for (String name : List.of("a", "a.txt", "a.pdf", "a.scroll")) {
      Document read = read(name, "SC\0Rfirst\nsecond");
      assertEquals(SCROLL, read.kind(), name);
      assertEquals(List.of("first", "second"), texts(read), name);
    }
  }

  @Test
  void itsFilesAreKnownByTheirNameWhereNothingInThemSaysMore() throws IOException {
    Document read = read("old.SCROLL", "first\nsecond");
    assertEquals(SCROLL, read.kind());
    assertEquals(List.of("first", "second"), texts(read));
    assertEquals(DocumentKind.TEXT, read("old.txt", "first\nsecond").kind());
  }

  @Test
  void itsReaderSaysHowLongAFileIs() throws IOException {
    assertEquals(Optional.of(new FileExtent(1, 5)), ingestor.extent(file("a.scroll", "1\n2\n3")));
  }

  @Test
  void whoBringsAnotherKindIsToldOfIt() throws IOException {
    Path other = file("a.bin", "\0\1\2");
    CarrelException e =
        assertThrows(
            CarrelException.class,
            () -> ingestor.read(other, Optional.empty(), Progress.SILENT, new Cancellation()));
    assertEquals(Code.FILE_KIND_UNKNOWN, e.code());
    assertEquals("a.bin is neither PDF, scroll nor text.", e.getMessage());
    assertTrue(e.remedy().startsWith("Carrel reads PDF, scroll and text (.txt);"), e.remedy());
    assertEquals(Optional.empty(), ingestor.extent(other));
  }

  @Test
  void aKindHasOneReader() {
    List<DocumentReader> twice = List.of(new ScrollReader(), new PdfReader(), new ScrollReader());
    assertThrows(IllegalArgumentException.class, () -> new Ingestor(IngestLimits.DEFAULT, twice));
  }
}
