// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.review;

import dev.carrel.engine.review.Review.KeptColumn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/**
 * How a person has arranged the columns of all reviews: widths, which are hidden, which stand
 * beside the documents, and by which the rows are sorted. Columns are known by their numbers.
 */
public final class GridLook {
  /** Stands for the documents, which are no column of a review. */
  public static final long NAMES = 0;

  private static final double NARROWEST = 4;
  private static final double WIDEST = 80;

  private final Map<Long, Double> widths = new LinkedHashMap<>();
  private final Set<Long> hidden = new LinkedHashSet<>();
  private final Set<Long> frozen = new LinkedHashSet<>();
  private final Map<Long, Boolean> sorts = new LinkedHashMap<>();
  private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();

  GridLook() {}

  /** Grows when columns are hidden, shown, frozen or let go, or got a width other than by hand. */
  public ReadOnlyIntegerProperty changesProperty() {
    return changes.getReadOnlyProperty();
  }

  /** The width that a person chose, in heights of letters. */
  public Optional<Double> width(long column) {
    return Optional.ofNullable(widths.get(column));
  }

  /** Notes how wide a column is now; nobody is told. */
  void resized(long column, double width) {
    double clamped = Math.clamp(width, NARROWEST, WIDEST);
    widths.put(column, Math.rint(clamped * 100) / 100);
  }

  /** Makes a column so many heights of letters wide. */
  public void width(long column, double width) {
    resized(column, width);
    changed();
  }

  public boolean isHidden(long column) {
    return hidden.contains(column);
  }

  /** Hides a column or shows it again. */
  public void hide(long column, boolean hide) {
    if (hide ? hidden.add(column) : hidden.remove(column)) {
      changed();
    }
  }

  /** Whether it stays beside the documents when the others move. */
  public boolean isFrozen(long column) {
    return frozen.contains(column);
  }

  /** Has a column stay beside the documents, or move with the others again. */
  public void freeze(long column, boolean freeze) {
    if (freeze ? frozen.add(column) : frozen.remove(column)) {
      changed();
    }
  }

  /** By which of these columns rows were sorted last. */
  Optional<Sort> sort(List<KeptColumn> columns) {
    return columns.stream()
        .map(KeptColumn::id)
        .filter(sorts::containsKey)
        .findFirst()
        .map(id -> new Sort(id, Boolean.TRUE.equals(sorts.get(id))));
  }

  void sorted(List<KeptColumn> columns, Optional<Sort> by) {
    columns.forEach(column -> sorts.remove(column.id()));
    by.ifPresent(sort -> sorts.put(sort.column(), sort.down()));
  }

  private void changed() {
    changes.set(changes.get() + 1);
  }

  /** What was remembered. */
  void recall(ReviewMemory memory) {
    for (int at = 0; at < Math.min(memory.sized().size(), memory.widths().size()); at++) {
      double width = memory.widths().get(at);
      if (Double.isFinite(width)) {
        resized(memory.sized().get(at), width);
      }
    }
    hidden.addAll(memory.hidden());
    frozen.addAll(memory.frozen());
    memory.sorts().forEach(column -> sorts.put(Math.abs(column), column < 0));
    changed();
  }

  List<Long> sized() {
    return List.copyOf(widths.keySet());
  }

  List<Double> widths() {
    return List.copyOf(widths.values());
  }

  List<Long> hidden() {
    return List.copyOf(hidden);
  }

  List<Long> frozen() {
    return List.copyOf(frozen);
  }

  /** Negative: the last first. */
  List<Long> sorts() {
    List<Long> columns = new ArrayList<>();
    sorts.forEach((column, down) -> columns.add(down ? -column : column));
    return List.copyOf(columns);
  }
}
