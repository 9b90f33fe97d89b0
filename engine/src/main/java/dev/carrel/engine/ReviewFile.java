// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import dev.carrel.engine.document.DocumentEntry;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.CarrelVersion;
import dev.carrel.engine.ground.WrittenFile;
import dev.carrel.engine.review.Playbook;
import dev.carrel.engine.review.PlaybookFile;
import dev.carrel.engine.review.Review;
import dev.carrel.engine.review.Review.KeptColumn;
import dev.carrel.engine.review.ReviewGrid;
import dev.carrel.engine.review.export.ExportFacts;
import dev.carrel.engine.review.export.ExportKind;
import dev.carrel.engine.review.export.ExportOptions;
import dev.carrel.engine.review.export.ReviewExport;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Writes reviews into files of a person's: whole, or the file stays as it was. */
final class ReviewFile {
  private final Library library;
  private final InstantSource clock;

  ReviewFile(Library library, InstantSource clock) {
    this.library = library;
    this.clock = clock;
  }

  void write(ReviewGrid grid, ExportKind kind, Path file, boolean csvBom) {
    ExportOptions options = options(grid).withCsvBom(csvBom);
    boolean references = kind == ExportKind.BIBTEX || kind == ExportKind.CSL_JSON;
    if (references && !grid.rows().isEmpty() && !ReviewExport.hasReferences(grid, options)) {
      throw new CarrelException(
          Code.EXPORT_FAILED,
          "No document of the review has a DOI or a title, so there are no references to write.",
          "Ask for the title under the heading \"Title\", or for the DOI under \"DOI\".");
    }
    new WrittenFile(file, "The review")
        .write(
            documents(grid.review().collection()),
            out -> ReviewExport.write(kind, grid, options, out));
  }

  private ExportOptions options(ReviewGrid grid) {
    ExportFacts facts =
        ExportFacts.NONE
            .withLog(library.store().cells().log(grid.review().id()))
            .withBates(grid::bates)
            .withUnreadable(id -> library.store().documents().unreadable(id))
            .withFirstPage(id -> library.store().documents().text(id, 1).orElse(""));
    return ExportOptions.of(clock.instant(), CarrelVersion.text(), facts);
  }

  boolean hasReferences(ReviewGrid grid) {
    return ReviewExport.hasReferences(grid, options(grid));
  }

  /** Of the whole review: a grid that lacks rows must not be written over what it left out. */
  private List<Path> documents(long collection) {
    Set<DocumentId> rows = Set.copyOf(library.store().collections().documents(collection));
    return library.store().documents().entries().stream()
        .filter(entry -> rows.contains(entry.id()))
        .map(DocumentEntry::file)
        .toList();
  }

  /** Writes the questions of a review as a set for other documents; JSON by the file's name. */
  void writeQuestions(Review review, Path file) {
    Playbook set =
        new Playbook(review.name(), "", review.columns().stream().map(KeptColumn::column).toList());
    String text =
        file.toString().toLowerCase(Locale.ROOT).endsWith(".json")
            ? PlaybookFile.json(set)
            : PlaybookFile.yaml(set);
    new WrittenFile(file, "The set of questions")
        .write(
            documents(review.collection()),
            out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }
}
