// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LanguageDetectorTest {
  private static Language detect(String... pages) {
    return LanguageDetector.detect(List.of(pages));
  }

  @Test
  void realTextsAreToldApart() {
    assertEquals(Language.ENGLISH, detect(Texts.ENGLISH));
    assertEquals(Language.GERMAN, detect(Texts.GERMAN));
    assertEquals(Language.FRENCH, detect(Texts.FRENCH));
    assertEquals(Language.SPANISH, detect(Texts.SPANISH));
    assertEquals(Language.CJK, detect(Texts.JAPANESE));
    assertEquals(Language.CJK, detect(Texts.CHINESE));
    assertEquals(Language.CJK, detect(Texts.KOREAN));
  }

  @Test
  void neighboursOfKnownLanguagesAreNotTakenForThem() {
    assertEquals(Language.OTHER, detect(Texts.PORTUGUESE));
    assertEquals(Language.OTHER, detect(Texts.ITALIAN));
    assertEquals(Language.OTHER, detect(Texts.RUSSIAN));
  }

  @Test
  void textWithoutWordsHasNoLanguage() {
    assertEquals(Language.OTHER, detect());
    assertEquals(Language.OTHER, detect(""));
    assertEquals(Language.OTHER, detect("12 34 § % \u0000"));
    assertEquals(Language.OTHER, detect("Quarterly revenue EBITDA margin"));
  }

  @Test
  void aTitlePageInAnotherLanguageDoesNotDecide() {
    assertEquals(
        Language.GERMAN,
        detect("The title of this work", Texts.GERMAN, Texts.GERMAN, Texts.GERMAN));
  }

  @Test
  void aTagIsTakenByItsLanguage() {
    assertEquals(Optional.of(Language.GERMAN), Language.ofTag("de-AT"));
    assertEquals(Optional.of(Language.ENGLISH), Language.ofTag("en_US"));
    assertEquals(Optional.of(Language.CJK), Language.ofTag("ja"));
    assertEquals(Optional.of(Language.OTHER), Language.ofTag("pt-BR"));
    assertEquals(Optional.empty(), Language.ofTag(""));
  }

  @Test
  void aWholeBookIsEnglish() throws IOException {
    Path book =
        Path.of(System.getProperty("carrel.corpus", "../../shared/corpus"), "text", "book.md");
    assumeTrue(Files.exists(book), "the corpus is not beside this checkout");
    assertEquals(Language.ENGLISH, detect(Files.readString(book)));
  }
}
