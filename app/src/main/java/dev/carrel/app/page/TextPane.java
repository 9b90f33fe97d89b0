package dev.carrel.app.page;

import dev.carrel.app.fx.Strings;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.document.TextSpan;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** A document's text on the same paper: notes, and whatever cannot be drawn. */
final class TextPane implements Pages {
  /** Where a mark comes to stand, as a share of the pane's height. */
  private static final double QUOTE_AT = 0.25;

  private final PageModel model;
  private final Document document;
  private final ListView<Page> list = new ListView<>();
  private final VBox root = new VBox();
  private final Strings strings = Strings.of(TextPane.class);
  private final Subscription zoom;
  private PageModel.Target target;

  /**
   * Shows a document.
   *
   * @param notice why its paper is not shown; empty for a note
   */
  TextPane(PageModel model, Document document, Optional<String> notice) {
    this.model = model;
    this.document = document;
    this.target = model.targetProperty().get();
    root.getStyleClass().add("text-pane");
    notice.ifPresent(words -> root.getChildren().add(banner(words)));
    list.setId("text-pane");
    list.getStyleClass().add("text-list");
    list.getItems().setAll(document.pages());
    list.setCellFactory(view -> new Cell());
    list.setFocusTraversable(true);
    VBox.setVgrow(list, Priority.ALWAYS);
    root.getChildren().add(list);
    zoom = model.zoomProperty().subscribe(this::zoomed);
    zoomed();
    list.skinProperty().subscribe(skin -> follow());
  }

  private static Label banner(String words) {
    Label label = new Label(words);
    label.setWrapText(true);
    label.setMinHeight(Label.USE_PREF_SIZE);
    label.setMaxWidth(Double.MAX_VALUE);
    label.getStyleClass().add("banner");
    return label;
  }

  private void zoomed() {
    double zoom = model.zoomProperty().get();
    double scale = zoom == PageModel.FIT_WIDTH ? 1 : zoom;
    model.shownAt(scale);
    list.setStyle("-fx-font-size: " + Math.round(14 * scale) + "px;");
  }

  /** Tells the model which page is on top, once there is something that scrolls. */
  private void follow() {
    flow()
        .ifPresent(
            flow ->
                flow.positionProperty()
                    .subscribe(
                        position ->
                            Optional.<IndexedCell<?>>ofNullable(flow.getFirstVisibleCell())
                                .ifPresent(cell -> model.at(cell.getIndex() + 1))));
  }

  private Optional<VirtualFlow<?>> flow() {
    return list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow
        ? Optional.of(flow)
        : Optional.empty();
  }

  @Override
  public Node node() {
    return root;
  }

  @Override
  public void goTo(PageModel.Target next) {
    target = next;
    list.refresh();
    list.scrollTo(next.page() - 1);
    model.at(next.page());
    if (!next.marks().isEmpty()) {
      // Where the mark stands is known when the page has been laid out.
      Platform.runLater(this::reachMark);
    }
  }

  private void reachMark() {
    list.applyCss();
    list.layout();
    list.lookupAll(".text-sheet").stream()
        .filter(node -> node instanceof TextSheet sheet && sheet.number() == target.page())
        .map(TextSheet.class::cast)
        .findFirst()
        .ifPresent(this::reachMark);
  }

  private void reachMark(TextSheet sheet) {
    sheet.applyCss();
    sheet.layout();
    Bounds mark = sheet.localToScene(sheet.markBounds());
    Bounds pane = list.localToScene(list.getLayoutBounds());
    double wanted = pane.getMinY() + pane.getHeight() * QUOTE_AT;
    flow().ifPresent(flow -> flow.scrollPixels(mark.getMinY() - wanted));
    model.at(sheet.number());
  }

  @Override
  public void close() {
    zoom.unsubscribe();
    list.getItems().clear();
  }

  /** One page of text. */
  private final class Cell extends ListCell<Page> {
    Cell() {
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Page page, boolean empty) {
      super.updateItem(page, empty);
      setText(null);
      if (empty || page == null) {
        setGraphic(null);
      } else {
        setGraphic(new TextSheet(page, marksOn(page), caption(page)));
      }
    }

    private String caption(Page page) {
      return strings.get("sheet", page.number(), document.pages().size());
    }
  }

  private List<TextSpan> marksOn(Page page) {
    return target.marks().stream()
        .filter(span -> span.page() == page.number() && span.document().equals(document.id()))
        .filter(span -> span.end() <= page.text().length())
        .toList();
  }
}
