// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.gauge;

import dev.carrel.app.budget.BudgetModel;
import dev.carrel.app.budget.BudgetSlider;
import dev.carrel.app.budget.ProfileChoice;
import dev.carrel.app.budget.ProfilesModel;
import dev.carrel.app.fx.Icons;
import dev.carrel.app.fx.Quantities;
import dev.carrel.app.fx.Strings;
import dev.carrel.engine.MemorySnapshot;
import dev.carrel.engine.model.ContextDetail.SequenceTokens;
import dev.carrel.engine.model.MemoryPart;
import dev.carrel.engine.model.ModelMemory;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** What the gauge opens: the sums, the context by layer and by conversation, and the choices. */
final class GaugeDetail extends VBox implements AutoCloseable {
  private final GaugeModel model;
  private final Strings strings = Strings.of(GaugeDetail.class);
  private final Quantities quantities = new Quantities();
  private final Button close = Icons.button("close", strings.get("detail.close"));
  private final GridPane sums = grid();
  private final GridPane layers = grid();
  private final GridPane sequences = grid();
  private final BudgetSlider budget;
  private final ProfileChoice profiles;
  private Subscription subscription = Subscription.EMPTY;

  /** One line of a table. */
  private record Line(String name, String value) {}

  GaugeDetail(GaugeModel model, BudgetModel budgetModel, ProfilesModel profilesModel) {
    this.model = model;
    getStyleClass().add("gauge-detail");
    budget = new BudgetSlider(budgetModel);
    profiles = new ProfileChoice(profilesModel);
    Label title = new Label(strings.get("detail.title"));
    title.getStyleClass().add("detail-title");
    title.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(title, Priority.ALWAYS);
    HBox head = new HBox(title, close);
    head.setAlignment(Pos.CENTER);
    getChildren()
        .addAll(
            head,
            sums,
            heading("detail.budget"),
            budget,
            heading("detail.profile"),
            profiles,
            titled("detail.layers", layers),
            titled("detail.conversations", sequences));
  }

  void onClose(Runnable action) {
    close.setOnAction(event -> action.run());
  }

  /** While nobody sees it, it is not kept up to date. */
  void watch(boolean seen) {
    subscription.unsubscribe();
    subscription =
        seen
            ? model.memoryProperty().subscribe(now -> now.ifPresent(this::show))
            : Subscription.EMPTY;
  }

  private static GridPane grid() {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("figures");
    ColumnConstraints names = new ColumnConstraints();
    names.setHgrow(Priority.ALWAYS);
    names.setMinWidth(0);
    ColumnConstraints values = new ColumnConstraints();
    values.setMinWidth(Region.USE_PREF_SIZE);
    values.setHalignment(HPos.RIGHT);
    grid.getColumnConstraints().addAll(names, values);
    return grid;
  }

  private Label heading(String key) {
    Label label = new Label(strings.get(key));
    label.getStyleClass().add("detail-heading");
    return label;
  }

  /** A heading that goes with its table when that is empty. */
  private VBox titled(String key, GridPane grid) {
    VBox box = new VBox(heading(key), grid);
    box.getStyleClass().add("titled");
    box.visibleProperty().bind(javafx.beans.binding.Bindings.isNotEmpty(grid.getChildren()));
    box.managedProperty().bind(box.visibleProperty());
    return box;
  }

  private void show(MemorySnapshot memory) {
    fill(sums, sums(memory));
    fill(layers, LayerGroup.of(memory.detail().layers()).stream().map(this::line).toList());
    fill(sequences, sequences(memory));
  }

  private List<Line> sums(MemorySnapshot memory) {
    ModelMemory use = memory.use();
    List<Line> lines = new ArrayList<>();
    lines.add(line("detail.weights", use.weightsBytes()));
    lines.add(line("detail.compute", use.computeBytes()));
    long rows = use.parts().stream().mapToLong(MemoryPart::rowsBytes).sum();
    if (rows > 0) {
      lines.add(line("detail.rows", rows));
    }
    lines.add(
        new Line(
            strings.get("detail.context", memory.contextTokens(), memory.contextCapacity()),
            quantities.bytes(use.kvBytes())));
    if (use.kvF16Bytes() > use.kvBytes()) {
      lines.add(line("detail.f16", use.kvF16Bytes()));
    }
    lines.addAll(memories(memory));
    lines.add(line("detail.others", memory.othersBytes()));
    lines.add(line("detail.kept", memory.keptBytes()));
    return lines;
  }

  /** Where there is more than one memory, what lies in each and what may. */
  private List<Line> memories(MemorySnapshot memory) {
    ModelMemory use = memory.use();
    List<Line> lines = new ArrayList<>();
    if (!memory.cards().isEmpty()) {
      lines.add(memory(strings.get("memory.ram"), use.ram(), memory.budgetBytes()));
    }
    for (MemorySnapshot.CardMemory card : memory.cards()) {
      use.cards().stream()
          .filter(part -> part.device().equals(card.name()))
          .map(
              part ->
                  memory(
                      strings.get("memory.card", card.name(), card.description()),
                      part,
                      card.budgetBytes()))
          .forEach(lines::add);
    }
    if (use.sharedBytes() > 0) {
      lines.add(line("detail.shared", use.sharedBytes()));
    }
    return lines;
  }

  private Line memory(String name, MemoryPart part, long budgetBytes) {
    return new Line(
        strings.get(
            part.rowsBytes() == 0 ? "detail.memory" : "detail.memory.rows",
            name,
            quantities.bytes(part.weightsBytes()),
            quantities.bytes(part.computeBytes()),
            quantities.bytes(part.kvBytes()),
            quantities.bytes(part.rowsBytes())),
        strings.get(
            "detail.memory.of", quantities.bytes(part.bytes()), quantities.bytes(budgetBytes)));
  }

  private Line line(String key, long bytes) {
    return new Line(strings.get(key), quantities.bytes(bytes));
  }

  private Line line(LayerGroup group) {
    String types =
        strings.get(
            group.first() == group.last() ? "detail.layer" : "detail.layers.range",
            group.first(),
            group.last(),
            group.keyType(),
            group.valueType());
    return new Line(
        group.isOnHost()
            ? types
            : strings.get(
                group.isContextInRam() ? "detail.layer.ram" : "detail.layer.there",
                types,
                group.device()),
        quantities.bytes(group.bytes()));
  }

  private List<Line> sequences(MemorySnapshot memory) {
    List<Line> lines = new ArrayList<>();
    int conversation = 0;
    for (SequenceTokens sequence : memory.detail().sequences()) {
      boolean documents = sequence.sequence() == 0;
      long own = sequence.tokens() - (documents ? 0 : sequence.sharedTokens());
      String name =
          documents
              ? strings.get("detail.documents")
              : strings.get("detail.conversation", ++conversation);
      lines.add(new Line(name, strings.get("detail.tokens", own)));
    }
    return lines;
  }

  /** Labels are made once for each place, and then only take other words. */
  private static void fill(GridPane grid, List<Line> lines) {
    List<Node> cells = grid.getChildren();
    while (cells.size() > 2 * lines.size()) {
      cells.removeLast();
    }
    for (int row = cells.size() / 2; row < lines.size(); row++) {
      grid.add(cell("figure-name"), 0, row);
      grid.add(cell("figure"), 1, row);
    }
    for (int row = 0; row < lines.size(); row++) {
      ((Label) cells.get(2 * row)).setText(lines.get(row).name());
      ((Label) cells.get(2 * row + 1)).setText(lines.get(row).value());
    }
  }

  private static Label cell(String style) {
    Label label = new Label();
    label.getStyleClass().add(style);
    label.setWrapText(style.equals("figure-name"));
    label.setMinHeight(Region.USE_PREF_SIZE);
    GridPane.setValignment(label, VPos.TOP);
    return label;
  }

  @Override
  public void close() {
    subscription.unsubscribe();
    budget.close();
    profiles.close();
  }
}
