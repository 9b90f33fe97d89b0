// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation.evidence;

import dev.carrel.app.fx.Icons;
import dev.carrel.engine.evidence.SentenceSupport;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What was checked of a sentence and what was found, in full. */
public final class JudgementCard extends VBox {
  /** Says it of a sentence. */
  public JudgementCard(SentenceSupport sentence) {
    EvidenceText words = new EvidenceText();
    Judgement judgement = Judgement.of(sentence.support());
    getStyleClass().addAll("judgement-card", judgement.style());
    Label word = new Label(words.word(sentence.support()), Icons.icon(judgement.style()));
    word.getStyleClass().add("judgement");
    HBox head = new HBox(word);
    head.setAlignment(Pos.CENTER_LEFT);
    getChildren().add(head);
    words.found(sentence).forEach(found -> getChildren().add(new EvidenceLabel("found", found)));
    getChildren().add(new EvidenceLabel("measured", words.measured(sentence.support())));
  }
}
