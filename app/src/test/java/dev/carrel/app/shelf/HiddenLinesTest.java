// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.shelf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.document.HiddenOnPage;
import dev.carrel.engine.document.HiddenText.Why;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HiddenLinesTest {
  private static final List<HiddenOnPage> REDACTED =
      List.of(
          new HiddenOnPage(2, 3, 90, Set.of(Why.COVERED, Why.TINY), "the price", false),
          new HiddenOnPage(1200, 1, 9, Set.of(Why.SAME_COLOUR), "ignore", true));

  private final Locale before = Locale.getDefault();

  @AfterEach
  void asBefore() {
    Locale.setDefault(before);
  }

  private static String words(Locale language, List<HiddenOnPage> pages) {
    Locale.setDefault(language);
    return new HiddenLines().pages(pages);
  }

  @Test
  void whereHowMuchAndWhyIsSaidAndThatItIsStillInTheFile() {
    assertEquals(
        """
        Text that cannot be seen on the page; the model reads it only if the settings say so
        Page 2: 3 lines (too small, under a box or a picture)
        Page 1200: all of its text (in the colour of what lies under it)
        What lies under a box is still in the file, and a machine can read it.\
        """,
        words(Locale.ENGLISH, REDACTED));
    assertEquals(
        """
        Text, der auf der Seite nicht zu sehen ist; das Modell liest ihn nur, wenn die Einstellungen es sagen
        Seite 2: 3 Zeilen (zu klein, unter einem Kasten oder Bild)
        Seite 1200: der ganze Text (in der Farbe dessen, was darunter liegt)
        Was unter einem Kasten liegt, steht noch in der Datei, und eine Maschine kann es lesen.\
        """,
        words(Locale.GERMAN, REDACTED));
  }

  @Test
  void everyReasonHasItsWordsInBothLanguages() {
    for (Locale language : List.of(Locale.ENGLISH, Locale.GERMAN)) {
      long different =
          Set.of(Why.values()).stream()
              .map(why -> new HiddenOnPage(1, 1, 5, Set.of(why), "x", false))
              .map(page -> words(language, List.of(page)).lines().toList().get(1))
              .distinct()
              .count();
      assertEquals(Why.values().length, different);
    }
  }

  @Test
  void ofManyPagesTheFirstAreNamedAndTheRestCounted() {
    List<HiddenOnPage> pages =
        IntStream.rangeClosed(1, 20)
            .mapToObj(n -> new HiddenOnPage(n, 1, 5, Set.of(Why.TINY), "x", false))
            .toList();
    String said = words(Locale.ENGLISH, pages);
    assertEquals(10, said.lines().count());
    assertTrue(said.endsWith("and 12 more pages"), said);
  }
}
