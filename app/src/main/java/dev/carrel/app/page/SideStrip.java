// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.page;

import dev.carrel.app.fx.Strings;
import dev.carrel.app.page.PdfFacts.Bookmark;
import dev.carrel.engine.document.Document;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;

/** Beside the pages: small pictures of them, or the outline of the document. */
final class SideStrip extends StackPane implements AutoCloseable {
  private final PageModel model;
  private final Document document;
  private final PdfDrawer drawer;
  private final Strings strings = Strings.of(SideStrip.class);
  private final Subscription listening;

  SideStrip(PageModel model, Document document, PdfDrawer drawer) {
    this.model = model;
    this.document = document;
    this.drawer = drawer;
    getStyleClass().add("side-strip");
    listening =
        Subscription.combine(
            model.look().stripProperty().subscribe(this::rebuild),
            model.factsProperty().subscribe(this::rebuild),
            model.pageProperty().subscribe(this::follow));
  }

  private void rebuild() {
    Strip strip = model.look().stripProperty().get();
    setVisible(strip != Strip.NONE);
    setManaged(strip != Strip.NONE);
    getChildren().clear();
    switch (strip == null ? Strip.NONE : strip) {
      case NONE -> {}
      case THUMBNAILS -> getChildren().add(thumbnails());
      case OUTLINE -> getChildren().add(outline());
    }
    follow();
  }

  private ListView<Integer> thumbnails() {
    ListView<Integer> list = new ListView<>();
    list.setId("thumbnails");
    list.setAccessibleText(strings.get("thumbnails"));
    for (int page = 1; page <= document.pages().size(); page++) {
      list.getItems().add(page);
    }
    list.setCellFactory(view -> new ThumbnailCell(model, document, drawer));
    list.setOnMouseClicked(event -> go(list.getSelectionModel().getSelectedItem()));
    list.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
            go(list.getSelectionModel().getSelectedItem());
            event.consume();
          }
        });
    return list;
  }

  private void go(@org.jspecify.annotations.Nullable Integer page) {
    if (page != null && page != model.pageProperty().get()) {
      model.jumpTo(Spot.topOf(page));
    }
  }

  private javafx.scene.Node outline() {
    List<Bookmark> outline = model.factsProperty().get().outline();
    if (outline.isEmpty()) {
      Label none = new Label(strings.get("outline.none"));
      none.setWrapText(true);
      none.getStyleClass().add("side-empty");
      return none;
    }
    TreeItem<Bookmark> root = new TreeItem<>();
    outline.forEach(bookmark -> root.getChildren().add(item(bookmark)));
    TreeView<Bookmark> tree = new TreeView<>(root);
    tree.setId("outline");
    tree.setAccessibleText(strings.get("outline"));
    tree.setShowRoot(false);
    tree.setCellFactory(view -> new BookmarkCell());
    tree.setOnMouseClicked(event -> go(tree));
    tree.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            go(tree);
            event.consume();
          }
        });
    return tree;
  }

  private void go(TreeView<Bookmark> tree) {
    TreeItem<Bookmark> item = tree.getSelectionModel().getSelectedItem();
    if (item != null && item.getValue() != null) {
      model.jumpTo(item.getValue().spot());
    }
  }

  private static TreeItem<Bookmark> item(Bookmark bookmark) {
    TreeItem<Bookmark> item = new TreeItem<>(bookmark);
    item.setExpanded(bookmark.open());
    bookmark.below().forEach(below -> item.getChildren().add(item(below)));
    return item;
  }

  /** Selects the picture of the page that is read. */
  private void follow() {
    if (!getChildren().isEmpty() && getChildren().getFirst() instanceof ListView<?> list) {
      int index = model.pageProperty().get() - 1;
      if (list.getSelectionModel().getSelectedIndex() != index) {
        list.getSelectionModel().select(index);
        list.scrollTo(Math.max(0, index - 1));
      }
    }
  }

  @Override
  public void close() {
    listening.unsubscribe();
    getChildren().clear();
  }
}
