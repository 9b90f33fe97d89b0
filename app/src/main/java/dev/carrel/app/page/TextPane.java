// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.page;

import dev.carrel.app.fx.Strings;
import dev.carrel.app.selection.Selection;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentKind;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.document.TextSpan;
import dev.carrel.engine.evidence.PassageWeight;
import dev.carrel.engine.ground.ShownText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
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
  private final Consumer<PageLink> onLink;
  private final ListView<Page> list = new ListView<>();
  private final VBox root = new VBox();
  private final Strings strings = Strings.of(TextPane.class);
  private final Subscription listening;
  private PageModel.Target target;
  private boolean moving;
  private boolean closed;

  /**
   * Shows a document.
   *
   * @param notice why its paper is not shown; empty for a note
   * @param onLink told of a link that is followed
   */
  TextPane(PageModel model, Document document, Optional<Node> notice, Consumer<PageLink> onLink) {
    this.model = model;
    this.onLink = onLink;
    this.document = document;
    this.target = model.targetProperty().get();
    root.getStyleClass().add("text-pane");
    notice.ifPresent(root.getChildren()::add);
    list.setId("text-pane");
    list.getStyleClass().add("text-list");
    list.getItems().setAll(document.pages());
    list.setCellFactory(view -> new Cell());
    list.setFocusTraversable(true);
    VBox.setVgrow(list, Priority.ALWAYS);
    root.getChildren().add(list);
    listening =
        Subscription.combine(
            model.look().zoomProperty().subscribe(this::zoomed),
            model.find().foundProperty().subscribe(list::refresh),
            model.looked().shownProperty().subscribe(list::refresh),
            model.looked().passagesProperty().subscribe(list::refresh),
            model.selectionProperty().subscribe(this::showSelection));
    new NoteSurface(this, list, model, document).listen();
    zoomed();
    list.skinProperty().subscribe(skin -> follow());
  }

  private void zoomed() {
    double zoom = model.look().zoomProperty().get();
    double scale = zoom <= 0 ? 1 : zoom;
    model.look().shownAt(scale);
    list.setStyle("-fx-font-size: " + Math.round(14 * scale) + "px;");
  }

  /** Tells the model which page is on top, once there is something that scrolls. */
  private void follow() {
    // Later: the rows are those of the old position until they have been laid out.
    flow()
        .ifPresent(
            flow -> flow.positionProperty().subscribe(() -> Platform.runLater(this::tellPage)));
  }

  /** The page that is read is the one at the height where quotes come to stand. */
  private void tellPage() {
    if (closed || moving) {
      return;
    }
    Bounds pane = list.localToScene(list.getLayoutBounds());
    double read = pane.getMinY() + pane.getHeight() * QUOTE_AT;
    sheets()
        .filter(sheet -> sheet.localToScene(sheet.getLayoutBounds()).getMinY() <= read)
        .mapToInt(TextSheet::number)
        .max()
        .ifPresent(page -> model.at(Spot.topOf(page)));
  }

  Stream<TextSheet> sheets() {
    return list.lookupAll(".text-sheet").stream()
        .filter(TextPane::isShown)
        .map(TextSheet.class::cast);
  }

  private void showSelection(Optional<Selection> now) {
    sheets().forEach(sheet -> sheet.select(now));
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
    model.reached(next.serial());
    model.at(Spot.topOf(wantedPage()));
    moving = true;
    list.scrollTo(wantedPage() - 1);
    // Where a page and a mark stand is known when they have been laid out in their width.
    Platform.runLater(this::arrive);
  }

  private int wantedPage() {
    return Math.clamp(target.spot().page(), 1, Math.max(1, document.pages().size()));
  }

  private void arrive() {
    if (closed) {
      return;
    }
    layOut();
    list.scrollTo(wantedPage() - 1);
    layOut();
    if (target.reveal().isPresent()) {
      reachMark();
    }
    moving = false;
  }

  /** From the window down: a list that is new has no size of its own yet. */
  private void layOut() {
    Parent top = list.getScene() == null ? root : list.getScene().getRoot();
    top.applyCss();
    top.layout();
  }

  /** The list also keeps a row that it only measures. */
  private static boolean isShown(Node node) {
    for (@Nullable Node at = node; at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return true;
  }

  private void reachMark() {
    sheets()
        .filter(sheet -> sheet.number() == target.spot().page())
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
    model.at(Spot.topOf(sheet.number()));
  }

  @Override
  public void close() {
    closed = true;
    listening.unsubscribe();
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
        Optional<Selection> selection = model.selectionProperty().get();
        setGraphic(new TextSheet(page, body(page), shown(page), selection, caption(page)));
      }
    }

    private TextBody body(Page page) {
      return document.kind().equals(DocumentKind.MARKDOWN)
          ? new NoteBody(page.text(), onLink)
          : TextBody.plain(page.text());
    }

    private String caption(Page page) {
      String number = strings.get("sheet", page.number(), document.pages().size());
      return page.label()
          .map(label -> strings.get("sheet.called", ShownText.line(label), number))
          .orElse(number);
    }
  }

  private List<TextSheet.Mark> shown(Page page) {
    Found found = model.find().foundProperty().get();
    Optional<TextSpan> current = found.currentSpan();
    List<TextSheet.Mark> marks = new ArrayList<>();
    page.marks()
        .forEach(
            mark ->
                CameBy.style(mark.kind())
                    .ifPresent(style -> add(marks, page, span(page, mark), style)));
    for (PassageWeight passage : model.looked().on(document.id(), page.number())) {
      add(marks, page, passage.place(), "text-" + Heat.style(passage.weight()));
    }
    for (TextSpan hit : found.on(page.number())) {
      boolean now = current.filter(hit::equals).isPresent();
      add(marks, page, hit, now ? "text-hit-now" : "text-hit");
    }
    target.marks().forEach(mark -> add(marks, page, mark, "text-mark"));
    return marks;
  }

  private TextSpan span(Page page, dev.carrel.engine.document.Mark mark) {
    return new TextSpan(document.id(), page.number(), mark.start(), mark.end());
  }

  private void add(List<TextSheet.Mark> marks, Page page, TextSpan span, String style) {
    boolean here = span.page() == page.number() && span.document().equals(document.id());
    if (here && span.end() <= page.text().length()) {
      boolean first = target.reveal().filter(span::equals).isPresent();
      marks.add(new TextSheet.Mark(span, style, first));
    }
  }
}
