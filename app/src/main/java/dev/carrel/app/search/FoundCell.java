// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.search;

import dev.carrel.app.fx.Strings;
import dev.carrel.engine.ground.ShownText;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/** Shows a line of what was found. */
final class FoundCell extends ListCell<FoundRow> {
  private static final PseudoClass NAME = PseudoClass.getPseudoClass("document");

  private final Supplier<String> query;
  private final Strings strings = Strings.of(FoundCell.class);

  FoundCell(Supplier<String> query) {
    this.query = query;
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(@Nullable FoundRow row, boolean empty) {
    super.updateItem(row, empty);
    setText(null);
    pseudoClassStateChanged(NAME, row instanceof FoundRow.Name);
    if (empty || row == null) {
      setGraphic(null);
      setAccessibleText("");
      return;
    }
    switch (row) {
      case FoundRow.Name name -> show(name.group());
      case FoundRow.Page page -> show(page);
    }
  }

  private void show(SearchModel.Group group) {
    Label name = new Label(ShownText.name(group.name()));
    name.getStyleClass().add("hit-name");
    name.setMinWidth(0);
    HBox.setHgrow(name, Priority.ALWAYS);
    name.setMaxWidth(Double.MAX_VALUE);
    String words =
        group.hits().isEmpty()
            ? strings.get("named")
            : strings.get("pages.found", group.hits().size());
    Label count = new Label(words);
    count.getStyleClass().add("hit-page");
    count.setMinWidth(Region.USE_PREF_SIZE);
    HBox line = new HBox(name, count);
    line.getStyleClass().add("hit-line");
    line.setAlignment(Pos.CENTER_LEFT);
    setGraphic(line);
    setAccessibleText(strings.get("document.accessible", group.name(), words));
  }

  private void show(FoundRow.Page page) {
    String where =
        page.target()
            .hidden()
            .map(
                why ->
                    strings.get(
                        switch (why) {
                          case MARKED_FOR_REDACTION -> "page.marked";
                          case UNCERTAIN -> "page.uncertain";
                          default -> "page.hidden";
                        },
                        page.target().page()))
            .orElseGet(() -> strings.get("page", page.target().page()));
    Label number = new Label(where);
    number.getStyleClass().add("hit-page");
    number.setMinWidth(Region.USE_PREF_SIZE);
    VBox snippet = new VBox(Snippet.flow(page.target().snippet(), query.get()));
    snippet.getStyleClass().add("hit");
    snippet.setMinWidth(0);
    HBox.setHgrow(snippet, Priority.ALWAYS);
    HBox line = new HBox(snippet, number);
    line.getStyleClass().add("hit-line");
    // Two lines of a snippet are enough; the rest is cut off, not squeezed.
    Rectangle clip = new Rectangle();
    clip.widthProperty().bind(snippet.widthProperty());
    clip.heightProperty().bind(snippet.heightProperty());
    snippet.setClip(clip);
    setGraphic(line);
    setAccessibleText(
        strings.get(
            "page.accessible",
            page.target().documentName(),
            where,
            page.target().snippet().replaceAll("\\s+", " ")));
  }
}
