// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.shelf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.carrel.engine.document.Notice;
import dev.carrel.engine.document.ReadAs;
import dev.carrel.engine.document.UnreadablePage;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoticeLinesTest {
  private final Locale before = Locale.getDefault();

  @AfterEach
  void asBefore() {
    Locale.setDefault(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de"})
  void everyNoticeHasWordsForOneAndForMany(String language) {
    Locale.setDefault(Locale.of(language));
    for (Notice.Code code : Notice.Code.values()) {
      for (int count : List.of(1, 1200)) {
        String line = new NoticeLines().of(List.of(new Notice(code, 2, count, "a.pdf")));
        assertFalse(line.contains("{") || line.contains(code.name()), line);
      }
    }
  }

  @Test
  void aNoticeOfAPageNamesItAndMoreThanEightAreCounted() {
    Locale.setDefault(Locale.ENGLISH);
    Notice notice = new Notice(Notice.Code.UNKNOWN_CHARACTERS, 7, 12, "");
    assertEquals(
        "Page 7: 12 characters have no map to text and are unknown",
        new NoticeLines().of(List.of(notice)));
    String many = new NoticeLines().of(Collections.nCopies(11, notice));
    assertEquals(9, many.lines().count());
    assertEquals("and 3 more", many.lines().toList().getLast());
  }

  @Test
  void whatBelongsIntoALineIsInTheLanguageOfTheDeskToo() {
    Locale.setDefault(Locale.GERMAN);
    assertEquals(
        """
        2 nachverfolgte Änderungen, gezeigt: wie sie gemacht wurden
        2 Dateien darin wurden nicht gelesen: a.pdf (verschlüsselt), b (2).zip (der Pfad führt aus dem Archiv hinaus)
        Die Zeichencodierung ist geraten: UTF-8, denn die genannte latin1 ist es nicht
        Die Zeichencodierung ist geraten: GB18030\
        """,
        new NoticeLines()
            .of(
                List.of(
                    new Notice(Notice.Code.TRACKED_CHANGES, 2, ReadAs.Changes.BOTH.shown()),
                    new Notice(
                        Notice.Code.EMBEDDED_FILES,
                        2,
                        "a.pdf (encrypted), b (2).zip (its path leads out of the archive)"),
                    new Notice(
                        Notice.Code.ENCODING_GUESSED, 0, "UTF-8, for it is not the named latin1"),
                    new Notice(Notice.Code.ENCODING_GUESSED, 0, "GB18030"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de"})
  void whyAPageWasNotReadHasWordsInBoth(String language) {
    Locale.setDefault(Locale.of(language));
    String later =
        new StateText().unreadablePages(List.of(new UnreadablePage(3, UnreadablePage.LATER)));
    assertEquals(language.equals("de"), later.contains("noch nicht aus dem Bild gelesen"), later);
    assertEquals(language.equals("en"), later.contains(UnreadablePage.LATER), later);
  }
}
