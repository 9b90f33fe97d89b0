// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.page;

import dev.carrel.engine.document.Document;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.effect.BlendMode;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A small picture of a page, drawn when it comes into sight. */
final class ThumbnailCell extends ListCell<Integer> {
  private static final double WIDTH = 96;

  /** Drawn larger than shown, for screens with more than one pixel per pixel of the scene. */
  private static final int PIXELS = 192;

  private final PageModel model;
  private final Document document;
  private final PdfDrawer drawer;
  private final ImageView view = new ImageView();
  private final Region tint = new Region();
  private final StackPane paper = new StackPane(view, tint);
  private final Label caption = new Label();
  private final VBox box = new VBox(paper, caption);
  private Optional<Drawing> wanted = Optional.empty();

  ThumbnailCell(PageModel model, Document document, PdfDrawer drawer) {
    this.model = model;
    this.document = document;
    this.drawer = drawer;
    box.setAlignment(Pos.CENTER);
    box.getStyleClass().add("thumbnail");
    paper.getStyleClass().add("thumbnail-paper");
    tint.getStyleClass().add("ink-over");
    tint.setBlendMode(BlendMode.MULTIPLY); // as on the sheets
    view.setSmooth(true);
    paper.setMaxWidth(WIDTH);
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(@Nullable Integer page, boolean empty) {
    super.updateItem(page, empty);
    setText(null);
    wanted.ifPresent(drawer::forgetThumbnail);
    wanted = Optional.empty();
    view.setImage(null);
    if (empty || page == null) {
      setGraphic(null);
      return;
    }
    PageTurn turn = Column.turn(document.page(page), model.look().rotationProperty().get());
    double height = Math.min(2 * WIDTH, WIDTH * turn.shownHeight() / turn.shownWidth());
    view.setFitWidth(WIDTH);
    view.setFitHeight(height);
    paper.setMinHeight(height);
    paper.setPrefHeight(height);
    String label = PageNumbers.label(page, model.factsProperty().get().labels());
    caption.setText(label);
    setAccessibleText(label);
    setGraphic(box);
    Drawing drawing = Drawing.whole(page, turn, PIXELS);
    wanted = Optional.of(drawing);
    drawer
        .present(drawing)
        .ifPresentOrElse(
            view::setImage,
            () ->
                drawer.wantThumbnail(
                    new PdfDrawer.Wish(
                        drawing,
                        0,
                        image -> {
                          if (wanted.filter(drawing::equals).isPresent()) {
                            view.setImage(image);
                          }
                        },
                        error -> {})));
  }
}
