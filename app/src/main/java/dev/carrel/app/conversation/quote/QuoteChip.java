// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation.quote;

import dev.carrel.engine.answer.Match;
import dev.carrel.engine.answer.Quote;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/** A quote in short: its number, where it stands and how well it agrees with that page. */
public final class QuoteChip extends Button {
  private static final Duration SOON = Duration.millis(250);

  private final Quote quote;

  /**
   * Of a quote.
   *
   * @param words what is said of it
   * @param onOpen shows where it stands
   */
  public QuoteChip(Quote quote, QuoteText words, Runnable onOpen) {
    this.quote = quote;
    getStyleClass().addAll("quote-chip", quote.match().name().toLowerCase(Locale.ROOT));
    Label number = new Label(Integer.toString(quote.number()));
    number.getStyleClass().add("number");
    number.setMinWidth(Region.USE_PREF_SIZE);
    Label where = new Label(words.document(quote));
    where.getStyleClass().add("where");
    where.setMinWidth(0);
    HBox.setHgrow(where, Priority.ALWAYS);
    HBox line = new HBox(number, where);
    line.getStyleClass().add("line");
    line.setAlignment(Pos.CENTER_LEFT);
    if (quote.match() != Match.NONE) {
      // A long name is cut, the page never.
      Label page = new Label(words.page(quote));
      page.setMinWidth(Region.USE_PREF_SIZE);
      line.getChildren().add(page);
    }
    List<String> remarks = words.remarks(quote);
    if (quote.match() == Match.CLOSE || !remarks.isEmpty()) {
      Label badge = new Label(remarks.isEmpty() ? words.badge(quote) : remarks.getFirst());
      badge.getStyleClass().add("match");
      badge.setMinWidth(Region.USE_PREF_SIZE);
      line.getChildren().add(badge);
    }
    setGraphic(line);
    setMinWidth(0);
    Tooltip hover = new Tooltip(words.hover(quote));
    hover.setShowDelay(SOON);
    hover.setWrapText(true);
    hover.setMaxWidth(380);
    setTooltip(hover);
    setAccessibleText(words.accessible(quote));
    setOnAction(event -> onOpen.run());
  }

  /** What it stands for. */
  public Quote quote() {
    return quote;
  }
}
