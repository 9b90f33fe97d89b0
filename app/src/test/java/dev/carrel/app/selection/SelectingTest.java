// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.selection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.app.selection.Selection.At;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.Test;

/** On texts of which each is a line, ten pixels high, a pixel a character. */
class SelectingTest {
  private static final Texts LINES = texts("the first line", "second line");

  private final ObjectProperty<Optional<Selection>> selection =
      new SimpleObjectProperty<>(Optional.empty());
  private final Selecting selecting = new Selecting(selection, new Lines());

  static Texts texts(String... all) {
    return new Texts() {
      @Override
      public int first() {
        return 1;
      }

      @Override
      public int last() {
        return all.length;
      }

      @Override
      public String text(int part) {
        return all[part - 1];
      }

      @Override
      public String before(int part) {
        return text(part - 1).isEmpty() ? "" : "|";
      }
    };
  }

  private static final class Lines implements Surface {
    @Override
    public Texts texts() {
      return LINES;
    }

    @Override
    public Optional<At> at(Point2D scene) {
      int part = (int) (scene.getY() / 10) + 1;
      return part > LINES.last()
          ? Optional.empty()
          : Optional.of(new At(part, Math.min((int) scene.getX(), LINES.text(part).length())));
    }

    @Override
    public Selection around(At at, int clicks) {
      return Selection.of(at.part(), WordBounds.around(LINES.text(at.part()), at.offset()));
    }

    @Override
    public At start() {
      return new At(1, 0);
    }

    @Override
    public Selection all() {
      return Selection.of(1, 0, LINES.text(1).length());
    }

    @Override
    public boolean copy() {
      return false;
    }

    @Override
    public void focus() {}
  }

  private static MouseEvent mouse(double x, double y, int clicks, boolean shift) {
    return new MouseEvent(
        MouseEvent.MOUSE_PRESSED,
        x,
        y,
        x,
        y,
        MouseButton.PRIMARY,
        clicks,
        shift,
        false,
        false,
        false,
        true,
        false,
        false,
        false,
        false,
        false,
        null);
  }

  private static KeyEvent key(KeyCode code, boolean shift) {
    return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, false, false, false);
  }

  private String selected() {
    return selection.get().map(now -> now.text(LINES)).orElse("");
  }

  @Test
  void aDragSelectsFromWhereItBeganInEitherDirection() {
    selecting.press(mouse(4, 5, 1, false));
    selecting.drag(mouse(6, 15, 1, false));
    assertEquals("first line|second", selected());
    selecting.drag(mouse(0, 5, 1, false));
    assertEquals("the ", selected());
  }

  @Test
  void afterTwoClicksADragTakesWholeWordsAndKeepsTheFirst() {
    selecting.press(mouse(5, 5, 2, false));
    assertEquals("first", selected());
    selecting.drag(mouse(11, 5, 2, false));
    assertEquals("first line", selected());
    selecting.drag(mouse(1, 5, 2, false));
    assertEquals("the first", selected());
  }

  @Test
  void withShiftAPressDrawsWhatIsSelectedToIt() {
    selecting.press(mouse(4, 5, 1, false));
    selecting.release();
    selecting.press(mouse(9, 5, 1, true));
    assertEquals("first", selected());
    selecting.press(mouse(0, 5, 1, true));
    assertEquals("the ", selected());
  }

  @Test
  void aPressBesideAllTextSelectsNothing() {
    selecting.press(mouse(4, 5, 2, false));
    selecting.press(mouse(4, 95, 1, false));
    assertEquals(Optional.empty(), selection.get());
  }

  @Test
  void theKeysGoOnFromWhereTheSelectionEnds() {
    assertTrue(selecting.key(key(KeyCode.RIGHT, true)));
    assertTrue(selecting.key(key(KeyCode.RIGHT, true)));
    assertEquals("th", selected());
    assertTrue(selecting.key(key(KeyCode.LEFT, true)));
    assertEquals("t", selected());
  }

  @Test
  void aKeyThatMeansNothingHereIsLeftToOthers() {
    assertFalse(selecting.key(key(KeyCode.RIGHT, false)));
    assertFalse(selecting.key(key(KeyCode.DOWN, true)));
    assertFalse(selecting.key(key(KeyCode.ESCAPE, false)));
    assertEquals(List.of(), selection.get().stream().toList());
  }

  @Test
  void escapeForgetsWhatIsSelected() {
    selecting.press(mouse(5, 5, 2, false));
    assertTrue(selecting.key(key(KeyCode.ESCAPE, false)));
    assertEquals(Optional.empty(), selection.get());
  }
}
