// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.review;

import dev.carrel.app.fx.Strings;
import dev.carrel.app.fx.Words;
import dev.carrel.engine.review.ColumnType;
import dev.carrel.engine.review.Review.KeptColumn;
import dev.carrel.engine.review.ReviewColumn;
import dev.carrel.engine.review.Wish;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** Where a column is written: title, type, question, instruction, choices, second reader. */
final class ColumnForm extends ScrollPane {
  /** Takes what was written. */
  interface Taken {
    /**
     * Takes a column.
     *
     * @param second whether a second reader is asked
     */
    void column(ReviewColumn column, boolean second);
  }

  private final Strings strings = Strings.of(ColumnForm.class);
  private final TextField title = new TextField();
  private final ChoiceBox<ColumnType> type = new ChoiceBox<>();
  private final TextArea question = area("form-question", 3);
  private final TextArea instruction = area("form-instruction", 2);
  private final TextArea choices = area("form-choices", 3);
  private final CheckBox second = new CheckBox();
  private final Label lacking = Words.label("form-lacking", "");
  private final ChoiceBox<Optional<Wish.Rule>> rule = new ChoiceBox<>();
  private final TextField wished = new TextField();

  /**
   * For a new column, or one that is changed.
   *
   * @param onDone closes it
   */
  ColumnForm(Optional<KeptColumn> changed, Taken taken, Runnable onDone) {
    rule.setId("form-rule");
    rule.getItems().add(Optional.empty());
    for (Wish.Rule each : Wish.Rule.values()) {
      rule.getItems().add(Optional.of(each));
    }
    rule.setMaxWidth(Double.MAX_VALUE);
    rule.setConverter(new RuleWords());
    rule.setValue(Optional.empty());
    wished.setId("form-wished");
    getStyleClass().add("review-sheet");
    setId("column-form");
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    title.setId("form-title");
    type.setId("form-type");
    type.setItems(FXCollections.observableArrayList(ColumnType.values()));
    type.setMaxWidth(Double.MAX_VALUE);
    type.setConverter(new TypeWords());
    type.setValue(ColumnType.TEXT);
    second.setText(strings.get("form.second"));
    second.setWrapText(true);
    second.setId("form-second");
    changed.ifPresent(this::fill);
    Label head =
        Words.label("sheet-title", strings.get(changed.isPresent() ? "form.change" : "form.new"));
    Label choicesLabel = label("form.choices", choices);
    for (var node : List.of(choicesLabel, choices)) {
      node.visibleProperty().bind(type.valueProperty().map(ColumnType::hasChoices));
      node.managedProperty().bind(node.visibleProperty());
    }
    Label wishedLabel = label("form.wished", wished);
    for (var node : List.of(wishedLabel, wished)) {
      node.visibleProperty().bind(rule.valueProperty().map(ColumnForm::hasValues));
      node.managedProperty().bind(node.visibleProperty());
    }
    lacking.managedProperty().bind(lacking.visibleProperty());
    lacking.setVisible(false);
    Button save = new Button(strings.get(changed.isPresent() ? "form.save" : "form.add"));
    save.setId("form-save");
    save.getStyleClass().add("accent");
    save.setOnAction(
        event ->
            written()
                .ifPresent(
                    column -> {
                      taken.column(column, second.isSelected());
                      onDone.run();
                    }));
    Button cancel = new Button(strings.get("form.cancel"));
    cancel.setId("form-cancel");
    cancel.setOnAction(event -> onDone.run());
    FlowPane buttons = new FlowPane(save, cancel);
    buttons.getStyleClass().add("sheet-buttons");
    VBox content =
        new VBox(
            head,
            label("form.title", title),
            title,
            label("form.question", question),
            question,
            label("form.type", type),
            type,
            choicesLabel,
            choices,
            label("form.instruction", instruction),
            instruction,
            label("form.rule", rule),
            rule,
            wishedLabel,
            wished,
            second,
            Words.label("form-note", strings.get("form.second.note")),
            lacking,
            buttons);
    if (changed.isPresent()) {
      content.getChildren().add(1, Words.label("form-note", strings.get("form.change.note")));
    }
    content.getStyleClass().add("sheet-content");
    setContent(content);
    addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ENTER && event.isShortcutDown()) {
            save.fire();
            event.consume();
          } else if (event.getCode() == KeyCode.ESCAPE) {
            onDone.run();
            event.consume();
          }
        });
  }

  private static TextArea area(String id, int rows) {
    TextArea area = new TextArea();
    area.setId(id);
    area.setWrapText(true);
    area.setPrefRowCount(rows);
    area.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          // Tab goes on to the next field, as in a form.
          if (event.getCode() == KeyCode.TAB && !event.isControlDown()) {
            area.fireEvent(
                new KeyEvent(
                    event.getSource(),
                    event.getTarget(),
                    event.getEventType(),
                    event.getCharacter(),
                    event.getText(),
                    event.getCode(),
                    event.isShiftDown(),
                    true,
                    event.isAltDown(),
                    event.isMetaDown()));
            event.consume();
          }
        });
    return area;
  }

  private Label label(String key, javafx.scene.Node field) {
    Label label = Words.label("form-label", strings.get(key));
    label.setLabelFor(field);
    field.setAccessibleText(strings.get(key));
    return label;
  }

  private void fill(KeptColumn kept) {
    ReviewColumn column = kept.column();
    title.setText(column.title());
    type.setValue(column.type());
    question.setText(column.question());
    instruction.setText(column.instruction());
    choices.setText(String.join("\n", column.choices()));
    second.setSelected(kept.second());
    column
        .wish()
        .ifPresent(
            wish -> {
              rule.setValue(Optional.of(wish.rule()));
              wished.setText(String.join("; ", wish.values()));
            });
  }

  /** Writes a question that was asked elsewhere. */
  void fill(String asked) {
    question.setText(asked);
  }

  /** A rule that compares with something. */
  private static boolean hasValues(Optional<Wish.Rule> rule) {
    return rule.filter(r -> r != Wish.Rule.PRESENT && r != Wish.Rule.ABSENT).isPresent();
  }

  private List<String> wishedValues() {
    return hasValues(rule.getValue())
        ? Arrays.stream(wished.getText().split(";"))
            .map(String::strip)
            .filter(value -> !value.isEmpty())
            .toList()
        : List.of();
  }

  /** Whether what is wished for goes with its rule. */
  private boolean isWishWhole() {
    int values = wishedValues().size();
    return rule.getValue()
        .map(
            chosen ->
                switch (chosen) {
                  case PRESENT, ABSENT -> true;
                  case AT_MOST, AT_LEAST -> values == 1;
                  case IS, IS_NOT -> values >= 1;
                })
        .orElse(true);
  }

  /** The column, if nothing is lacking; else that is said. */
  private Optional<ReviewColumn> written() {
    List<String> lines =
        type.getValue().hasChoices()
            ? choices.getText().lines().map(String::strip).filter(l -> !l.isEmpty()).toList()
            : List.of();
    String asked = question.getText().strip();
    String called =
        title.getText().isBlank() ? ReviewColumn.titleOf(asked) : title.getText().strip();
    if (asked.isEmpty()) {
      return lacks("form.lacks.question", question);
    }
    if (type.getValue().hasChoices() && lines.size() < 2) {
      return lacks("form.lacks.choices", choices);
    }
    if (!isWishWhole()) {
      return lacks("form.lacks.wished", wished);
    }
    Optional<Wish> wish = rule.getValue().map(chosen -> new Wish(chosen, wishedValues()));
    if (wish.filter(whole -> !whole.goesWith(type.getValue(), lines)).isPresent()) {
      return lacks("form.lacks.wish", wished);
    }
    return Optional.of(
        new ReviewColumn(
            called, type.getValue(), asked, instruction.getText().strip(), lines, wish));
  }

  private Optional<ReviewColumn> lacks(String key, TextInputControl field) {
    lacking.setText(strings.get(key));
    lacking.setVisible(true);
    field.requestFocus();
    return Optional.empty();
  }

  /** Brings the keyboard to the first field. */
  void focusFirst() {
    question.requestFocus();
  }

  private static final class TypeWords extends StringConverter<ColumnType> {
    private final ValueText texts = new ValueText();

    @Override
    public String toString(ColumnType type) {
      return type == null ? "" : texts.type(type);
    }

    @Override
    public ColumnType fromString(String words) {
      throw new UnsupportedOperationException("a choice is not typed");
    }
  }

  private final class RuleWords extends StringConverter<Optional<Wish.Rule>> {
    private final ValueText texts = new ValueText();

    @Override
    public String toString(Optional<Wish.Rule> chosen) {
      return chosen == null ? "" : chosen.map(texts::rule).orElse(strings.get("rule.none"));
    }

    @Override
    public Optional<Wish.Rule> fromString(String words) {
      throw new UnsupportedOperationException("a choice is not typed");
    }
  }
}
