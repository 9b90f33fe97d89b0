// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.review.ReviewGrid;
import dev.carrel.engine.review.Tag;
import dev.carrel.engine.review.WishCheck;
import java.util.List;
import picocli.CommandLine.Option;

/** Which documents of a review are shown or written. */
final class RowFilter {
  @Option(
      names = "--tag",
      paramLabel = "TAG",
      converter = TagConverter.class,
      description = "Only documents that have this tag, or a cell that has it.")
  private List<Tag> with = List.of();

  @Option(
      names = "--without-tag",
      paramLabel = "TAG",
      converter = TagConverter.class,
      description = "No documents that have this tag, or a cell that has it.")
  private List<Tag> without = List.of();

  @Option(names = "--deviating", description = "Only documents of which a cell deviates.")
  private boolean deviating;

  /** The same grid with the rows that are wanted. */
  ReviewGrid of(ReviewGrid grid) {
    return grid.withRows(
        row ->
            with.stream().allMatch(tag -> grid.isTagged(row.id(), tag))
                && without.stream().noneMatch(tag -> grid.isTagged(row.id(), tag))
                && (!deviating || deviates(grid, row.id())));
  }

  private static boolean deviates(ReviewGrid grid, DocumentId document) {
    return grid.review().columns().stream()
        .anyMatch(column -> grid.wish(column, document).filter(WishCheck::deviates).isPresent());
  }
}
