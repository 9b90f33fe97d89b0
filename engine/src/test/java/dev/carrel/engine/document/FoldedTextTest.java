// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.document.FoldedText.Place;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldedTextTest {
  private static List<String> find(String text, String wanted) {
    return FoldedText.of(text, FoldedText.FIND)
        .find(FoldedText.of(wanted, FoldedText.FIND))
        .stream()
        .map(place -> text.substring(place.start(), place.end()))
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "The Café closed, cafe, Café",
    "Straße and Gasse, strasse, Straße",
    "an eﬃcient way, efficient, eﬃcient",
    "“Buyer” means, '\"buyer\"', “Buyer”",
    "1990–2000, 1990-2000, 1990–2000",
    "ΟΔΟΣ, οδος, ΟΔΟΣ",
    "İstanbul, istanbul, İstanbul",
  })
  void whatPrintersVaryIsFoundAsItIsTyped(String text, String wanted, String found) {
    assertEquals(List.of(found), find(text, wanted));
  }

  @Test
  void aWordThatIsBrokenAtTheEndOfALineIsFound() {
    assertEquals(List.of("compre-\nhension"), find("a compre-\nhension of", "comprehension"));
  }

  @Test
  void aHyphenThatBelongsToTheWordIsFoundAtTheEndOfALineToo() {
    assertEquals(List.of("well-\nknown"), find("a well-\nknown author", "well-known"));
    assertEquals(List.of("well-known"), find("a well-known author", "well-known"));
    assertTrue(find("a well-known author", "wellknown").isEmpty());
  }

  @Test
  void wordsAreFoundOverTheEndOfALine() {
    assertEquals(List.of("line\nsecond"), find("first line\nsecond line", "line  second"));
  }

  @Test
  void anAccentOfItsOwnBelongsToItsLetter() {
    String apart = "cafe\u0301 noir";
    assertEquals(List.of("cafe\u0301"), find(apart, "café"));
  }

  @Test
  void chineseLinesGoOnWithoutABlank() {
    assertEquals(List.of("中\n国"), find("在中\n国的", "中国"));
  }

  @Test
  void placesDoNotLieOverOneAnother() {
    assertEquals(List.of("aa", "aa"), find("aaaaa", "aa"));
  }

  @Test
  void nothingIsFoundForNothing() {
    assertTrue(find("some text", "").isEmpty());
    assertTrue(find("", "x").isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "CASE, ÉCOLE ΟΔΟΣ ﬁ, école οδοσ ﬁ",
    "DIACRITICS, École Łódź ß Æ ﬁ ², Ecole Lodz ss AE ﬁ ²",
    "LIGATURES, ﬁ ĳ ﷺ ² É, fi ij صلى الله عليه وسلم ² É",
    "WIDTH, Ａ ｱ ² ™ ﬁ É, A ア 2 TM ﬁ É",
    "PUNCTUATION, “a” – ‘b’… ﬁ, \"a\" - 'b'... ﬁ",
    "BLANKS, '  a \t b', a b",
    "NO_BLANKS, '  a \t b', ab",
  })
  void aStrengthByItselfLeavesAllElse(Strength strength, String text, String folded) {
    assertEquals(folded, FoldedText.of(text, Set.of(strength)).toString());
  }

  @Test
  void anAccentIsJoinedToItsLetterWhereThatIsWanted() {
    FoldedText folded = FoldedText.of("cafe\u0301 \uFF76\uFF9E", FoldedText.TERM);
    assertEquals("caf\u00E9 \u30AC", folded.toString());
    assertEquals(List.of(new Place(1, 3, 5)), folded.places(3, 4));
    assertEquals(List.of(new Place(1, 6, 8)), folded.places(5, 6));
  }

  @Test
  void aDividedWordIsOneWordOnlyIfItGoesOnInSmallLetters() {
    assertEquals("termination", FoldedText.of("termi-\n nation", FoldedText.SEARCH).toString());
    assertEquals(
        "Anglo-\nAmerican", FoldedText.of("Anglo-\nAmerican", FoldedText.SEARCH).toString());
    assertEquals("list-\n\nnext", FoldedText.of("list-\n\nnext", FoldedText.SEARCH).toString());
    assertEquals("third-party", FoldedText.of("third-\nparty", FoldedText.PASSAGE).toString());
    assertEquals("third- Party", FoldedText.of("third-\nParty", FoldedText.PASSAGE).toString());
  }

  @Test
  void signsOfNoWidthDoNotHideThatALineEndsWithinAWord() {
    assertEquals(
        "termination", FoldedText.fold("termi\u00AD-\u00AD\n\u00ADnation", FoldedText.SEARCH));
    assertEquals(
        List.of("cafe\u0301-\u200D\nteria"), find("a cafe\u0301-\u200D\nteria", "cafeteria"));
  }

  @Test
  void whiteSpaceThatWasLeftOutPartsWordsAndALineEndWithinAWordDoesNot() {
    FoldedText apart = FoldedText.of("now here", FoldedText.QUOTE);
    FoldedText whole = FoldedText.of("now\u00ADhere", FoldedText.QUOTE);
    FoldedText divided = FoldedText.of("now-\nhere", FoldedText.QUOTE);
    for (FoldedText folded : List.of(apart, whole, divided)) {
      assertEquals("nowhere", folded.toString());
    }
    assertTrue(apart.isParted(3));
    assertFalse(whole.isParted(3));
    assertFalse(divided.isParted(3));
    assertTrue(divided.hyphenBefore(3));
    assertTrue(divided.isParted(0));
  }

  @Test
  void aLetterThatIsTwoIsOnePlace() {
    assertEquals(List.of("ß"), find("ß", "s"));
    assertEquals(List.of("…", "."), find("….", "."));
  }
}
