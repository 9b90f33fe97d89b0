// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.page;

import dev.carrel.app.page.PdfDrawer.Wish;
import dev.carrel.engine.ground.CarrelException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import javafx.scene.Node;
import javafx.scene.image.Image;

/** Brings drawings to the sheets: those in sight first, a stand-in where one is missing. */
final class SheetPainter {
  /** Width of a whole page that is drawn before the pieces of a greatly enlarged one. */
  private static final int COARSE_PIXELS = 800;

  private static final int COARSE = 0;
  private static final int IN_SIGHT = 1;
  private static final int NEAR = 2;

  private final PdfDrawer drawer;
  private final BiFunction<Sheet, CarrelException, Node> onFailed;

  /**
   * Paints with a drawer.
   *
   * @param onFailed makes what is said in the place of a page that cannot be drawn
   */
  SheetPainter(PdfDrawer drawer, BiFunction<Sheet, CarrelException, Node> onFailed) {
    this.drawer = drawer;
    this.onFailed = onFailed;
  }

  /**
   * Shows what is drawn already, and wants what is missing; all that was wanted before and is not
   * any more is given up.
   *
   * @param width of what is in sight; the sheets are placed relative to it
   * @param outputScale pixels of the screen per pixel of the scene
   */
  void paint(Collection<Sheet> sheets, double width, double height, double outputScale) {
    List<Wish> wishes = new ArrayList<>();
    for (Sheet sheet : sheets) {
      paint(sheet, width, height, outputScale, wishes);
    }
    drawer.want(wishes);
  }

  private void paint(
      Sheet sheet, double width, double height, double outputScale, List<Wish> wishes) {
    Optional<CarrelException> failure = drawer.failure(sheet.number());
    if (failure.isPresent()) {
      failed(sheet, failure.get());
      return;
    }
    int pixels = Math.max(1, (int) Math.round(sheet.getWidth() * outputScale));
    int pixelsDown = Math.max(1, (int) Math.round(sheet.getHeight() * outputScale));
    TileGrid grid = new TileGrid(pixels, pixelsDown);
    double left = -sheet.getLayoutX() * outputScale;
    double top = -sheet.getLayoutY() * outputScale;
    double right = left + width * outputScale;
    double bottom = top + height * outputScale;
    boolean inSight = bottom > 0 && top < pixelsDown;
    Set<Drawing> here = new HashSet<>();
    for (TileGrid.Tile tile : grid.meeting(left, top, right, bottom)) {
      Drawing drawing =
          new Drawing(sheet.number(), sheet.turn().degrees(), pixels, pixelsDown, tile);
      here.add(drawing);
      Optional<Image> present = drawer.present(drawing);
      present.ifPresent(image -> sheet.show(drawing, image));
      if (present.isEmpty()) {
        wishes.add(wish(sheet, drawing, inSight ? IN_SIGHT : NEAR));
      }
    }
    sheet.keep(here);
    if (!here.stream().allMatch(drawing -> drawer.present(drawing).isPresent())) {
      standIn(sheet, grid, wishes);
    }
  }

  private void standIn(Sheet sheet, TileGrid grid, List<Wish> wishes) {
    drawer.standIn(sheet.number(), sheet.turn().degrees()).ifPresent(sheet::showStandIn);
    if (!grid.isWhole() && !sheet.hasStandIn()) {
      Drawing coarse = Drawing.whole(sheet.number(), sheet.turn(), COARSE_PIXELS);
      wishes.add(new Wish(coarse, COARSE, sheet::showStandIn, error -> failed(sheet, error)));
    }
  }

  private Wish wish(Sheet sheet, Drawing drawing, int urgency) {
    return new Wish(
        drawing, urgency, image -> sheet.show(drawing, image), error -> failed(sheet, error));
  }

  private void failed(Sheet sheet, CarrelException error) {
    if (!sheet.says()) {
      sheet.say(Optional.of(onFailed.apply(sheet, error)));
    }
  }
}
