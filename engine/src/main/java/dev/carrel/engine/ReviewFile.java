// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import dev.carrel.engine.document.DocumentEntry;
import dev.carrel.engine.ground.CarrelVersion;
import dev.carrel.engine.ground.WrittenFile;
import dev.carrel.engine.review.ReviewGrid;
import dev.carrel.engine.review.export.ExportFacts;
import dev.carrel.engine.review.export.ExportKind;
import dev.carrel.engine.review.export.ExportOptions;
import dev.carrel.engine.review.export.ReviewExport;
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
    new WrittenFile(file, "The review")
        .write(
            grid.rows().stream().map(DocumentEntry::file).toList(),
            out -> ReviewExport.write(kind, grid, options, out));
  }
}
