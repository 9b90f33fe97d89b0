// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.search;

import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.control.TextField;
import javafx.scene.text.Text;

/** What a field prompts for, in as many words as it has room for. */
final class FittingPrompt {
  private final TextField field;
  private final List<String> longestFirst;
  private final Text measure = new Text();

  private FittingPrompt(TextField field, List<String> longestFirst) {
    this.field = field;
    this.longestFirst = List.copyOf(longestFirst);
  }

  /** Has a field always show the longest that fits, or else the shortest. */
  static void on(TextField field, List<String> longestFirst) {
    FittingPrompt prompt = new FittingPrompt(field, longestFirst);
    field.widthProperty().subscribe(prompt::choose);
    field.fontProperty().subscribe(prompt::choose);
    prompt.choose();
  }

  private void choose() {
    Insets insets = field.getInsets();
    double room = field.getWidth() - insets.getLeft() - insets.getRight();
    measure.setFont(field.getFont());
    field.setPromptText(
        longestFirst.stream()
            .filter(words -> field.getWidth() == 0 || width(words) <= room)
            .findFirst()
            .orElse(longestFirst.getLast()));
  }

  private double width(String words) {
    measure.setText(words);
    return measure.getLayoutBounds().getWidth();
  }
}
