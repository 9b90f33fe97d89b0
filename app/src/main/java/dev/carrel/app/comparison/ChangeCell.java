// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.comparison;

import dev.carrel.app.comparison.ComparisonState.Compared;
import dev.carrel.app.fx.ErrorNote;
import dev.carrel.app.fx.Strings;
import dev.carrel.app.fx.Words;
import dev.carrel.engine.compare.Change;
import dev.carrel.engine.compare.Change.Piece;
import dev.carrel.engine.compare.Change.Side;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.TextSpan;
import dev.carrel.engine.evidence.Matter;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;

/** Shows a change: how, what of it matters, its places on both sides, and its words. */
final class ChangeCell extends ListCell<Change> {
  private final Compared compared;
  private final ComparisonStrings words;
  private final Consumer<List<TextSpan>> onOpen;
  private final Strings strings = Strings.of(ChangeCell.class);

  ChangeCell(Compared compared, ComparisonStrings words, Consumer<List<TextSpan>> onOpen) {
    this.compared = compared;
    this.words = words;
    this.onOpen = onOpen;
    setPrefWidth(0);
    getStyleClass().add("change");
  }

  /** As high as its words are in the list's width. */
  @Override
  protected double computePrefHeight(double width) {
    if (getGraphic() instanceof Region shown && getListView() != null) {
      double around = snappedTopInset() + snappedBottomInset();
      double beside = snappedLeftInset() + snappedRightInset();
      double room = width > 0 ? width : getListView().getWidth();
      return around + shown.prefHeight(Math.max(1, room - beside));
    }
    return super.computePrefHeight(width);
  }

  @Override
  protected void updateItem(@Nullable Change change, boolean empty) {
    super.updateItem(change, empty);
    setText(null);
    if (empty || change == null) {
      setGraphic(null);
      setAccessibleText("");
      return;
    }
    FlowPane heading = new FlowPane();
    heading.getStyleClass().add("change-heading");
    heading.setMinWidth(0);
    Label kind = new Label(words.kind(change.kind()));
    kind.getStyleClass().addAll("change-kind", change.kind().name().toLowerCase(Locale.ROOT));
    heading.getChildren().add(kind);
    for (Matter matter : change.matters().stream().sorted().toList()) {
      Label label = new Label(words.matter(matter));
      label.getStyleClass().add("change-matter");
      heading.getChildren().add(label);
    }
    link(heading, "before", compared.old(), change.before(), beforePlaces(change));
    link(heading, "after", compared.now(), change.after(), afterPlaces(change));
    TextFlow text = new TextFlow();
    text.getStyleClass().add("change-words");
    for (Piece piece : ShortPieces.of(change.pieces())) {
      text.getChildren().addAll(text(piece), new Text(" "));
    }
    text.setNodeOrientation(
        Words.direction(
            change.pieces().stream().map(Piece::text).collect(Collectors.joining(" "))));
    VBox all = new VBox(heading, text);
    all.getStyleClass().add("change-lines");
    all.setMinWidth(0);
    setGraphic(all);
    setAccessibleText(spoken(change));
  }

  private void link(
      FlowPane heading, String key, Document document, Side side, List<TextSpan> places) {
    if (side.places().isEmpty()) {
      return;
    }
    Hyperlink link = ErrorNote.link(strings.get(key, words.place(document, side)));
    link.getStyleClass().add("change-" + key);
    link.setOnAction(event -> onOpen.accept(places));
    link.setFocusTraversable(false); // Enter and Shift+Enter on the row do the same
    heading.getChildren().add(link);
  }

  private static Node text(Piece piece) {
    Text text = new Text(piece.text());
    text.getStyleClass().add(piece.how().name().toLowerCase(Locale.ROOT));
    return text;
  }

  /** Where the old words stand that differ; the clause, if none do. */
  static List<TextSpan> beforePlaces(Change change) {
    List<TextSpan> differing =
        change.edits().stream().flatMap(edit -> edit.removed().places().stream()).toList();
    return differing.isEmpty() ? change.before().places() : differing;
  }

  /** Where the new words stand that differ; the clause, if none do. */
  static List<TextSpan> afterPlaces(Change change) {
    List<TextSpan> differing =
        change.edits().stream().flatMap(edit -> edit.added().places().stream()).toList();
    return differing.isEmpty() ? change.after().places() : differing;
  }

  /** What a screen reader says: a line through words is not heard. */
  private String spoken(Change change) {
    String text =
        ShortPieces.of(change.pieces()).stream()
            .map(
                piece ->
                    switch (piece.how()) {
                      case KEPT -> piece.text();
                      case REMOVED -> strings.get("spoken.removed", piece.text());
                      case ADDED -> strings.get("spoken.added", piece.text());
                    })
            .collect(Collectors.joining(" "));
    String matters =
        change.matters().stream().sorted().map(words::matter).collect(Collectors.joining(", "));
    return strings.get("spoken", words.kind(change.kind()), matters, text);
  }
}
