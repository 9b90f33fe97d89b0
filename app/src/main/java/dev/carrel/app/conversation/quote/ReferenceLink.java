// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation.quote;

import dev.carrel.engine.answer.Quote;
import java.util.Locale;
import java.util.function.IntConsumer;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Tooltip;
import javafx.util.Duration;

/** The number of a quote among an answer's words. */
public final class ReferenceLink extends Hyperlink {
  private static final Duration SOON = Duration.millis(250);

  private final int number;

  public ReferenceLink(int number, IntConsumer onReference) {
    super(Integer.toString(number));
    this.number = number;
    getStyleClass().add("reference");
    setAccessibleText("[" + number + "]");
    setOnAction(
        event -> {
          onReference.accept(number);
          // A visited link would look otherwise than one that was not followed.
          setVisited(false);
        });
  }

  public int number() {
    return number;
  }

  /** Shows what it stands for when the mouse rests on it, in these words. */
  public void standsFor(Quote quote, QuoteText words) {
    Tooltip hover = new Tooltip(words.hover(quote));
    hover.setShowDelay(SOON);
    hover.setWrapText(true);
    hover.setMaxWidth(380);
    setTooltip(hover);
    setAccessibleText(words.accessible(quote));
    getStyleClass().removeAll("verbatim", "close", "none");
    getStyleClass().add(quote.match().name().toLowerCase(Locale.ROOT));
  }
}
