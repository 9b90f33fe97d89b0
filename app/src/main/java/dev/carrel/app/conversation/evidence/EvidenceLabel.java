// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation.evidence;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** Words that wrap and are never cut. */
final class EvidenceLabel extends Label {
  EvidenceLabel(String style, String text) {
    super(text);
    setWrapText(true);
    setMinHeight(Region.USE_PREF_SIZE);
    setMaxWidth(Double.MAX_VALUE);
    getStyleClass().add(style);
  }
}
