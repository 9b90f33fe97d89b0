// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.page;

import java.util.ArrayList;
import java.util.List;

/**
 * The pieces in which a page is drawn. A page of an ordinary size is one piece, since each piece
 * costs a pass over the page's content; a greatly enlarged one is cut, so that only what is in
 * sight takes memory.
 *
 * @param width of the whole page, in pixels of the screen
 * @param height of the whole page, in pixels of the screen
 */
record TileGrid(int width, int height) {
  /** Edge of a piece. */
  static final int EDGE = 1024;

  /** A page of up to so many pixels is one piece: 16 MB. */
  static final double WHOLE = 4e6;

  /**
   * A piece.
   *
   * @param column from 0
   * @param row from 0
   */
  record Tile(int column, int row, int x, int y, int width, int height) {}

  boolean isWhole() {
    return (double) width * height <= WHOLE;
  }

  /** The pieces that meet a rectangle, in pixels of the page. */
  List<Tile> meeting(double x, double y, double right, double bottom) {
    if (isWhole()) {
      return List.of(new Tile(0, 0, 0, 0, width, height));
    }
    List<Tile> tiles = new ArrayList<>();
    if (x >= width || y >= height) {
      return tiles;
    }
    int firstRow = Math.max(0, (int) Math.floor(y / EDGE));
    int firstColumn = Math.max(0, (int) Math.floor(x / EDGE));
    for (int row = firstRow; row * EDGE < Math.min(bottom, height); row++) {
      for (int column = firstColumn; column * EDGE < Math.min(right, width); column++) {
        tiles.add(tile(column, row));
      }
    }
    return tiles;
  }

  private Tile tile(int column, int row) {
    int x = column * EDGE;
    int y = row * EDGE;
    return new Tile(column, row, x, y, Math.min(EDGE, width - x), Math.min(EDGE, height - y));
  }
}
