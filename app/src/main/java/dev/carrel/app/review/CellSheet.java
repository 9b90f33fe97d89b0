// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.review;

import dev.carrel.app.fx.Icons;
import dev.carrel.app.fx.Strings;
import dev.carrel.app.fx.Words;
import dev.carrel.engine.answer.Quote;
import dev.carrel.engine.conversation.Turn;
import dev.carrel.engine.document.DocumentEntry;
import dev.carrel.engine.evidence.Absence;
import dev.carrel.engine.ground.ShownText;
import dev.carrel.engine.review.Cell;
import dev.carrel.engine.review.CellState;
import dev.carrel.engine.review.LogEntry;
import dev.carrel.engine.review.Review.KeptColumn;
import dev.carrel.engine.review.ReviewGrid;
import dev.carrel.engine.review.SecondReading;
import dev.carrel.engine.review.Tag;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** One cell at length: value, words, quotes, second reader, history, and what a person does. */
final class CellSheet extends ScrollPane {
  private final ReviewModel model;
  private final CellModel cell;
  private final Runnable onQuote;
  private final Runnable onClose;
  private final Strings strings = Strings.of(CellSheet.class);
  private final ValueText texts = new ValueText();
  private final StateLook look = new StateLook();
  private final VBox content = new VBox();
  private final VBox history = new VBox();
  private final Subscription subscription;
  private Optional<Cell> shown = Optional.empty();
  private SortedSet<Tag> tags = Collections.emptySortedSet();
  private boolean correcting;

  /**
   * Of the cell that is looked at.
   *
   * @param onQuote shows the quote that is chosen on its page
   * @param onClose closes the sheet
   */
  CellSheet(ReviewModel model, Runnable onQuote, Runnable onClose) {
    this.model = model;
    this.cell = model.cell();
    this.onQuote = onQuote;
    this.onClose = onClose;
    getStyleClass().add("review-sheet");
    setId("cell-sheet");
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    setFocusTraversable(false);
    content.getStyleClass().add("sheet-content");
    history.getStyleClass().add("sheet-history");
    setContent(content);
    subscription =
        Subscription.combine(
            cell.chosenProperty().subscribe(this::chosen),
            cell.quoteProperty().subscribe(at -> show()),
            cell.historyProperty().subscribe(this::showHistory),
            model.runs().stateProperty().subscribe(state -> show()),
            model.grid().changesProperty().subscribe(at -> changed()));
  }

  void close() {
    subscription.unsubscribe();
  }

  private void chosen() {
    correcting = false;
    setVvalue(0);
    show();
  }

  /**
   * Many cells change while a review runs: only this one is drawn again, and not while typed in.
   */
  private void changed() {
    if (!shown.equals(cell.cell()) || !tags.equals(tags())) {
      show();
    }
  }

  private SortedSet<Tag> tags() {
    return cell.chosenProperty().get().map(model.grid()::tags).orElse(Collections.emptySortedSet());
  }

  /** Brings the keyboard to what can be done. */
  void focusFirst() {
    Optional.ofNullable(content.lookup("#cell-verify"))
        .filter(node -> !node.isDisabled())
        .or(() -> Optional.ofNullable(content.lookup("#close-sheet")))
        .ifPresent(Node::requestFocus);
  }

  /** Lets a person write in place of the machine's words. */
  void correct() {
    if (cell.cell().filter(at -> at.state() != CellState.VERIFIED).isPresent()) {
      correcting = true;
      show();
    }
  }

  private void show() {
    Optional<Cell> now = cell.cell();
    Optional<KeptColumn> column = cell.column();
    Optional<DocumentEntry> document = cell.document();
    shown = now;
    tags = tags();
    if (now.isEmpty() || column.isEmpty() || document.isEmpty()) {
      content.getChildren().clear();
      return;
    }
    List<Node> nodes = new ArrayList<>();
    nodes.add(head(column.get(), document.get()));
    nodes.add(Words.label("sheet-question", column.get().column().question()));
    nodes.add(state(now.get()));
    if (correcting) {
      nodes.add(correction(now.get()));
    } else {
      nodes.addAll(said(now.get()));
      column
          .get()
          .column()
          .wish()
          .ifPresent(
              wish ->
                  nodes.add(
                      Words.label("sheet-note", strings.get("sheet.wish", texts.wish(wish)))));
      nodes.add(acts(now.get()));
    }
    nodes.addAll(quotes(now.get()));
    now.get()
        .second()
        .ifPresent(
            second -> {
              nodes.add(title("sheet.second"));
              nodes.add(
                  Words.label(
                      "sheet-note",
                      strings.get(second.agrees() ? "second.agrees" : "second.differs")));
              second
                  .value()
                  .flatMap(texts::value)
                  .filter(value -> !value.equals(second.words()))
                  .ifPresent(value -> nodes.add(Words.label("sheet-words", value)));
              nodes.add(Words.label("sheet-note", second.words()));
            });
    nodes.add(title("sheet.note"));
    nodes.add(note(now.get()));
    nodes.add(title("sheet.history"));
    nodes.add(history);
    content.getChildren().setAll(nodes);
  }

  private Label title(String key) {
    return Words.label("sheet-heading", strings.get(key));
  }

  private Node head(KeptColumn column, DocumentEntry document) {
    VBox words =
        new VBox(
            Words.label("sheet-title", column.column().title()),
            Words.label("sheet-document", ShownText.name(document.name())));
    words.setMinWidth(0);
    return SheetHead.of(words, "close-sheet", strings.get("sheet.close"), onClose);
  }

  private Node state(Cell now) {
    Label words = new Label(look.words(now.state()));
    words.setWrapText(true);
    StateLook.sign(now.state()).ifPresent(words::setGraphic);
    words.getStyleClass().addAll("sheet-state", "is-" + StateLook.key(now.state()));
    FlowPane line = new FlowPane(words);
    line.getStyleClass().add("sheet-states");
    for (Mark mark : Mark.values()) {
      if (model.grid().isMarked(mark, now.column(), now.document())) {
        Label label = new Label(look.words(mark), StateLook.sign(mark));
        label.setWrapText(true);
        label.getStyleClass().addAll("sheet-state", "is-" + mark.label());
        line.getChildren().add(label);
      }
    }
    for (Tag tag : model.grid().tags(new ReviewGrid.Key(now.column(), now.document()))) {
      Label label = new Label(TagMenu.name(tag), Icons.icon("tag"));
      label.getStyleClass().add("sheet-state");
      line.getChildren().add(label);
    }
    return line;
  }

  private List<Node> said(Cell now) {
    List<Node> nodes = new ArrayList<>();
    if (now.state() == CellState.FAILED) {
      nodes.add(Words.label("sheet-failure", now.failure()));
      return nodes;
    }
    Optional<String> value =
        now.state() == CellState.NOT_THERE ? Optional.empty() : texts.value(now);
    value
        .filter(read -> !read.equals(now.words()))
        .ifPresent(read -> nodes.add(Words.label("sheet-value", read)));
    if (ValueText.isUnread(now)) {
      nodes.add(Words.label("sheet-note", strings.get("sheet.unread")));
    }
    if (!now.words().isBlank()) {
      nodes.add(Words.label("sheet-words", now.words()));
    }
    absence(now).ifPresent(nodes::add);
    if (now.corrected().isPresent()) {
      now.answer()
          .map(Turn::answer)
          .ifPresent(
              machine -> {
                nodes.add(title("sheet.machine"));
                nodes.add(Words.label("sheet-note", machine));
              });
    }
    return nodes;
  }

  private Optional<Node> absence(Cell now) {
    return now.answer()
        .filter(turn -> now.state() == CellState.NOT_THERE)
        .flatMap(turn -> turn.evidence().absence())
        .map(this::absence);
  }

  private Node absence(Absence found) {
    return Words.label(
        "sheet-note",
        found.pagesNotRead() == 0
            ? strings.get("sheet.absence", found.pagesRead())
            : strings.get("sheet.absence.part", found.pagesRead(), found.pagesNotRead()));
  }

  private Node acts(Cell now) {
    boolean verified = now.state() == CellState.VERIFIED;
    Button verify =
        act("verify", verified ? "act.verify.back" : "act.verify", "Space", cell::verify);
    verify.setDisable(!verified && now.words().isBlank());
    Button correct = act("correct", "act.correct", "C", this::correct);
    correct.setDisable(verified);
    Button flag = act("flag", now.flagged() ? "act.flag.back" : "act.flag", "F", cell::flag);
    Button again =
        act(
            "ask-again",
            "act.ask",
            "",
            () -> cell.chosenProperty().get().ifPresent(model::askCell));
    again.setDisable(verified || !model.runs().isIdle());
    Button converse =
        act(
            "converse",
            "cell.converse",
            "",
            () -> cell.chosenProperty().get().ifPresent(model::converse));
    converse.setDisable(now.answer().isEmpty());
    FlowPane acts = new FlowPane(verify, correct, flag, again, converse);
    if (now.corrected().isPresent() && !verified) {
      acts.getChildren()
          .add(act("uncorrect", "act.uncorrect", "", () -> cell.correct(Optional.empty())));
    }
    MenuButton filed = new MenuButton(strings.get("tags"), Icons.icon("tag"));
    filed.setId("cell-tags");
    filed.getStyleClass().add("review-menu");
    cell.chosenProperty()
        .get()
        .ifPresent(key -> filed.getItems().setAll(TagMenu.of(model, key).getItems()));
    acts.getChildren().add(filed);
    acts.getStyleClass().add("sheet-buttons");
    return acts;
  }

  private Button act(String id, String key, String keys, Runnable run) {
    Button button = new Button(strings.get(key));
    button.setId("cell-" + id);
    button.getStyleClass().add("sheet-act");
    button.setFocusTraversable(true);
    if (!keys.isEmpty()) {
      button.setTooltip(
          new javafx.scene.control.Tooltip(strings.get("act.key", strings.get(key), keys)));
    }
    button.setOnAction(event -> run.run());
    return button;
  }

  private Node correction(Cell now) {
    TextArea words = new TextArea(now.words());
    words.setId("correction");
    words.setWrapText(true);
    words.setPrefRowCount(4);
    words.setAccessibleText(strings.get("correct.words"));
    Runnable done =
        () -> {
          correcting = false;
          show();
        };
    Runnable save =
        () -> {
          String typed = words.getText().strip();
          if (!typed.isEmpty()) {
            cell.correct(Optional.of(typed));
            done.run();
          }
        };
    Button take = new Button(strings.get("correct.save"));
    take.setId("correct-save");
    take.getStyleClass().add("accent");
    take.disableProperty().bind(words.textProperty().map(String::isBlank));
    take.setOnAction(event -> save.run());
    Button cancel = new Button(strings.get("form.cancel"));
    cancel.setOnAction(event -> done.run());
    words.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ENTER && event.isShortcutDown()) {
            save.run();
            event.consume();
          } else if (event.getCode() == KeyCode.ESCAPE) {
            done.run();
            event.consume();
          }
        });
    FlowPane buttons = new FlowPane(take, cancel);
    buttons.getStyleClass().add("sheet-buttons");
    javafx.application.Platform.runLater(
        () -> {
          words.requestFocus();
          words.selectAll();
        });
    return new VBox(6, words, Words.label("form-note", strings.get("correct.note")), buttons);
  }

  private List<Node> quotes(Cell now) {
    List<Quote> quotes = cell.quotes();
    if (quotes.isEmpty()) {
      return List.of();
    }
    List<Node> nodes = new ArrayList<>();
    nodes.add(title(now.state() == CellState.NOT_THERE ? "sheet.nearest" : "sheet.quotes"));
    for (int i = 0; i < quotes.size(); i++) {
      nodes.add(quote(now, quotes.get(i), i));
    }
    return nodes;
  }

  private Node quote(Cell now, Quote quote, int at) {
    String number = model.grid().bates(quote);
    String page = texts.where(quote);
    Label where = Words.label("quote-where", number.isEmpty() ? page : page + " · " + number);
    List<String> remarks = new ArrayList<>(List.of(texts.match(quote)));
    readers(now, quote).ifPresent(remarks::add);
    FlowPane line = new FlowPane(where);
    remarks.forEach(remark -> line.getChildren().add(Words.label("quote-match", remark)));
    line.getStyleClass().add("sheet-states");
    Label words = Words.label("quote-words", quote.text().strip().replaceAll("\\s+", " "));
    VBox lines = new VBox(words, line);
    Button button = new Button();
    button.setGraphic(lines);
    button.setWrapText(true); // else its height is that of words wrapped to no width at all
    lines.prefWidthProperty().bind(content.widthProperty().subtract(56));
    button.setMaxWidth(Double.MAX_VALUE);
    button.setMinHeight(Region.USE_PREF_SIZE);
    button.getStyleClass().add("cell-quote");
    if (at == cell.quoteProperty().get()) {
      button.getStyleClass().add("chosen");
    }
    button.setDisable(quote.places().isEmpty());
    button.setAccessibleText(
        strings.get("quote.accessible", quote.text(), where.getText(), String.join(", ", remarks)));
    button.setOnAction(
        event -> {
          cell.stepQuote(at - cell.quoteProperty().get());
          onQuote.run();
        });
    return button;
  }

  /** Whether it stands behind the second reader's answer, too; empty where that is not known. */
  private Optional<String> readers(Cell now, Quote quote) {
    return now.second()
        .flatMap(SecondReading::quotes)
        .map(both -> both.contains(quote.number()) ? "quote.both" : "quote.first")
        .map(strings::get);
  }

  private Node note(Cell now) {
    TextArea note = new TextArea(now.note());
    note.setId("cell-note");
    note.setWrapText(true);
    note.setPrefRowCount(2);
    note.setPromptText(strings.get("sheet.note.prompt"));
    note.setAccessibleText(strings.get("sheet.note"));
    note.focusedProperty()
        .subscribe(
            focused -> {
              if (!focused && note.getScene() != null) {
                cell.note(note.getText().strip());
              }
            });
    return note;
  }

  private void showHistory(List<LogEntry> entries) {
    DateTimeFormatter when =
        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
            .withZone(ZoneId.systemDefault());
    List<Node> lines = new ArrayList<>();
    for (LogEntry entry : entries) {
      lines.add(
          Words.label(
              "history-line",
              strings.get(
                  "history.line",
                  when.format(entry.at()),
                  entry.who(),
                  strings.get("history." + entry.act().label()))));
      entry
          .words()
          .filter(words -> !words.after().isBlank())
          .ifPresent(words -> lines.add(Words.label("history-words", words.after())));
    }
    if (lines.isEmpty()) {
      lines.add(Words.label("history-line", strings.get("history.none")));
    }
    history.getChildren().setAll(lines);
  }
}
