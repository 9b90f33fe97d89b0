package dev.carrel.engine.ingest;

import dev.carrel.engine.document.DocumentKind;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.document.PageLayout;
import dev.carrel.engine.ground.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads Markdown and plain text, exactly as they are, in pages. */
final class NoteReader {
  /** A note is held in memory whole, so its limit is below that of a PDF. */
  private static final long MOST_BYTES = 256L << 20;

  private final Path file;
  private final DocumentKind kind;
  private final Watch watch;
  private final Progress progress;

  NoteReader(Path file, DocumentKind kind, Watch watch, Progress progress) {
    this.file = file;
    this.kind = kind;
    this.watch = watch;
    this.progress = progress;
  }

  Pages read() throws IOException {
    long bytes = Files.size(file);
    if (bytes > MOST_BYTES) {
      throw FileReading.tooLarge(file, bytes, MOST_BYTES);
    }
    String text = TextDecoder.decode(Files.readAllBytes(file));
    List<String> parts = NotePager.split(text, kind, watch);
    if (parts.size() > watch.limits().pages()) {
      throw FileReading.tooLarge(
          file, bytes, (long) watch.limits().pages() * NotePager.PAGE_CHARACTERS);
    }
    List<Page> pages = new ArrayList<>();
    for (String part : parts) {
      pages.add(new Page(pages.size() + 1, part, PageLayout.unplaced(part.length())));
    }
    progress.at(Progress.Stage.EXTRACT_PAGES, pages.size(), pages.size());
    return new Pages(pages, List.of());
  }
}
