// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation.evidence;

import dev.carrel.app.fx.Icons;
import dev.carrel.engine.evidence.SentenceSupport;
import java.util.Arrays;
import java.util.function.IntConsumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Tooltip;
import javafx.util.Duration;

/** Behind a sentence of an answer: what its quotes are to it, as a sign and a word. */
public final class SentenceBadge extends Hyperlink {
  private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
  private static final Duration SOON = Duration.millis(250);

  private final int index;

  /**
   * Says nothing yet.
   *
   * @param index of the sentence, from 0
   * @param onChosen told of it when a person chooses the sentence
   */
  public SentenceBadge(int index, IntConsumer onChosen) {
    this.index = index;
    getStyleClass().add("sentence-badge");
    setOnAction(
        event -> {
          onChosen.accept(index);
          setVisited(false);
        });
  }

  /** The sentence's, from 0. */
  public int index() {
    return index;
  }

  /** Says what was found. */
  public void show(SentenceSupport sentence) {
    EvidenceText words = new EvidenceText();
    Judgement judgement = Judgement.of(sentence.support());
    setText(words.word(sentence.support()));
    setGraphic(Icons.icon(judgement.style()));
    getStyleClass().removeAll(Arrays.stream(Judgement.values()).map(Judgement::style).toList());
    getStyleClass().add(judgement.style());
    Tooltip hover = new Tooltip(words.hover(sentence));
    hover.setShowDelay(SOON);
    hover.setWrapText(true);
    hover.setMaxWidth(380);
    setTooltip(hover);
    setAccessibleText(words.accessible(sentence));
  }

  /** Whether its sentence is the one that is looked at. */
  public void setCurrent(boolean current) {
    pseudoClassStateChanged(CURRENT, current);
  }
}
