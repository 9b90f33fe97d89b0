// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.page;

import dev.carrel.engine.ingest.pdf.UnlockedText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;

/** Opens PDFs to be drawn, also those in which only attachments are encrypted. */
final class PdfOpening {
  /** What PDFBox unpacks or decrypts goes to a scratch file beyond this. */
  private static final long UNPACKED_IN_MEMORY = 64L << 20;

  /** The largest file that is held in memory to open it without its attachments. */
  private static final long MOST_HELD = 256L << 20;

  private PdfOpening() {}

  /**
   * Opens a file.
   *
   * @throws IOException as PDFBox does, if its text is encrypted and this is not its password, too
   */
  static PDDocument open(Path file, String password) throws IOException {
    try {
      return Loader.loadPDF(
          new RandomAccessReadBufferedFile(file.toFile()),
          password,
          MemoryUsageSetting.setupMixed(UNPACKED_IN_MEMORY).streamCache);
    } catch (IOException | NoClassDefFoundError e) {
      // PDFBox lacks a class where it is asked for certificates.
      Optional<PDDocument> open = openText(file);
      if (open.isPresent()) {
        return open.get();
      }
      throw e instanceof IOException known ? known : new IOException(e);
    }
  }

  private static Optional<PDDocument> openText(Path file) throws IOException {
    if (Files.size(file) > MOST_HELD) {
      return Optional.empty();
    }
    PDDocument document;
    try {
      document =
          Loader.loadPDF(
              new RandomAccessReadBuffer(UnlockedText.renamed(Files.readAllBytes(file))),
              "",
              MemoryUsageSetting.setupMixed(UNPACKED_IN_MEMORY).streamCache);
    } catch (IOException e) {
      return Optional.empty();
    }
    if (UnlockedText.isOpen(document)) {
      return Optional.of(document);
    }
    document.close();
    return Optional.empty();
  }
}
