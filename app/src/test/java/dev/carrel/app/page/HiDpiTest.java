// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carrel.app.desk.Fx;
import dev.carrel.engine.document.Document;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;
import javafx.scene.image.ImageView;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a screen of two pixels for each of the scene, pages are drawn for its pixels. */
class HiDpiTest {
  @TempDir Path dir;

  /** The pieces that are drawn of the only page; on the FX thread. */
  private static List<ImageView> pieces(PageWindow window) {
    return window.view().lookupAll(".paper-sheet").stream()
        .map(Sheet.class::cast)
        .flatMap(sheet -> sheet.pieces().stream())
        .toList();
  }

  private static double sum(PageWindow window, ToDoubleFunction<ImageView> figure) {
    return pieces(window).stream().mapToDouble(figure).sum();
  }

  private static double shown(PageWindow window, ToDoubleFunction<ImageView> figure) {
    return Fx.get(() -> sum(window, figure));
  }

  private static double pixels(ImageView view) {
    return view.getImage().getWidth() * view.getImage().getHeight();
  }

  private static double area(ImageView view) {
    return view.getFitWidth() * view.getFitHeight();
  }

  @Test
  void aPageIsDrawnAnewWithFourTimesThePixelsOnAScreenOfTwiceTheScale() {
    Document document = new PagePdf().twoColumns().read(dir.resolve("page.pdf"));
    try (PageWindow window = new PageWindow(700, 700)) {
      Fx.run(window.model().look()::fitPage);
      window.open(document);
      Fx.await("it is drawn", 20, () -> !pieces(window).isEmpty());
      double before = shown(window, HiDpiTest::pixels);
      double area = shown(window, HiDpiTest::area);
      assertEquals(1, before / area, 0.01, "a pixel for a pixel");
      Window shown = window.scene().getWindow();
      Fx.run(() -> shown.setRenderScaleX(2));
      Fx.run(() -> shown.setRenderScaleY(2));
      // A piece has its pixels when it is drawn, its size when it is laid out.
      Fx.await(
          "it is drawn finer",
          20,
          () -> sum(window, HiDpiTest::pixels) > 3.9 * before && sum(window, HiDpiTest::area) > 0);
      assertEquals(4, shown(window, HiDpiTest::pixels) / shown(window, HiDpiTest::area), 0.02);
      assertEquals(area, shown(window, HiDpiTest::area), area / 100, "as large as before");
    }
  }
}
