// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.review;

import dev.carrel.engine.review.ReviewGrid;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of the reviews from start to start, for the desk's state file. Columns have
 * numbers that no other review has; whatever is not there any more means nothing.
 *
 * @param shown whether the room was
 * @param open the reviews that were shown last of their collections
 * @param sized columns whose width a person chose; 0 stands for the documents
 * @param widths of those, in heights of letters
 * @param hidden columns that are not shown
 * @param frozen columns that stand beside the documents
 * @param sorts columns that rows are sorted by; negative: the last first
 * @param filter what a cell of the rows that are shown is; empty for all rows
 * @param filtered the column that must have it; 0 for any
 * @param column of the cell a person was in; 0 for none
 * @param document of that cell, by its SHA-256
 * @param running the review that was being answered, or was paused; 0 for none
 * @param inBackground whether runs leave half of the threads to other work
 */
public record ReviewMemory(
    boolean shown,
    List<Long> open,
    List<Long> sized,
    List<Double> widths,
    List<Long> hidden,
    List<Long> frozen,
    List<Long> sorts,
    String filter,
    long filtered,
    long column,
    String document,
    long running,
    boolean inBackground) {
  /** Before the first time. */
  public static final ReviewMemory FIRST =
      new ReviewMemory(
          false, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), "", 0, 0, "", 0,
          false);

  public ReviewMemory {
    // A state file may be of an older kind, or say null of anything.
    open = whole(open);
    sized = whole(sized);
    widths = whole(widths);
    hidden = whole(hidden);
    frozen = whole(frozen);
    sorts = whole(sorts);
    filter = filter == null ? "" : filter;
    document = document == null ? "" : document;
  }

  private static <T> List<T> whole(@Nullable List<T> list) {
    return list == null ? List.of() : list.stream().filter(Objects::nonNull).toList();
  }

  static ReviewMemory of(
      boolean shown,
      List<Long> open,
      GridLook look,
      Optional<Filter> filter,
      Optional<ReviewGrid.Key> place,
      long running,
      boolean inBackground) {
    return new ReviewMemory(
        shown,
        open,
        look.sized(),
        look.widths(),
        look.hidden(),
        look.frozen(),
        look.sorts(),
        filter.map(by -> by.what().label()).orElse(""),
        filter.map(Filter::column).orElse(OptionalLong.empty()).orElse(0),
        place.map(ReviewGrid.Key::column).orElse(0L),
        place.map(key -> key.document().sha256()).orElse(""),
        running,
        inBackground);
  }

  /** Which rows were shown; empty for all. */
  Optional<Filter> filtering() {
    OptionalLong of = filtered == 0 ? OptionalLong.empty() : OptionalLong.of(filtered);
    return Filter.labelled(filter).map(what -> new Filter(of, what));
  }

  /** Without the place of a person and what was filtered: it was taken up, or is gone. */
  public ReviewMemory withoutPlace() {
    return new ReviewMemory(
        shown, open, sized, widths, hidden, frozen, sorts, "", 0, 0, "", running, inBackground);
  }

  /** Without what was being answered. */
  ReviewMemory withoutRunning() {
    return new ReviewMemory(
        shown,
        open,
        sized,
        widths,
        hidden,
        frozen,
        sorts,
        filter,
        filtered,
        column,
        document,
        0,
        inBackground);
  }
}
