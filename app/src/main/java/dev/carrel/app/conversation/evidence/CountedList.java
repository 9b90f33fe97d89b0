// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation.evidence;

import dev.carrel.app.conversation.quote.QuoteChip;
import dev.carrel.app.conversation.quote.QuoteText;
import dev.carrel.app.fx.Strings;
import dev.carrel.engine.answer.Quote;
import dev.carrel.engine.evidence.Counted;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What was counted: how many, each with its quote, and what was left out. */
public final class CountedList extends VBox {
  private static final Pattern ITEM = Pattern.compile("\\d+\\. ");

  private final Strings strings = Strings.of(CountedList.class);
  private final IntFunction<Optional<Quote>> quotes;
  private final QuoteText words;
  private final Consumer<Quote> onOpen;

  /**
   * Shows it.
   *
   * @param quotes by their numbers
   * @param words what is said of them
   * @param onOpen shows where a quote stands
   */
  public CountedList(
      Counted counted,
      IntFunction<Optional<Quote>> quotes,
      QuoteText words,
      Consumer<Quote> onOpen) {
    this.quotes = quotes;
    this.words = words;
    this.onOpen = onOpen;
    getStyleClass().add("counted");
    say("evidence-title", "counted.total", counted.total());
    if (!counted.complete()) {
      say("counted-stopped", "counted.stopped");
    }
    getChildren().add(items(counted.items()));
    if (counted.doubles() > 0) {
      say("found", "counted.doubles", counted.doubles());
    }
    say("measured", "counted.shown", counted.passagesShown());
  }

  /**
   * An answer's text without the total, the numbered items, and that it was stopped: this says it.
   */
  public static String besides(Counted counted, String text) {
    int items = text.indexOf("\n\n1. ");
    if (items < 0) {
      return text;
    }
    return !counted.complete()
        ? ""
        : text.substring(items)
            .lines()
            .filter(line -> !line.isBlank() && !ITEM.matcher(line).lookingAt())
            .collect(Collectors.joining("\n"));
  }

  private void say(String style, String key, Object... arguments) {
    getChildren().add(new EvidenceLabel(style, strings.get(key, arguments)));
  }

  private GridPane items(List<Counted.Item> items) {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("items");
    for (int row = 0; row < items.size(); row++) {
      Label number = new Label(strings.get("counted.number", row + 1));
      number.setMinWidth(Region.USE_PREF_SIZE);
      number.getStyleClass().add("counted-number");
      GridPane.setValignment(number, VPos.TOP);
      VBox item = item(items.get(row));
      GridPane.setHgrow(item, Priority.ALWAYS);
      grid.addRow(row, number, item);
    }
    return grid;
  }

  private VBox item(Counted.Item item) {
    VBox box = new VBox(new EvidenceLabel("found", item.text()));
    box.getStyleClass().add("counted-item");
    box.setMinWidth(0);
    box.setFillWidth(false);
    quotes
        .apply(item.quote())
        .ifPresent(
            quote -> {
              QuoteChip chip = new QuoteChip(quote, words, () -> onOpen.accept(quote));
              chip.maxWidthProperty().bind(box.widthProperty());
              box.getChildren().add(chip);
            });
    return box;
  }
}
