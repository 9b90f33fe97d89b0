// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.review;

import dev.carrel.app.fx.Quantities;
import dev.carrel.app.fx.Strings;
import dev.carrel.app.fx.Words;
import dev.carrel.engine.ReviewPlan;
import dev.carrel.engine.ground.ShownText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/**
 * What a run would take, and the word that it begins: that stands below what scrolls, where it is
 * seen however large the letters are.
 */
final class PlanSheet extends VBox {
  /** So many names are listed; of the others the number is told. */
  private static final int MOST_NAMES = 12;

  private final ReviewModel model;
  private final Runnable onClose;
  private final Strings strings = Strings.of(PlanSheet.class);
  private final Quantities quantities = new Quantities();
  private final VBox content = new VBox();
  private final FlowPane begin = new FlowPane();
  private final Subscription subscription;

  /**
   * Of the plan that there is.
   *
   * @param onClose closes the sheet
   */
  PlanSheet(ReviewModel model, Runnable onClose) {
    this.model = model;
    this.onClose = onClose;
    getStyleClass().add("review-sheet");
    setId("plan-sheet");
    ScrollPane scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    scroll.setMinHeight(0);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    content.getStyleClass().add("sheet-content");
    begin.getStyleClass().add("plan-start");
    begin.managedProperty().bind(begin.visibleProperty());
    getChildren().addAll(scroll, begin);
    addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            onClose.run();
            event.consume();
          }
        });
    subscription = model.plans().stateProperty().subscribe(this::show);
  }

  void close() {
    subscription.unsubscribe();
  }

  private void show(RunPlans.State state) {
    begin.setVisible(state instanceof RunPlans.State.Made);
    switch (state) {
      case RunPlans.State.None _ -> content.getChildren().clear();
      case RunPlans.State.Making _ -> {
        ProgressBar progress = new ProgressBar(-1);
        progress.setMaxWidth(Double.MAX_VALUE);
        progress.setAccessibleText(strings.get("plan.making"));
        content.getChildren().setAll(head(), progress, note(strings.get("plan.making")));
      }
      case RunPlans.State.Made(RunPlan plan) -> {
        Button start = start(plan);
        List<Node> nodes = new ArrayList<>(List.of(head(), asked(plan)));
        nodes.addAll(facts(plan));
        begin.getChildren().setAll(start);
        nodes.add(note(strings.get("plan.note")));
        content.getChildren().setAll(nodes);
        start.requestFocus();
      }
    }
  }

  private Node head() {
    Label title = Words.label("sheet-title", strings.get("plan.title"));
    title.setMaxWidth(Double.MAX_VALUE);
    return SheetHead.of(title, "close-plan", strings.get("sheet.close"), onClose);
  }

  private Node asked(RunPlan plan) {
    ReviewPlan takes = plan.takes();
    return Words.label("sheet-value", strings.get("plan.cells", takes.cells(), takes.documents()));
  }

  private List<Node> facts(RunPlan plan) {
    ReviewPlan takes = plan.takes();
    List<Node> nodes = new ArrayList<>();
    nodes.add(title("plan.reading"));
    int kept = takes.documents() - takes.toRead() - takes.tooLong().size();
    if (takes.toRead() > 0) {
      nodes.add(words(strings.get("plan.read", takes.toRead(), takes.tokensToRead())));
    }
    if (kept > 0) {
      nodes.add(words(strings.get("plan.kept", kept)));
    }
    nodes.add(title("plan.time"));
    nodes.add(words(time(takes)));
    nodes.add(
        words(
            plan.answering()
                .map(time -> strings.get("plan.answering", quantities.time(time)))
                .orElseGet(() -> strings.get("plan.answering.unknown"))));
    if (plan.secondReader() > 0) {
      nodes.add(words(strings.get("plan.second", plan.secondReader())));
    }
    if (takes.toRead() > 0) {
      nodes.add(title("plan.disk"));
      nodes.add(words(disk(plan)));
      if (plan.isShortOfDisk()) {
        nodes.add(Words.label("form-lacking", strings.get("plan.disk.short")));
      }
    }
    if (!takes.tooLong().isEmpty()) {
      nodes.add(title("plan.long"));
      nodes.add(Words.label("form-lacking", strings.get("plan.long.note", takes.tooLong().size())));
      nodes.add(words(names(takes.tooLong())));
    }
    return nodes;
  }

  private String time(ReviewPlan takes) {
    if (takes.toRead() == 0) {
      return strings.get("plan.time.kept");
    }
    return seconds(takes.secondsToRead())
        .map(time -> strings.get("plan.time.reading", quantities.time(time)))
        .orElseGet(() -> strings.get("plan.time.unknown"));
  }

  private static Optional<Duration> seconds(double seconds) {
    return Double.isNaN(seconds)
        ? Optional.empty()
        : Optional.of(Duration.ofMillis(Math.round(seconds * 1000)));
  }

  private String disk(RunPlan plan) {
    String needed = quantities.bytes(plan.takes().diskBytes());
    return plan.freeBytes() == Long.MAX_VALUE
        ? strings.get("plan.disk.needed", needed)
        : strings.get("plan.disk.of", needed, quantities.bytes(plan.freeBytes()));
  }

  private String names(List<String> names) {
    List<String> shown = names.stream().limit(MOST_NAMES).map(ShownText::name).toList();
    String lines = String.join("\n", shown);
    int more = names.size() - shown.size();
    return more == 0 ? lines : lines + "\n" + strings.get("plan.long.more", more);
  }

  private Button start(RunPlan plan) {
    int cells = plan.takes().cells();
    Button start = new Button(strings.get(cells == 0 ? "run.nothing" : "plan.start"));
    start.setId("plan-start");
    start.getStyleClass().add("accent");
    start.setDisable(cells == 0 || plan.takes().tooLong().size() == plan.takes().documents());
    start.setOnAction(event -> model.asking().start(plan));
    return start;
  }

  private Label title(String key) {
    return Words.label("sheet-heading", strings.get(key));
  }

  private static Label words(String said) {
    return Words.label("sheet-words", said);
  }

  private static Label note(String said) {
    return Words.label("form-note", said);
  }
}
