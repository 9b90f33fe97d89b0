// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.search;

import dev.carrel.app.fx.Strings;
import dev.carrel.engine.SearchHit;
import dev.carrel.engine.document.PlaceName;
import dev.carrel.engine.ground.ShownText;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
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
  private final Function<SearchHit, String> bates;
  private final Strings strings = Strings.of(FoundCell.class);

  /**
   * Empty.
   *
   * @param bates the Bates number of the page of one that was found; empty for none
   */
  FoundCell(Supplier<String> query, Function<SearchHit, String> bates) {
    this.query = query;
    this.bates = bates;
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(@Nullable FoundRow row, boolean empty) {
    super.updateItem(row, empty);
    setText(null);
    pseudoClassStateChanged(NAME, row instanceof FoundRow.Name || row instanceof FoundRow.Heading);
    if (empty || row == null) {
      setGraphic(null);
      setAccessibleText("");
      return;
    }
    switch (row) {
      case FoundRow.Name name -> show(name.group());
      case FoundRow.Page page -> show(page);
      case FoundRow.Heading heading -> show(heading);
      case FoundRow.Near near -> show(near);
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

  private void show(FoundRow.Heading heading) {
    Label words = new Label(strings.get("meaning.heading"));
    words.getStyleClass().add("hit-name");
    setGraphic(words);
    setAccessibleText(strings.get("meaning.heading.accessible", heading.target().documentName()));
  }

  private void show(FoundRow.Near near) {
    SearchHit hit = near.target();
    String name = ShownText.name(hit.documentName());
    String page = place(hit);
    Label document = new Label(name);
    document.getStyleClass().addAll("hit-page", "hit-document");
    Label number = new Label(page);
    number.getStyleClass().add("hit-page");
    VBox where = new VBox(document, number);
    where.setMinWidth(Region.USE_PREF_SIZE);
    where.setAlignment(Pos.TOP_RIGHT);
    // Words of the question would stand out by chance: it is the passage that was found.
    show(hit, where, "");
    setAccessibleText(
        strings.get("meaning.accessible", name, page, hit.snippet().replaceAll("\\s+", " ")));
  }

  private void show(FoundRow.Page page) {
    String place = place(page.target());
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
                        place))
            .orElse(place);
    Label number = new Label(where);
    number.getStyleClass().add("hit-page");
    number.setMinWidth(Region.USE_PREF_SIZE);
    show(page.target(), number, query.get());
    setAccessibleText(
        strings.get(
            "page.accessible",
            page.target().documentName(),
            where,
            page.target().snippet().replaceAll("\\s+", " ")));
  }

  /** The page as those cite it who have it, or the part, with its Bates number. */
  private String place(SearchHit hit) {
    String number = bates.apply(hit);
    return number.isEmpty() ? page(hit) : strings.get("page.bates", page(hit), number);
  }

  private String page(SearchHit hit) {
    return hit.standing()
        .called()
        .map(
            name ->
                switch (name) {
                  case PlaceName.Labelled page ->
                      strings.get("page.labelled", ShownText.line(page.label()), hit.page());
                  case PlaceName.Part part -> ShownText.line(part.address());
                })
        .orElseGet(() -> strings.get("page", hit.page()));
  }

  private void show(SearchHit hit, Node where, String words) {
    VBox snippet = new VBox(Snippet.flow(hit.snippet(), words));
    snippet.getStyleClass().add("hit");
    snippet.setMinWidth(0);
    HBox.setHgrow(snippet, Priority.ALWAYS);
    HBox line = new HBox(snippet, where);
    line.getStyleClass().add("hit-line");
    // Two lines of a snippet are enough; the rest is cut off, not squeezed.
    Rectangle clip = new Rectangle();
    clip.widthProperty().bind(snippet.widthProperty());
    clip.heightProperty().bind(snippet.heightProperty());
    snippet.setClip(clip);
    setGraphic(line);
  }
}
