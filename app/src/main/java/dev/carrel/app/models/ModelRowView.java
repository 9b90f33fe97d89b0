// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.models;

import dev.carrel.app.budget.BudgetEffect;
import dev.carrel.app.fx.ErrorNote;
import dev.carrel.app.fx.Quantities;
import dev.carrel.app.fx.Strings;
import dev.carrel.app.fx.Words;
import dev.carrel.app.models.ModelRow.Facts;
import dev.carrel.engine.catalogue.ModelEntry;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.ShownText;
import dev.carrel.engine.model.Calibration;
import dev.carrel.engine.model.KvProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** One model: what it is, what it could read on this machine, and what can be done with it. */
final class ModelRowView extends VBox implements AutoCloseable {
  private final ModelRow row;
  private final ModelsModel model;
  private final Strings strings = Strings.of(ModelRowView.class);
  private final Quantities quantities = new Quantities();
  private final Label title = Words.label("model-title", "");
  private final Label used = Words.label("badge", strings.get("used"));
  private final Label about = Words.label("model-facts", "");
  private final Label facts = Words.label("model-facts", "");
  private final Label fits = Words.label("model-facts", "");
  private final FlowPane actions = new FlowPane();
  private final VBox work = new VBox();
  private final Subscription subscription;
  private Optional<ProgressBar> bar = Optional.empty();
  private Optional<Label> words = Optional.empty();

  ModelRowView(ModelRow row, ModelsModel model) {
    this.row = row;
    this.model = model;
    getStyleClass().add("model-row");
    used.setMinWidth(Region.USE_PREF_SIZE);
    FlowPane head = new FlowPane(title, used);
    head.getStyleClass().add("model-head");
    actions.getStyleClass().add("choice-line");
    actions.setAlignment(Pos.CENTER_LEFT);
    work.getStyleClass().add("model-work");
    getChildren().addAll(head, about, facts, fits, work, actions);
    about.managedProperty().bind(about.textProperty().isNotEmpty());
    subscription =
        Subscription.combine(
            row.factsProperty().subscribe(now -> show()),
            row.stateProperty().subscribe(this::showState),
            model.network().stateProperty().subscribe(now -> showActions()));
  }

  ModelRow row() {
    return row;
  }

  private void show() {
    Facts now = row.facts();
    ModelEntry entry = now.entry();
    title.setText(ShownText.name(entry.title()));
    used.setVisible(now.used());
    used.setManaged(now.used());
    about.setText(about(entry));
    facts.setText(facts(entry));
    fits.setText(fits(now));
    showActions();
  }

  /** In the language of the desk where the catalogue's own models are concerned. */
  private String about(ModelEntry entry) {
    try {
      return strings.get("about." + entry.name());
    } catch (MissingResourceException e) {
      return entry.about();
    }
  }

  private String facts(ModelEntry entry) {
    List<String> parts = new ArrayList<>();
    parts.add(quantities.bytes(entry.sizeBytes()));
    parts.add(
        entry.licence().isEmpty()
            ? strings.get("licence.unknown")
            : strings.get("licence", entry.licence()));
    if (entry.isAdded()) {
      parts.add(strings.get("own", entry.sources().isEmpty() ? "" : entry.sources().getFirst()));
    } else if (!entry.isInstalled()) {
      parts.add(strings.get("from", source(entry)));
    }
    return String.join(" · ", parts);
  }

  private String source(ModelEntry entry) {
    return entry.sources().stream()
        .map(SourceName::of)
        .map(host -> host.orElse(strings.get("pip")))
        .distinct()
        .collect(Collectors.joining(strings.get("or")));
  }

  private String fits(Facts now) {
    long budget = model.budgetBytes();
    if (now.entry().isInstalled()) {
      return now.outlook()
          .map(
              outlook ->
                  fits(outlook.profiles(), p -> outlook.longestTokens(p, budget), "fits")
                      + (outlook.calibration() instanceof Calibration.NotYet
                          ? " " + strings.get("unmeasured")
                          : ""))
          .orElse("");
    }
    return now.entry().kvValuesPerToken() == 0
        ? ""
        : fits(
            List.of(KvProfile.values()),
            p -> RoughFit.longestTokens(now.entry(), p, budget),
            "fits.about");
  }

  private String fits(List<KvProfile> profiles, ToIntFunction<KvProfile> longest, String key) {
    if (profiles.stream().mapToInt(longest).max().orElse(0) < BudgetEffect.TOKENS_PER_PAGE) {
      return strings.get("fits.not", quantities.bytes(model.budgetBytes()));
    }
    List<Integer> pages =
        profiles.stream()
            .map(p -> longest.applyAsInt(p) / BudgetEffect.TOKENS_PER_PAGE)
            .distinct()
            .toList();
    if (pages.size() == 1) {
      return strings.get(key, strings.get("fits.any", pages.getFirst()));
    }
    String each =
        profiles.stream()
            .map(
                p ->
                    strings.get(
                        "fits.profile",
                        strings.get("profile." + p.label()),
                        longest.applyAsInt(p) / BudgetEffect.TOKENS_PER_PAGE))
            .collect(Collectors.joining(" · "));
    return strings.get(key, each);
  }

  private void showState(ModelState state) {
    if (state instanceof ModelState.Fetching fetching && bar.isPresent() && words.isPresent()) {
      bar.get().setProgress(share(fetching));
      words.get().setText(words(fetching));
      return; // the button that stops it keeps the keyboard
    }
    if (state instanceof ModelState.Measuring measuring && bar.isPresent() && words.isEmpty()) {
      bar.get().setProgress(measuring.share());
      return;
    }
    bar = Optional.empty();
    words = Optional.empty();
    work.getChildren().setAll(work(state));
    showActions();
  }

  private List<Node> work(ModelState state) {
    return switch (state) {
      case ModelState.Idle _ -> List.of();
      case ModelState.Waiting _ -> List.of(Words.label("model-facts", strings.get("waiting")));
      case ModelState.Fetching fetching -> {
        Label line = Words.label("model-facts", words(fetching));
        words = Optional.of(line);
        yield List.of(bar(share(fetching), strings.get("fetching", row.entry().title())), line);
      }
      case ModelState.Checking _ -> List.of(Words.label("model-facts", strings.get("checking")));
      case ModelState.Measuring measuring ->
          List.of(
              Words.label("model-facts", strings.get("measuring")),
              bar(measuring.share(), strings.get("measuring")));
      case ModelState.Failed failed -> List.of(new ErrorNote(failed.error(), List.of()));
    };
  }

  private ProgressBar bar(double share, String name) {
    ProgressBar progress = new ProgressBar(share);
    progress.setMaxWidth(Double.MAX_VALUE);
    progress.setAccessibleText(name);
    bar = Optional.of(progress);
    return progress;
  }

  private double share(ModelState.Fetching fetching) {
    return fetching.host().isEmpty() && fetching.done() == 0
        ? -1
        : Math.min(1, (double) fetching.done() / Math.max(1, total(fetching)));
  }

  private long total(ModelState.Fetching fetching) {
    return fetching.total() > 0 ? fetching.total() : row.entry().sizeBytes();
  }

  private String words(ModelState.Fetching fetching) {
    return strings.get(
        "progress.host",
        quantities.bytes(fetching.done()),
        quantities.bytes(total(fetching)),
        fetching.host().isEmpty() ? strings.get("pip") : fetching.host());
  }

  private void showActions() {
    actions.getChildren().setAll(actionsNow());
  }

  private List<Node> actionsNow() {
    List<Node> nodes = new ArrayList<>();
    Facts now = row.facts();
    ModelEntry entry = now.entry();
    ModelState state = row.state();
    if (state.isBusy()) {
      nodes.add(link("stop", state instanceof ModelState.Fetching ? "pause" : "stop", model::stop));
    } else if (!entry.isInstalled()) {
      if (entry.isAdded()) {
        nodes.add(Words.label("model-facts", strings.get("file.gone")));
      } else {
        nodes.addAll(getting(now));
      }
    } else if (!isChanged(state)) {
      if (!now.used()) {
        nodes.add(button("use", "use", model::use));
      }
      nodes.add(link("measure", isMeasured(now) ? "measure" : "measure.first", model::measure));
    }
    if (!state.isBusy() && (entry.isInstalled() || entry.isAdded())) {
      nodes.add(link("remove", "remove", model::remove));
    }
    return nodes;
  }

  /** Whether its file is not what it was: then it can only be removed. */
  private static boolean isChanged(ModelState state) {
    return state instanceof ModelState.Failed failed && failed.error().code() == Code.MODEL_CHANGED;
  }

  private static boolean isMeasured(Facts now) {
    return now.outlook()
        .filter(known -> known.calibration() instanceof Calibration.NotYet)
        .isEmpty();
  }

  private List<Node> getting(Facts now) {
    if (!model.network().isAllowed()) {
      return List.of(Words.label("model-facts", strings.get("forbidden")));
    }
    long left = Math.max(0, now.entry().sizeBytes() - now.partBytes());
    Button get = button("get", now.partBytes() > 0 ? "resume" : "get", model::get);
    get.setText(strings.get(now.partBytes() > 0 ? "resume" : "get", quantities.bytes(left)));
    return now.partBytes() > 0
        ? List.of(get, link("discard", "discard", model::discard))
        : List.of(get);
  }

  private Button button(String id, String key, java.util.function.Consumer<ModelRow> action) {
    return named(ErrorNote.button(strings.get(key)), id, action);
  }

  private Hyperlink link(String id, String key, java.util.function.Consumer<ModelRow> action) {
    return named(ErrorNote.link(strings.get(key)), id, action);
  }

  private <T extends javafx.scene.control.ButtonBase> T named(
      T button, String id, java.util.function.Consumer<ModelRow> action) {
    button.setId(id + "-" + row.name());
    button.setOnAction(event -> action.accept(row));
    ((Labeled) button).setAccessibleText(button.getText() + ": " + row.entry().title());
    return button;
  }

  @Override
  public void close() {
    subscription.unsubscribe();
  }
}
