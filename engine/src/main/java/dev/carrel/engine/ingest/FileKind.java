package dev.carrel.engine.ingest;

import dev.carrel.engine.document.DocumentKind;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** Tells kinds of files apart, by what is in them first and by their name second. */
final class FileKind {
  private static final int SNIFFED = 8192;

  /** A PDF may have this much before its header, as mail programs have made some. */
  private static final int PDF_HEADER_WITHIN = 1024;

  private static final Set<String> MARKDOWN = Set.of("md", "markdown");
  private static final Set<String> TEXT = Set.of("txt", "text");

  private FileKind() {}

  static DocumentKind of(Path file) throws IOException {
    byte[] start;
    try (InputStream in = Files.newInputStream(file)) {
      start = in.readNBytes(SNIFFED);
    }
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    String extension = name.substring(name.lastIndexOf('.') + 1);
    int header =
        new String(start, 0, Math.min(start.length, PDF_HEADER_WITHIN), StandardCharsets.ISO_8859_1)
            .indexOf("%PDF-");
    boolean namedNote = MARKDOWN.contains(extension) || TEXT.contains(extension);
    if (extension.equals("pdf") || header == 0 || (header > 0 && !namedNote)) {
      return DocumentKind.PDF;
    }
    if (!TextDecoder.isText(start)) {
      throw new CarrelException(
          Code.FILE_KIND_UNKNOWN,
          "%s is neither a PDF nor text.".formatted(file.getFileName()),
          "Carrel reads PDF, Markdown (.md) and plain text (.txt); print or save it as a PDF.");
    }
    return MARKDOWN.contains(extension) ? DocumentKind.MARKDOWN : DocumentKind.TEXT;
  }
}
