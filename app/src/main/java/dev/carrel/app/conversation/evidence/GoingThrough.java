// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation.evidence;

import dev.carrel.app.fx.Strings;
import dev.carrel.engine.answer.GoneThrough;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;

/** How far the documents were gone through, while an answer that counts or lists is made. */
public final class GoingThrough extends VBox {
  /** Shows it. */
  public GoingThrough(GoneThrough so) {
    String words = Strings.of(GoingThrough.class).get("going", so.pages(), so.of(), so.found());
    getStyleClass().add("going-through");
    ProgressBar bar = new ProgressBar(so.of() == 0 ? 0 : (double) so.pages() / so.of());
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setAccessibleText(words);
    getChildren().addAll(new EvidenceLabel("quiet", words), bar);
  }
}
