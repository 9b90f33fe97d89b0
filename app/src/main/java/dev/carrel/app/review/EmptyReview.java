// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.review;

import dev.carrel.app.fx.Strings;
import dev.carrel.app.fx.Words;
import dev.carrel.engine.review.Playbook;
import dev.carrel.engine.review.Playbooks;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** What stands where there is no review, or none of its questions yet. */
final class EmptyReview extends ScrollPane {
  private final Strings strings = Strings.of(EmptyReview.class);
  private final Button ask = new Button();
  private final FlowPane sets = new FlowPane();
  private final Consumer<Playbook> onSet;
  private final Subscription subscription;

  /**
   * Shows what to do.
   *
   * @param onAsk lets a person write a first question
   * @param onSet begins with a ready set
   * @param onFile lets a person choose a file with a set
   */
  EmptyReview(ReviewFiles files, Runnable onAsk, Consumer<Playbook> onSet, Runnable onFile) {
    this.onSet = onSet;
    ask.setText(strings.get("empty.ask"));
    ask.setId("first-question");
    ask.getStyleClass().add("accent");
    ask.setOnAction(event -> onAsk.run());
    Button file = new Button(strings.get("empty.file"));
    file.setId("set-of-file");
    file.getStyleClass().add("sheet-act");
    file.setOnAction(event -> onFile.run());
    FlowPane buttons = new FlowPane(ask, file);
    buttons.getStyleClass().add("sheet-buttons");
    sets.getStyleClass().add("ready-sets");
    sets.setRowValignment(VPos.TOP);
    VBox words =
        new VBox(
            Words.label("empty-title", strings.get("empty.title")),
            Words.label("empty-note", strings.get("empty.note")),
            buttons,
            Words.label("sheet-heading", strings.get("empty.sets")),
            sets);
    words.getStyleClass().add("empty-review");
    words.setAlignment(Pos.CENTER_LEFT);
    setContent(words);
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    setFocusTraversable(false);
    subscription = files.sets().subscribe(() -> show(files.sets()));
    show(files.sets());
  }

  void close() {
    subscription.unsubscribe();
  }

  /** Those in the language of the desk; in English where there is none. */
  static List<Playbooks.Shipped> inLanguage(List<Playbooks.Shipped> all) {
    String language = Locale.getDefault().getLanguage();
    Set<String> translated =
        all.stream()
            .filter(set -> set.language().equals(language) && set.id().contains("-"))
            .map(set -> set.id().substring(0, set.id().indexOf('-')))
            .collect(Collectors.toUnmodifiableSet());
    return all.stream()
        .filter(set -> !set.playbook().columns().isEmpty())
        .filter(
            set ->
                set.language().equals(language)
                    ? !translated.contains(set.id())
                    : set.language().equals("en") && !translated.contains(set.id()))
        .toList();
  }

  private void show(List<Playbooks.Shipped> all) {
    List<Node> buttons = new ArrayList<>();
    for (Playbooks.Shipped set : inLanguage(all)) {
      Playbook playbook = set.playbook();
      VBox words =
          new VBox(
              Words.label("column-title", playbook.name()),
              Words.label(
                  "form-note", strings.get("empty.set.questions", playbook.columns().size())),
              Words.label("form-note", playbook.description()));
      words.getStyleClass().add("ready-set-words");
      Button button = new Button();
      button.setId("set-" + set.id());
      button.setGraphic(words);
      button.setWrapText(true);
      button.getStyleClass().addAll("cell-quote", "ready-set");
      button.setAccessibleText(
          strings.get(
              "empty.set.accessible",
              playbook.name(),
              playbook.columns().size(),
              playbook.description()));
      button.setOnAction(event -> onSet.accept(playbook));
      buttons.add(button);
    }
    sets.getChildren().setAll(buttons);
  }

  void focusFirst() {
    ask.requestFocus();
  }
}
