// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation.quote;

import dev.carrel.app.fx.Strings;
import dev.carrel.engine.answer.Match;
import dev.carrel.engine.answer.Quote;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A quote in full, with how well it agrees with its page. */
public final class QuoteCard extends VBox {
  /**
   * Of a quote.
   *
   * @param words what is said of it
   * @param onOpen shows where it stands
   */
  public QuoteCard(Quote quote, QuoteText words, Runnable onOpen) {
    Strings strings = Strings.of(QuoteCard.class);
    getStyleClass().addAll("quote-card", quote.match().name().toLowerCase(Locale.ROOT));
    Label badge = new Label(strings.get("card.badge", quote.number(), words.badge(quote)));
    badge.getStyleClass().add("match");
    Label page = new Label(words.page(quote));
    page.getStyleClass().add("page");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox head = new HBox(badge, gap, page);
    head.setAlignment(Pos.CENTER_LEFT);
    Label text = new Label(strings.get("card.text", quote.text().strip()));
    text.getStyleClass().add("quote-text");
    text.setWrapText(true);
    text.setMinHeight(Region.USE_PREF_SIZE);
    getChildren().addAll(head, text);
    if (quote.match() == Match.NONE) {
      Label warning = new Label(strings.get("card.none"));
      warning.setWrapText(true);
      warning.setMinHeight(Region.USE_PREF_SIZE);
      warning.getStyleClass().add("warning");
      getChildren().add(warning);
    } else {
      setOnMouseClicked(event -> onOpen.run());
    }
  }
}
