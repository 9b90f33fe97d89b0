// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.page;

import dev.carrel.engine.document.Box;

/**
 * What is in sight of a column of pages, in its pixels.
 *
 * @param x how much of the column lies left of it
 * @param y how much lies above it
 */
record Sight(Column column, double x, double y, double width, double height) {
  /** Where a quote comes to stand and a person reads, as a share of the height. */
  private static final double READ_AT = 0.25;

  /** What is nearer to an edge counts as out of sight. */
  private static final double EDGE = 20;

  /** Where a page begins in what is in sight; negative if that is left of it. */
  double left(int page) {
    double room = Math.max(width, column.totalWidth());
    return Math.floor((room - column.width(page)) / 2) - x;
  }

  /** Where a page begins in what is in sight; negative if that is above it. */
  double top(int page) {
    return column.top(page) - y;
  }

  /** By how much the column can be moved at most. */
  double mostX() {
    return Math.max(0, column.totalWidth() - width);
  }

  /** As {@link #mostX}, downwards. */
  double mostY() {
    return Math.max(0, column.totalHeight() - height);
  }

  /** The first page of which something is in sight. */
  int firstPage() {
    return column.pageAt(y + Column.GAP);
  }

  /** The point of a page that lies at the upper edge. */
  double topInSight(int page) {
    return Math.max(0, (y - column.top(page)) / column.scale());
  }

  /** The page at a height of what is in sight, or the nearest one. */
  int pageAt(double at) {
    return column.pageAt(y + Math.clamp(at, 0.0, height));
  }

  int nearest(int page) {
    return Math.clamp(page, 1, Math.max(1, column.pages()));
  }

  /** The {@link #y} with which a place is in sight. */
  double yOf(Spot spot) {
    if (column.pages() == 0) {
      return 0;
    }
    int page = nearest(spot.page());
    return spot.share() < 0
        ? column.top(page) - Column.GAP
        : yOf(column.top(page) + spot.share() * column.height(page));
  }

  /** The {@link #y} with which a height of the column stands where one reads. */
  double yOf(double at) {
    return at - height * READ_AT;
  }

  /** The {@link #x} with which something on a page is in sight, on a page wider than that. */
  double xOf(int page, Box box) {
    double middle = left(page) + x + (box.x() + box.width() / 2) * column.scale();
    boolean inSight = middle > x + EDGE && middle < x + width - EDGE;
    return inSight ? x : middle - width / 2;
  }

  /** Whether all from one height of the column to another is in sight. */
  boolean shows(double top, double bottom) {
    return top > y + EDGE && bottom < y + height - EDGE;
  }

  /** What a person reads. */
  Spot read() {
    double at = y + height * READ_AT;
    int page = column.pageAt(at);
    return new Spot(page, Math.max(0, (at - column.top(page)) / column.height(page)));
  }

  /** What a person reads, but on this page if it shows: what was asked for is what is told. */
  Spot read(int page) {
    Spot spot = read();
    return spot.page() == page ? spot : Spot.topOf(page);
  }
}
