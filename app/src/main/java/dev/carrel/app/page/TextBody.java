// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.page;

import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.layout.Region;
import javafx.scene.shape.PathElement;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** The words of a page as nodes, which say where a part of the page's text is shown. */
interface TextBody {
  /**
   * Where words are shown.
   *
   * @param flow whose coordinates the shape is in
   */
  record Place(TextFlow flow, List<PathElement> shape) {}

  /** What is shown. */
  Region node();

  /** The places of characters {@code start} to {@code end} of the page's text, once laid out. */
  List<Place> places(int start, int end);

  /** The place in the page's text that is shown nearest to a point of the scene. */
  int at(Point2D scene);

  /** Text as it is. */
  static TextBody plain(String words) {
    Text text = new Text(words);
    text.getStyleClass().add("paper-text");
    TextFlow flow = new TextFlow(text);
    flow.getStyleClass().add("note-paragraph");
    return new TextBody() {
      @Override
      public Region node() {
        return flow;
      }

      @Override
      public List<Place> places(int start, int end) {
        return List.of(new Place(flow, List.of(flow.getRangeShape(start, end, false))));
      }

      @Override
      public int at(Point2D scene) {
        int at = flow.getHitInfo(flow.sceneToLocal(scene)).getInsertionIndex();
        return Math.clamp(at, 0, words.length());
      }
    };
  }
}
