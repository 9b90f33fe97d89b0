package dev.carrel.app.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldedTextTest {
  private static List<String> find(String text, String wanted) {
    return FoldedText.of(text).find(FoldedText.of(wanted)).stream()
        .map(range -> text.substring(range.start(), range.end()))
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
}
