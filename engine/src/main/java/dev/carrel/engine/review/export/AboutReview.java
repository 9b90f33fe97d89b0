// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review.export;

import dev.carrel.engine.review.ReviewGrid;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** What a file with a review says of itself. */
final class AboutReview {
  /** What the states promise, and what they do not. */
  static final String PROMISE =
      "Answers are a model's. That a cell is answered says that there is an answer, not that it is"
          + " right; nothing found says that the model found nothing on the pages that it read,"
          + " not that there is nothing. Verified and corrected are a person's.";

  /** A name and what it stands for. */
  record Line(String what, String is) {}

  private AboutReview() {}

  /** Name, time, version, how much of it there is, and what may be expected of it. */
  static List<Line> of(Exported review) {
    ReviewGrid grid = review.grid();
    List<Line> lines = new ArrayList<>();
    lines.add(new Line("Review", grid.review().name()));
    lines.add(
        new Line("Written", review.options().when().truncatedTo(ChronoUnit.SECONDS).toString()));
    lines.add(new Line("By", "Carrel " + review.options().carrelVersion()));
    lines.add(new Line("Documents", Integer.toString(grid.rows().size())));
    lines.add(new Line("Questions", Integer.toString(review.columns().size())));
    grid.counts()
        .forEach(
            (state, count) ->
                lines.add(
                    new Line(
                        "Cells: " + StateWords.sign(state) + " " + StateWords.of(state),
                        Integer.toString(count))));
    lines.add(new Line("What that means", PROMISE));
    return lines;
  }
}
