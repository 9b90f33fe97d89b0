// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.gauge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carrel.app.fx.Quantities;
import dev.carrel.app.fx.Strings;
import dev.carrel.engine.Waiting;
import dev.carrel.engine.ground.MemoryWatch.Pressure;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WaitingWordsTest {
  private static final Waiting FOR_MEMORY =
      new Waiting.ForMemory(new Pressure(200_000_000, 1_300_000_000, 8_900_000_000L));

  private final Locale before = Locale.getDefault();

  @AfterEach
  void asBefore() {
    Locale.setDefault(before);
  }

  private static String words(Locale language, Waiting waiting) {
    Locale.setDefault(language);
    return new WaitingWords(Strings.of(WaitingWords.class), new Quantities()).of(waiting);
  }

  @Test
  void theDeskSpeaksOneLanguage() {
    assertEquals("Das Lesen ist angehalten.", words(Locale.GERMAN, new Waiting.Paused()));
    assertEquals("Reading is paused.", words(Locale.ENGLISH, new Waiting.Paused()));
  }

  @Test
  void whoHoldsTheMemoryIsSaidWithFigures() {
    assertEquals(
        "Andere Programme belegen 8,9 GB Speicher, 0,2 GB sind frei. Zum Weiterlesen braucht es"
            + " 1,3 GB.",
        words(Locale.GERMAN, FOR_MEMORY).replace('\u00a0', ' '));
    assertEquals(
        "Other programs hold 8.9 GB of memory and 0.2 GB are left, where 1.3 GB are needed to go"
            + " on.",
        words(Locale.ENGLISH, FOR_MEMORY).replace('\u00a0', ' '));
  }
}
