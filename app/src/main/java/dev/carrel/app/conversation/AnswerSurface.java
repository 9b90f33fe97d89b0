// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation;

import dev.carrel.app.fx.CopiedText;
import dev.carrel.app.selection.Selection;
import dev.carrel.app.selection.Surface;
import dev.carrel.app.selection.Texts;
import dev.carrel.app.selection.WordBounds;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;

/** The passages of an answer, which stand one below the other and may become more. */
final class AnswerSurface implements Surface {
  private final Node owner;
  private final Supplier<List<Passage>> passages;
  private final ObjectProperty<Optional<Selection>> selection =
      new SimpleObjectProperty<>(Optional.empty());

  /**
   * Nothing is selected.
   *
   * @param owner has the keyboard
   * @param passages as they are now
   */
  AnswerSurface(Node owner, Supplier<List<Passage>> passages) {
    this.owner = owner;
    this.passages = passages;
    selection.subscribe(this::mark);
  }

  ObjectProperty<Optional<Selection>> selectionProperty() {
    return selection;
  }

  /** Marks what is selected, also in passages that were made anew. */
  void mark() {
    List<Passage> all = passages.get();
    for (int i = 0; i < all.size(); i++) {
      int part = i;
      Passage passage = all.get(i);
      Selection.Range range =
          selection
              .get()
              .flatMap(now -> now.on(part, passage.length()))
              .orElse(new Selection.Range(0, 0));
      passage.select(range.start(), range.end());
    }
  }

  /** The selected words; empty if there are none. */
  String text() {
    return selection.get().map(now -> now.text(texts())).orElse("");
  }

  @Override
  public Texts texts() {
    return new PassageTexts(passages.get());
  }

  @Override
  public Optional<Selection.At> at(Point2D scene) {
    List<Passage> all = passages.get();
    return IntStream.range(0, all.size())
        .boxed()
        .min((a, b) -> Double.compare(distance(all.get(a), scene), distance(all.get(b), scene)))
        .map(nearest -> new Selection.At(nearest, all.get(nearest).place(scene)));
  }

  /** Lines first: beside a table's cell is that cell, above a paragraph is that paragraph. */
  private static double distance(Passage passage, Point2D scene) {
    Bounds bounds = passage.localToScene(passage.getLayoutBounds());
    double x = outside(scene.getX(), bounds.getMinX(), bounds.getMaxX());
    double y = outside(scene.getY(), bounds.getMinY(), bounds.getMaxY());
    return 1000 * y + x;
  }

  private static double outside(double at, double from, double to) {
    return Math.max(0, Math.max(from - at, at - to));
  }

  /** A word, a passage. */
  @Override
  public Selection around(Selection.At at, int clicks) {
    Passage passage = passages.get().get(at.part());
    return clicks == 2
        ? Selection.of(at.part(), WordBounds.around(passage.characters(), at.offset()))
        : Selection.of(at.part(), 0, passage.length());
  }

  @Override
  public Selection.At start() {
    return new Selection.At(0, 0);
  }

  @Override
  public Selection all() {
    List<Passage> all = passages.get();
    return all.isEmpty()
        ? new Selection(start(), start())
        : new Selection(start(), new Selection.At(all.size() - 1, all.getLast().length()));
  }

  @Override
  public boolean copy() {
    String words = text();
    if (!words.isEmpty()) {
      CopiedText.put(words);
    }
    return !words.isEmpty();
  }

  @Override
  public void focus() {
    owner.requestFocus();
  }
}
