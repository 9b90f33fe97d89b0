// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.shelf;

import dev.carrel.app.fx.ErrorNote;
import dev.carrel.app.fx.Strings;
import dev.carrel.engine.context.Choice;
import dev.carrel.engine.ground.CarrelException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * What stands below a row: whatever needs a person. Kept as long as the row is as it was, so that
 * what was typed into it outlives scrolling.
 */
final class BelowRow {
  private record Made(ItemState state, List<Choice> choices, Node node) {}

  private final ShelfModel model;
  private final Strings strings = Strings.of(BelowRow.class);
  private final Map<ShelfItem, Made> made = new WeakHashMap<>();

  BelowRow(ShelfModel model) {
    this.model = model;
  }

  /** Empty if nothing needs a person. */
  Optional<Node> of(ShelfItem item) {
    Made there = made.get(item);
    List<Choice> choices = item.choicesProperty().get();
    if (there != null && there.state.equals(item.state()) && there.choices.equals(choices)) {
      return Optional.of(there.node);
    }
    Optional<Node> node = make(item, choices);
    node.ifPresentOrElse(
        fresh -> made.put(item, new Made(item.state(), choices, fresh)), () -> made.remove(item));
    return node;
  }

  private Optional<Node> make(ShelfItem item, List<Choice> choices) {
    return switch (item.state()) {
      case ItemState.Failed(CarrelException error) -> Optional.of(error(item, error, choices));
      case ItemState.PasswordNeeded(boolean wrong) ->
          Optional.of(new PasswordPrompt(wrong, typed -> model.intake().unlock(item, typed)));
      case ItemState.Read(List<String> notes) when !notes.isEmpty() ->
          Optional.of(quiet(String.join("\n", notes)));
      default -> Optional.empty();
    };
  }

  private Node error(ShelfItem item, CarrelException error, List<Choice> choices) {
    Hyperlink retry = ErrorNote.link(strings.get("retry"));
    retry.setOnAction(event -> model.retry(item));
    if (choices.isEmpty()) {
      return new ErrorNote(error, List.of(retry));
    }
    // The choices are said by the buttons, so the words need not repeat them.
    CarrelException brief =
        new CarrelException(error.code(), error.getMessage(), strings.get("choices.remedy"), error);
    List<Node> nodes = new ArrayList<>();
    nodes.add(new ErrorNote(brief, List.of(retry)));
    nodes.add(
        new ChoicesView(
            choices, choice -> model.fitting().take(item, choice), model.fitting()::pickPages));
    VBox box = new VBox();
    box.getChildren().addAll(nodes);
    box.getStyleClass().add("refusal");
    return box;
  }

  static Label quiet(String text) {
    Label list = new Label(text);
    list.setWrapText(true);
    list.setMinHeight(Region.USE_PREF_SIZE);
    list.getStyleClass().add("unreadable-list");
    return list;
  }
}
