// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.note;

import dev.carrel.engine.document.DocumentKind;
import dev.carrel.engine.document.Notice;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.document.PageLayout;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.ingest.DocumentBytes;
import dev.carrel.engine.ingest.DocumentReader;
import dev.carrel.engine.ingest.FileExtent;
import dev.carrel.engine.ingest.FileToRead;
import dev.carrel.engine.ingest.IngestLimits;
import dev.carrel.engine.ingest.UnknownCharacters;
import dev.carrel.engine.ingest.Watch;
import java.io.IOException;
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
  public void read(FileToRead note) throws IOException {
    long bytes = note.bytes().size();
    if (bytes > MOST_BYTES) {
      throw IngestLimits.tooLarge(note.name(), bytes, MOST_BYTES);
    }
    TextDecoder.Decoded decoded = TextDecoder.decode(note.bytes().all());
    decoded
        .guess()
        .ifPresent(name -> note.pages().notice(new Notice(Notice.Code.ENCODING_GUESSED, 0, name)));
    List<String> parts = NotePager.split(decoded.text(), kind, note.watch());
    int mostPages = note.watch().limits().pages();
    if (parts.size() > mostPages) {
      throw IngestLimits.tooLarge(note.name(), bytes, (long) mostPages * NotePager.PAGE_CHARACTERS);
    }
    for (int i = 0; i < parts.size(); i++) {
      String part = parts.get(i);
      Page page = new Page(i + 1, part, PageLayout.unplaced(part.length()));
      note.pages().page(UnknownCharacters.mark(page));
      UnknownCharacters.notices(page, 0).forEach(note.pages()::notice);
    }
    note.progress().at(Progress.Stage.EXTRACT_PAGES, parts.size(), parts.size());
  }

  @Override
  public FileExtent extent(DocumentBytes bytes, Watch watch) {
    long size = bytes.size();
    return new FileExtent(Math.toIntExact(Math.ceilDiv(size, BYTES_PER_PAGE)), size);
  }
}
