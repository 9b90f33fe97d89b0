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
  private final CellNote note;
  private final Subscription subscription;
  private Optional<Cell> shown = Optional.empty();
  private SortedSet<Tag> tags = Collections.emptySortedSet();
  private Optional<CellCorrection> correction = Optional.empty();

  /**
   * Of the cell that is looked at.
   *
   * @param onQuote shows the quote that is chosen on its page
   * @param onClose closes the sheet
   */
  CellSheet(ReviewModel model, Runnable onQuote, Runnable onClose) {
    this.model = model;
    this.cell = model.cell();
    this.note = new CellNote(cell);
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
            model
                .runs()
                .stateProperty()
                .map(RunState.Idle.class::isInstance)
                .subscribe(idle -> show()),
            model.grid().changesProperty().subscribe(at -> changed()));
  }

  void close() {
    note.keep();
    subscription.unsubscribe();
  }

  private void chosen() {
    note.keep();
    correction = Optional.empty();
    setVvalue(0);
    show();
  }

  /** Many cells change while a review runs: only this one is drawn again. */
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

  /** Lets a person write in place of the machine's words, or go on writing. */
  void correct() {
    correction.ifPresent(CellCorrection::focusWords);
    cell.cell()
        .filter(at -> at.state() != CellState.VERIFIED && correction.isEmpty())
        .ifPresent(
            at -> {
              correction =
                  Optional.of(
                      new CellCorrection(
                          at.words(), typed -> cell.correct(Optional.of(typed)), this::corrected));
              show();
            });
  }

  private void corrected() {
    correction = Optional.empty();
    show();
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
    if (correction.isPresent()) {
      nodes.add(correction.get());
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
    note.show(now.get());
    nodes.add(note);
    nodes.add(title("sheet.history"));
    nodes.add(history);
    Optional<Node> focused = focused();
    content.getChildren().setAll(nodes);
    focused.ifPresent(this::focusAgain);
  }

  /** What of the sheet has the keyboard. */
  private Optional<Node> focused() {
    Node owner = getScene() == null ? null : getScene().getFocusOwner();
    for (Node at = owner; at != null; at = at.getParent()) {
      if (at.equals(content)) {
        return Optional.ofNullable(owner);
      }
    }
    return Optional.empty();
  }

  /** Brings the keyboard back to it, or to what has taken its place. */
  private void focusAgain(Node before) {
    Node now = before.getScene() == null ? content.lookup("#" + before.getId()) : before;
    if (now != null) {
      now.requestFocus();
    }
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
            () -> cell.chosenProperty().get().ifPresent(model.asking()::askCell));
    again.setDisable(verified || !model.runs().isIdle());
    Button converse =
        act(
            "converse",
            "cell.converse",
            "",
            () -> cell.chosenProperty().get().ifPresent(model.talk()::converse));
    converse.setDisable(now.answer().isEmpty());
    FlowPane acts = new FlowPane(verify, correct, flag, again, converse);
    if (now.corrected().isPresent() && !verified) {
      acts.getChildren()
          .add(act("uncorrect", "act.uncorrect", "", () -> cell.correct(Optional.empty())));
    }
    MenuButton filed = new MenuButton(strings.get("tags"), Icons.icon("tag"));
    filed.setId("cell-tags");
    filed.getStyleClass().add("outlined");
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
    button.setId("cell-quote-" + at);
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
