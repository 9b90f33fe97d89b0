// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.note;

import dev.carrel.engine.document.DocumentKind;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.document.PageLayout;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.ingest.DocumentReader;
import dev.carrel.engine.ingest.FileExtent;
import dev.carrel.engine.ingest.FileToRead;
import dev.carrel.engine.ingest.IngestLimits;
import dev.carrel.engine.ingest.Ingested;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads Markdown and plain text, exactly as they are, in pages. */
public final class NoteReader implements DocumentReader {
  /** A note is held in memory whole, so its limit is below that of a PDF. */
  private static final long MOST_BYTES = 256L << 20;

  /** About as much as is put on one page. */
  private static final long BYTES_PER_PAGE = 3000;

  private final DocumentKind kind;

  /**
   * Reads notes of one kind.
   *
   * @param kind {@link DocumentKind#MARKDOWN} or {@link DocumentKind#TEXT}
   */
  public NoteReader(DocumentKind kind) {
    this.kind = kind;
  }

  @Override
  public DocumentKind kind() {
    return kind;
  }

  /** Any text is plain text; only a name makes it Markdown. */
  @Override
  public Look look(byte[] start) {
    if (!TextDecoder.isText(start)) {
      return Look.NEVER;
    }
    return kind.equals(DocumentKind.TEXT) ? Look.LIKELY : Look.BY_NAME;
  }

  @Override
  public Ingested read(FileToRead note) throws IOException {
    long bytes = Files.size(note.file());
    if (bytes > MOST_BYTES) {
      throw IngestLimits.tooLarge(note.file(), bytes, MOST_BYTES);
    }
    String text = TextDecoder.decode(Files.readAllBytes(note.file()));
    List<String> parts = NotePager.split(text, kind, note.watch());
    int mostPages = note.watch().limits().pages();
    if (parts.size() > mostPages) {
      throw IngestLimits.tooLarge(note.file(), bytes, (long) mostPages * NotePager.PAGE_CHARACTERS);
    }
    List<Page> pages = new ArrayList<>();
    for (String part : parts) {
      pages.add(new Page(pages.size() + 1, part, PageLayout.unplaced(part.length())));
    }
    note.progress().at(Progress.Stage.EXTRACT_PAGES, pages.size(), pages.size());
    return new Ingested(pages, List.of());
  }

  @Override
  public FileExtent extent(Path file) throws IOException {
    long bytes = Files.size(file);
    return new FileExtent(Math.toIntExact(Math.ceilDiv(bytes, BYTES_PER_PAGE)), bytes);
  }
}
