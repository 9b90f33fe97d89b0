// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.page;

/**
 * Names a drawing: a page or a piece of one, in a size.
 *
 * @param page from 1
 * @param degrees by which the page is turned, clockwise
 * @param pixels width of the whole page as turned
 * @param height of the whole page as turned, in pixels
 * @param tile which piece of it
 */
record Drawing(int page, int degrees, int pixels, int height, TileGrid.Tile tile) {
  /** A drawing of a whole page. */
  static Drawing whole(int page, PageTurn turn, int pixels) {
    int height = height(turn, pixels);
    TileGrid.Tile all = new TileGrid.Tile(0, 0, 0, 0, pixels, height);
    return new Drawing(page, turn.degrees(), pixels, height, all);
  }

  /** The height that belongs to a width. */
  static int height(PageTurn turn, int pixels) {
    return Math.max(1, (int) Math.round(pixels * turn.shownHeight() / turn.shownWidth()));
  }

  boolean showsWhole(int ofPage, int turned) {
    return page == ofPage && degrees == turned && tile.width() == pixels && tile.height() == height;
  }
}
