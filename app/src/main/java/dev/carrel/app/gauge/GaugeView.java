// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.gauge;

import dev.carrel.app.budget.BudgetModel;
import dev.carrel.app.budget.ProfilesModel;
import dev.carrel.app.fx.Popover;
import dev.carrel.app.fx.Quantities;
import dev.carrel.app.fx.Strings;
import dev.carrel.engine.MemorySnapshot.Room;
import dev.carrel.engine.model.MemoryPart;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** The strip at the bottom: a bar for each memory, what its parts are, and the sum in words. */
public final class GaugeView extends HBox implements AutoCloseable {
  private static final List<String> PARTS =
      List.of("weights", "compute", "context", "forecast", "ghost", "shared", "free");

  private final Strings strings = Strings.of(GaugeView.class);
  private final Quantities quantities = new Quantities();
  private final VBox bars = new VBox();
  private final Map<String, Label> parts = new LinkedHashMap<>();
  private final FlowPane partLine = new FlowPane();
  private final Label saved = new Label();
  private final Label factor = new Label();
  private final HBox savedLine = new HBox(saved, factor);
  private final Label sum = new Label();
  private final Subscription subscription;
  private Optional<GaugeDetail> detail = Optional.empty();
  private Optional<Popover> popover = Optional.empty();

  /** Shows a gauge that opens nothing. */
  public GaugeView(GaugeModel model) {
    getStyleClass().add("gauge");
    setId("gauge");
    setAccessibleRole(AccessibleRole.TEXT);
    partLine.getStyleClass().add("parts");
    partLine.prefWrapLengthProperty().bind(bars.widthProperty());
    PARTS.forEach(this::addPart);
    bars.getStyleClass().add("bars");
    VBox left = new VBox(bars, partLine);
    left.getStyleClass().add("left");
    left.setMinWidth(0);
    HBox.setHgrow(left, Priority.ALWAYS);
    saved.getStyleClass().add("saved");
    factor.getStyleClass().add("factor");
    savedLine.getStyleClass().add("saved-line");
    savedLine.setAlignment(Pos.BASELINE_LEFT);
    savedLine.managedProperty().bind(savedLine.visibleProperty());
    sum.setId("gauge-sum");
    sum.setWrapText(true);
    VBox right = new VBox(savedLine, sum);
    right.getStyleClass().add("right");
    right.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(left, right);
    setAlignment(Pos.CENTER_LEFT);
    subscription = model.figuresProperty().subscribe(this::show);
  }

  /** Shows a gauge that opens its detail, which the window lays over its panes. */
  public GaugeView(GaugeModel model, BudgetModel budget, ProfilesModel profiles) {
    this(model);
    GaugeDetail content = new GaugeDetail(model, budget, profiles);
    Popover over = new Popover(content, Pos.BOTTOM_LEFT, strings.get("detail.title"));
    over.setId("gauge-popover");
    content.onClose(over::close);
    over.visibleProperty().subscribe(content::watch);
    detail = Optional.of(content);
    popover = Optional.of(over);
    setAccessibleRole(AccessibleRole.BUTTON);
    setFocusTraversable(true);
    getStyleClass().add("opens");
    setOnMouseClicked(event -> toggle());
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
  }

  /** What the window lays over its panes, above this strip; empty if nothing opens. */
  public Optional<Popover> popover() {
    return popover;
  }

  /** Opens the detail, or closes it. */
  public void toggle() {
    popover.ifPresent(over -> over.toggle(this));
  }

  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
      toggle();
      event.consume();
    }
  }

  @Override
  public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
    if (action == AccessibleAction.FIRE) {
      toggle();
    } else {
      super.executeAccessibleAction(action, parameters);
    }
  }

  private void addPart(String name) {
    Region swatch = name.equals("ghost") ? new Hatch() : new Region();
    swatch.getStyleClass().addAll("swatch", name);
    Label label = new Label("", swatch);
    label.getStyleClass().addAll("part", name);
    label.managedProperty().bind(label.visibleProperty());
    parts.put(name, label);
    partLine.getChildren().add(label);
  }

  private void show(GaugeFigures figures) {
    showBars(figures);
    boolean used = figures.usedBytes() > 0;
    showPart("weights", used, figures.use().weightsBytes());
    showPart("compute", used, figures.use().computeBytes());
    showPart("context", used, figures.use().kvBytes());
    showPart("forecast", figures.forecastBytes() > 0, figures.forecastBytes());
    // What is held over the window takes the place of what matters less then: one line for all.
    boolean held = figures.forecastBytes() > 0;
    showPart("ghost", !held && figures.savedBytes() > 0, figures.use().kvF16Bytes());
    showPart("shared", figures.sharedBytes() > 0, figures.sharedBytes());
    showPart("free", !held && figures.overBytes() == 0, figures.freeBytes());
    savedLine.setVisible(figures.savedBytes() > 0);
    saved.setText(strings.get("saved", quantities.bytes(figures.savedBytes())));
    factor.setText(strings.get("factor", figures.factor()));
    boolean attention =
        figures.waiting().isPresent()
            || figures.overBytes() > 0
            || figures.forecast().filter(f -> !f.fits()).isPresent();
    sum.setText(sum(figures));
    sum.getStyleClass().setAll("sum", attention ? "attention-text" : "plain");
    setAccessibleText(strings.get("accessible", sum.getText(), partsInWords()));
  }

  /** One for each memory; named where there is more than one. */
  private void showBars(GaugeFigures figures) {
    List<MemoryFigures> memories = figures.memories();
    boolean several = memories.size() > 1;
    while (bars.getChildren().size() > memories.size()) {
      bars.getChildren().removeLast();
    }
    while (bars.getChildren().size() < memories.size()) {
      bars.getChildren().add(new NamedBar());
    }
    for (int i = 0; i < memories.size(); i++) {
      MemoryFigures memory = memories.get(i);
      boolean fits = figures.forecast().filter(f -> !f.fits()).isEmpty();
      ((NamedBar) bars.getChildren().get(i))
          .show(
              several ? name(memory) : "",
              memory,
              fits,
              strings.get("budget", quantities.bytes(memory.budgetBytes())));
    }
  }

  private String name(MemoryFigures memory) {
    return memory.isRam()
        ? strings.get("memory.ram")
        : strings.get("memory.card", memory.name(), memory.description());
  }

  private void showPart(String name, boolean visible, long bytes) {
    Label label = parts.get(name);
    if (label != null) {
      label.setVisible(visible);
      label.setText(strings.get("part." + name, quantities.bytes(bytes)));
    }
  }

  private String partsInWords() {
    return parts.values().stream()
        .filter(Label::isVisible)
        .map(Label::getText)
        .collect(Collectors.joining(", "));
  }

  /** What is used of each memory, in words. */
  private String used(GaugeFigures figures) {
    List<MemoryFigures> memories = figures.memories();
    return memories.stream()
        .map(
            memory -> {
              String used =
                  strings.get(
                      "used",
                      quantities.gigabytes(memory.usedBytes()),
                      quantities.gigabytes(memory.budgetBytes()));
              return memories.size() == 1
                  ? used
                  : strings.get(
                      "used.of", memory.isRam() ? strings.get("memory.ram") : memory.name(), used);
            })
        .collect(Collectors.joining(", "));
  }

  private String room(GaugeFigures figures, long pages) {
    String room = strings.get("room", used(figures), rounded(pages));
    String limit = figures.limitedBy();
    if (limit.isEmpty()) {
      return room;
    }
    return switch (limit) {
      case Room.BY_MODEL -> strings.get("limit.model", room, figures.longestContext());
      case MemoryPart.RAM -> strings.get("limit.ram", room);
      default -> strings.get("limit.card", room, limit);
    };
  }

  private String sum(GaugeFigures figures) {
    if (figures.forecast().isPresent()) {
      Forecast forecast = figures.forecast().get();
      return strings.get(
          forecast.fits() ? "forecast.fits" : "forecast.not", quantities.bytes(forecast.bytes()));
    }
    if (figures.waiting().isPresent()) {
      return new WaitingWords(strings, quantities).of(figures.waiting().get());
    }
    if (figures.overBytes() > 0) {
      return strings.get("over", quantities.bytes(figures.overBytes()));
    }
    if (figures.usedBytes() == 0) {
      return strings.get("nothing", quantities.gigabytes(figures.budgetBytes()));
    }
    return figures.roomPages().isEmpty()
        ? used(figures)
        : room(figures, figures.roomPages().getAsLong());
  }

  /** Two significant digits: the figure is an estimate and should look like one. */
  private static long rounded(long pages) {
    long unit = 1;
    while (pages / unit >= 100) {
      unit *= 10;
    }
    return pages / unit * unit;
  }

  @Override
  public void close() {
    subscription.unsubscribe();
    detail.ifPresent(GaugeDetail::close);
  }
}
