package dev.carrel.app.gauge;

import dev.carrel.app.fx.Quantities;
import dev.carrel.app.fx.Strings;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The strip at the bottom: the bar, what its parts are, and the sum in words. */
public final class GaugeView extends HBox {
  private final Strings strings = Strings.of(GaugeView.class);
  private final Quantities quantities = new Quantities();
  private final GaugeBar bar = new GaugeBar();
  private final HBox parts = new HBox();
  private final Label saved = new Label();
  private final Label factor = new Label();
  private final HBox savedLine = new HBox(saved, factor);
  private final Label sum = new Label();

  /** Shows a gauge. */
  public GaugeView(GaugeModel model) {
    getStyleClass().add("gauge");
    setAccessibleRole(AccessibleRole.TEXT);
    parts.getStyleClass().add("parts");
    parts.setAlignment(Pos.CENTER_LEFT);
    VBox left = new VBox(bar, parts);
    left.getStyleClass().add("left");
    HBox.setHgrow(left, Priority.ALWAYS);
    saved.getStyleClass().add("saved");
    factor.getStyleClass().add("factor");
    savedLine.getStyleClass().add("saved-line");
    savedLine.managedProperty().bind(savedLine.visibleProperty());
    sum.setId("gauge-sum");
    sum.getStyleClass().add("sum");
    sum.setMinWidth(Region.USE_PREF_SIZE);
    VBox right = new VBox(savedLine, sum);
    right.getStyleClass().add("right");
    right.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(left, right);
    setAlignment(Pos.CENTER_LEFT);
    model.figuresProperty().subscribe(this::show);
  }

  private void show(GaugeFigures figures) {
    bar.show(figures, strings.get("budget", quantities.bytes(figures.budgetBytes())));
    showParts(figures);
    savedLine.setVisible(figures.savedBytes() > 0);
    saved.setText(strings.get("saved", quantities.bytes(figures.savedBytes())));
    factor.setText(strings.get("factor", figures.factor()));
    sum.setText(figures.waiting().orElseGet(() -> sum(figures)));
    sum.getStyleClass().setAll("sum", figures.waiting().isPresent() ? "attention-text" : "plain");
    setAccessibleText(strings.get("accessible", sum.getText(), partsInWords()));
  }

  private void showParts(GaugeFigures figures) {
    List<Node> shown = new ArrayList<>();
    if (figures.usedBytes() > 0) {
      shown.add(part("weights", figures.use().weightsBytes()));
      shown.add(part("compute", figures.use().computeBytes()));
      shown.add(part("context", figures.use().kvBytes()));
    }
    if (figures.savedBytes() > 0) {
      shown.add(part("ghost", figures.use().kvF16Bytes()));
    }
    shown.add(part("free", figures.freeBytes()));
    parts.getChildren().setAll(shown);
  }

  private Label part(String name, long bytes) {
    Region swatch = name.equals("ghost") ? new Hatch() : new Region();
    swatch.getStyleClass().addAll("swatch", name);
    Label label = new Label(strings.get("part." + name, quantities.bytes(bytes)), swatch);
    label.getStyleClass().addAll("part", name);
    return label;
  }

  private String partsInWords() {
    return String.join(
        ", ", parts.getChildren().stream().map(node -> ((Label) node).getText()).toList());
  }

  private String sum(GaugeFigures figures) {
    String used =
        strings.get(
            "used",
            quantities.gigabytes(figures.usedBytes()),
            quantities.gigabytes(figures.budgetBytes()));
    if (figures.usedBytes() == 0) {
      return strings.get("nothing", quantities.gigabytes(figures.budgetBytes()));
    }
    return figures.roomPages().isEmpty()
        ? used
        : strings.get("room", used, rounded(figures.roomPages().getAsLong()));
  }

  /** Two significant digits: the figure is an estimate and should look like one. */
  private static long rounded(long pages) {
    long unit = 1;
    while (pages / unit >= 100) {
      unit *= 10;
    }
    return pages / unit * unit;
  }
}
