// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorWordsTest {
  private Locale before = Locale.ROOT;

  @BeforeEach
  void rememberTheLanguage() {
    before = Locale.getDefault();
  }

  @AfterEach
  void backToTheLanguage() {
    Locale.setDefault(before);
  }

  @Test
  void inEnglishTheEngineSpeaksForItself() {
    Locale.setDefault(Locale.ENGLISH);
    CarrelException error = new CarrelException(Code.DISK_FULL, "The disk is full.", "Free some.");
    assertEquals(
        new ErrorWords("The disk is full.", Optional.empty(), "Free some."), ErrorWords.of(error));
  }

  @ParameterizedTest
  @EnumSource(Code.class)
  void inGermanEveryKindHasItsWordsAndTheEnginesSentenceAsADetail(Code code) {
    Locale.setDefault(Locale.GERMAN);
    ErrorWords words = ErrorWords.of(new CarrelException(code, "What happened.", "What to do."));
    assertFalse(words.message().isBlank());
    assertNotEquals("What to do.", words.remedy());
    assertFalse(words.remedy().isBlank());
    assertEquals(Optional.of("What happened."), words.detail());
  }

  /** A system in a third language gets English whole, not one half of each. */
  @Test
  void inALanguageThatCarrelDoesNotSpeakTheEngineSpeaks() {
    Locale.setDefault(Locale.FRENCH);
    CarrelException error = new CarrelException(Code.NO_TEXT, "No text.", "Run OCR.");
    assertEquals(Optional.empty(), ErrorWords.of(error).detail());
  }
}
