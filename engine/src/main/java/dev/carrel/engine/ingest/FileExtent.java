package dev.carrel.engine.ingest;

import dev.carrel.engine.document.DocumentKind;
import dev.carrel.engine.ground.CarrelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * How long a file is, at a glance.
 *
 * @param pages of a PDF as it counts them; of a note as long as its text makes them
 * @param textBytes of a note; 0 for a PDF
 */
public record FileExtent(int pages, long textBytes) {
  /** About as much as is put on one page of a note. */
  private static final long BYTES_PER_PAGE = 3000;

  /** Empty for what is no document, is encrypted or is too damaged to count its pages. */
  public static Optional<FileExtent> of(Path file) {
    try {
      if (!Files.isRegularFile(file) || Files.size(file) == 0) {
        return Optional.empty();
      }
      if (FileKind.of(file) == DocumentKind.PDF) {
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
          return Optional.of(new FileExtent(document.getNumberOfPages(), 0));
        }
      }
      long bytes = Files.size(file);
      return Optional.of(
          new FileExtent(Math.toIntExact(Math.ceilDiv(bytes, BYTES_PER_PAGE)), bytes));
    } catch (IOException | CarrelException | IllegalArgumentException | ArithmeticException e) {
      return Optional.empty();
    }
  }
}
