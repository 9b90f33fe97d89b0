// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import dev.carrel.engine.document.DocumentEntry;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.CarrelVersion;
import dev.carrel.engine.ground.DurableFile;
import dev.carrel.engine.review.ReviewGrid;
import dev.carrel.engine.review.export.ExportFacts;
import dev.carrel.engine.review.export.ExportKind;
import dev.carrel.engine.review.export.ExportOptions;
import dev.carrel.engine.review.export.ReviewExport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

/** Writes reviews into files of a person's: whole, or the file stays as it was. */
final class ReviewFile {
  private final Library library;
  private final InstantSource clock;

  ReviewFile(Library library, InstantSource clock) {
    this.library = library;
    this.clock = clock;
  }

  void write(ReviewGrid grid, ExportKind kind, Path file, boolean csvBom) {
    ExportFacts facts =
        ExportFacts.NONE
            .withLog(library.store().cells().log(grid.review().id()))
            .withBates(grid::bates)
            .withUnreadable(id -> library.require(id).unreadable())
            .withFirstPage(
                id ->
                    library.require(id).pages().stream()
                        .findFirst()
                        .map(page -> page.text())
                        .orElse(""));
    ExportOptions options =
        ExportOptions.of(clock.instant(), CarrelVersion.text(), facts).withCsvBom(csvBom);
    try {
      for (DocumentEntry row : grid.rows()) {
        requireOther(file, row);
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      ReviewExport.write(kind, grid, options, bytes);
      DurableFile.ofPerson(file).write(bytes.toByteArray());
    } catch (IOException e) {
      throw new CarrelException(
          Code.EXPORT_FAILED,
          "The review could not be written to %s: %s.".formatted(file, e.getMessage()),
          "Choose a folder that is there and can be written; the answers are kept.",
          e);
    }
  }

  private static void requireOther(Path file, DocumentEntry document) throws IOException {
    if (Files.exists(file)
        && Files.exists(document.file())
        && Files.isSameFile(file, document.file())) {
      throw new CarrelException(
          Code.EXPORT_FAILED,
          file + " is one of the documents of the review.",
          "Give the file another name.");
    }
  }
}
