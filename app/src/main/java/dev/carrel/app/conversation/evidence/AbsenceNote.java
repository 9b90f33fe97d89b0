// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation.evidence;

import dev.carrel.app.fx.Strings;
import dev.carrel.engine.evidence.Absence;
import javafx.scene.layout.VBox;

/**
 * Above the nearest passages: that nothing was found that fits, where that may be said, and how
 * much was read. Where it may not be said there is no verdict, only the passages' title.
 */
public final class AbsenceNote extends VBox {
  private final Strings strings = Strings.of(AbsenceNote.class);

  /** Says it. */
  public AbsenceNote(Absence absence) {
    getStyleClass().add("absence");
    if (absence.told()) {
      say("evidence-title", "absence.told");
      if (absence.rightShare().isPresent()) {
        say("measured", "absence.right", absence.rightShare().getAsDouble());
      } else {
        say("measured", "absence.not.measured");
      }
      say("found", "absence.pages", absence.pagesRead(), absence.pagesNotRead());
    }
    if (!absence.nearest().isEmpty()) {
      EvidenceLabel title = new EvidenceLabel("evidence-title", strings.get("absence.nearest"));
      title.getStyleClass().add("nearest");
      getChildren().add(title);
    }
  }

  private void say(String style, String key, Object... arguments) {
    getChildren().add(new EvidenceLabel(style, strings.get(key, arguments)));
  }
}
