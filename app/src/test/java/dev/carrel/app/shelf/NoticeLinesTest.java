// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.shelf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.carrel.engine.document.Notice;
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
}
