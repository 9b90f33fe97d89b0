// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.review;

import dev.carrel.app.fx.Strings;
import dev.carrel.engine.answer.Quote;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.review.Review;
import dev.carrel.engine.review.Review.KeptColumn;
import dev.carrel.engine.review.ReviewColumn;
import dev.carrel.engine.review.ReviewGrid;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;

/**
 * The review room: the grid, beside it a sheet for one cell or one column, and below it, while a
 * cell is looked at, the page that is lent to it.
 */
public final class ReviewView extends BorderPane {
  /** Shows documents at their quotes, in a page that the room lends a place. */
  public interface Pages {
    /**
     * Shows a document where the first quote stands, the others marked; at its beginning if there
     * are none.
     */
    void show(DocumentId document, List<Quote> quotes);

    /** Puts the page into this place. */
    void lend(StackPane place);

    /** Takes the page back. */
    void takeBack();
  }

  private static final double PAGE_AT = 0.5;

  /** Of the width, in a narrow window or with large text. */
  private static final double MOST_SIDE = 0.45;

  /** In heights of letters: below it grid and page have no room above one another. */
  private static final double LEAST_HEIGHT = 34;

  private final ReviewModel model;
  private final Pages pages;
  private final Strings strings = Strings.of(ReviewView.class);
  private final ReviewTable table;
  private final GridMenus menus;
  private final ReviewHead head;
  private final ReviewBar bar;
  private final CellSheet sheet;
  private final SplitPane split = new SplitPane();
  private final StackPane middle = new StackPane();
  private final StackPane page = new StackPane();
  private final EmptyReview empty;
  private final PlanSheet plan;
  private final Subscription subscription;

  public ReviewView(ReviewModel model, Pages pages) {
    this.model = model;
    this.pages = pages;
    getStyleClass().add("review");
    setId("review");
    menus =
        new GridMenus(
            model, new ColumnMenu(model, column -> form(Optional.of(column))), new MenuActs());
    table = new ReviewTable(model.grid(), menus);
    head = new ReviewHead(model, () -> form(Optional.empty()), this::numbers);
    bar = new ReviewBar(model);
    sheet = new CellSheet(model, this::showQuote, this::closeSide);
    plan = new PlanSheet(model, this::closeSide);
    empty =
        new EmptyReview(
            model.files(), () -> form(Optional.empty()), model.edits()::begin, this::chooseSet);
    setMinHeight(0);
    middle.setMinHeight(0);
    page.getStyleClass().add("review-page");
    split.setOrientation(Orientation.VERTICAL);
    split.getItems().setAll(middle);
    setCenter(split);
    setBottom(bar);
    table.onChosen(this::chosen);
    table.addEventFilter(MouseEvent.MOUSE_CLICKED, this::clicked);
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    subscription =
        Subscription.combine(
            model.grid().reviewProperty().subscribe(this::show),
            model.plans().stateProperty().subscribe(this::showPlan),
            model.talk().proposedProperty().subscribe(this::showProposed));
  }

  private void chooseSet() {
    ReviewChooser.set(getScene().getWindow()).ifPresent(model.files()::bring);
  }

  private void show(Optional<Review> review) {
    boolean questions = review.filter(shown -> !shown.columns().isEmpty()).isPresent();
    Node next = questions ? table : empty;
    if (!middle.getChildren().contains(next)) {
      middle.getChildren().setAll(next);
    }
    setTop(review.isPresent() ? head : null);
    if (getRight() == sheet && model.cell().column().isEmpty()) {
      closeSide();
    }
  }

  private void showProposed(Optional<String> question) {
    question.ifPresent(
        asked -> {
          model.talk().takeProposed();
          form(Optional.empty()).fill(asked);
        });
  }

  private void showPlan(RunPlans.State state) {
    boolean planned = !(state instanceof RunPlans.State.None);
    if (planned && getRight() != plan) {
      closePage();
      side(plan);
    } else if (!planned && getRight() == plan) {
      closeSide();
    }
  }

  private void chosen(ReviewGrid.Key key) {
    if (getRight() == sheet) {
      model.cell().choose(Optional.of(key));
      showQuote();
    }
  }

  private void clicked(MouseEvent event) {
    boolean onCell =
        event.getTarget() instanceof Node target
            && isIn(target, "review-cell")
            && event.getButton() == MouseButton.PRIMARY;
    if (onCell) {
      openCell();
    }
  }

  private static boolean isIn(Node node, String style) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at.getStyleClass().contains(style)) {
        return true;
      }
    }
    return false;
  }

  /** Opens the sheet of the cell that has the keyboard, and its document at the first quote. */
  private void openCell() {
    table
        .focusedKey()
        .ifPresentOrElse(
            this::openCell, () -> table.focusedRow().ifPresent(row -> showDocument(row.id())));
  }

  private void openCell(ReviewGrid.Key key) {
    model.plans().leave();
    model.cell().choose(Optional.of(key));
    side(sheet);
    showQuote();
    // The grid is narrower now: the cell stays in sight.
    Platform.runLater(() -> table.scrollTo(key));
  }

  /** Shows a document at its beginning, below the grid. */
  private void showDocument(DocumentId document) {
    makeRoom();
    pages.show(document, List.of());
  }

  private final class MenuActs implements GridMenus.Acts {
    @Override
    public void open(ReviewGrid.Key key) {
      openCell(key);
    }

    @Override
    public void correct(ReviewGrid.Key key) {
      openCell(key);
      sheet.correct();
    }

    @Override
    public void show(DocumentId document) {
      showDocument(document);
    }
  }

  private void showQuote() {
    model
        .cell()
        .chosenProperty()
        .get()
        .ifPresent(
            key -> {
              makeRoom();
              pages.show(key.document(), model.cell().quotesFromShown());
            });
  }

  /** The page stands below the grid, or in its place where there is no room for both. */
  private void makeRoom() {
    if (!split.getItems().contains(page)) {
      pages.lend(page);
      if (getHeight() < LEAST_HEIGHT * head.em()) {
        split.getItems().setAll(page);
        bar.compact(true);
        sheet.focusFirst();
      } else {
        split.getItems().setAll(middle, page);
        split.setDividerPositions(PAGE_AT);
      }
    }
  }

  private void side(Region node) {
    if (!node.maxWidthProperty().isBound()) {
      node.maxWidthProperty().bind(widthProperty().multiply(MOST_SIDE));
    }
    setRight(node);
    node.applyCss(); // else what it holds is not in the scene yet, and cannot have the keyboard
  }

  private void closeSide() {
    setRight(null);
    model.plans().leave();
    model.cell().choose(Optional.empty());
    closePage();
    table.focusCells();
  }

  private void closePage() {
    if (split.getItems().contains(page)) {
      split.getItems().setAll(middle);
      bar.compact(false);
      pages.takeBack();
    }
  }

  private ColumnForm form(Optional<KeptColumn> changed) {
    model.plans().leave();
    ColumnForm form =
        new ColumnForm(
            changed, (column, second) -> write(changed, column, second), this::closeSide);
    side(form);
    form.focusFirst();
    return form;
  }

  private void numbers() {
    model.plans().leave();
    BatesForm form = new BatesForm(model.grid().scheme(), model.filing()::number, this::closeSide);
    side(form);
    form.focusFirst();
  }

  private void write(Optional<KeptColumn> changed, ReviewColumn column, boolean second) {
    if (changed.isPresent()) {
      model.columns().change(changed.get().id(), column, second);
    } else if (model.grid().reviewProperty().get().isPresent()) {
      model.columns().add(column, second);
    } else {
      model.edits().begin(strings.get("review.name"), List.of(column));
    }
  }

  private void key(KeyEvent event) {
    boolean typing = event.getTarget() instanceof TextInputControl;
    // On macOS the meta key is the one of shortcuts.
    if (typing || event.isAltDown() || (event.isMetaDown() && !event.isShortcutDown())) {
      return;
    }
    if (event.isShortcutDown() ? shortcut(event) : plain(event)) {
      event.consume();
    }
  }

  private boolean shortcut(KeyEvent event) {
    if (event.getCode() == javafx.scene.input.KeyCode.Z) {
      model.undos().undo();
      return true;
    }
    return false;
  }

  private boolean plain(KeyEvent event) {
    boolean inCells = table.hasKeyboard();
    switch (event.getCode()) {
      case ESCAPE -> {
        if (getRight() == null && !split.getItems().contains(page)) {
          return false;
        }
        closeSide();
      }
      case F8 -> {
        if (getRight() != sheet) {
          return false;
        }
        model.cell().stepQuote(event.isShiftDown() ? -1 : 1);
        showQuote();
      }
      case F10 -> {
        if (!event.isShiftDown() || !inCells) {
          return false;
        }
        return table.openMenu();
      }
      case ENTER -> {
        if (!inCells) {
          return false;
        }
        openCell();
      }
      case SPACE -> {
        if (!inCells) {
          return false;
        }
        withCell(() -> model.cell().verify());
      }
      case H -> {
        if (!inCells) {
          return false;
        }
        column().ifPresent(column -> menus.columns().open(column, table));
      }
      case F -> withCell(() -> model.cell().flag());
      case C -> {
        openCell();
        if (getRight() == sheet) {
          sheet.correct();
        }
      }
      case N -> goToUnsure(1);
      case P -> goToUnsure(-1);
      default -> {
        return false;
      }
    }
    return true;
  }

  private Optional<KeptColumn> column() {
    return table.focusedKey().flatMap(key -> model.grid().column(key.column()));
  }

  /** With the cell that has the keyboard, whether its sheet is open or not. */
  private void withCell(Runnable act) {
    model.cell().choose(table.focusedKey());
    act.run();
  }

  private void goToUnsure(int by) {
    model.cell().choose(table.focusedKey());
    model.cell().unsure(by).ifPresent(table::go);
  }

  /** Brings the keyboard to where a person goes on. */
  public void focusFirst() {
    if (middle.getChildren().contains(table)) {
      table.focusCells();
    } else {
      empty.focusFirst();
    }
  }

  /** Lets go of the model, which lives on. */
  public void close() {
    closeSide();
    subscription.unsubscribe();
    table.close();
    head.close();
    empty.close();
    bar.close();
    sheet.close();
    plan.close();
  }
}
