// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.document.MixedText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.junit.jupiter.api.Test;

class PageAnalyzerTest {
  private static final long SEED = 20261128;

  private record Word(String term, int start, int end) {}

  private final PageAnalyzer analyzer = new PageAnalyzer();

  private List<Word> words(String text) throws IOException {
    List<Word> words = new ArrayList<>();
    try (TokenStream stream = analyzer.tokenStream(PageAnalyzer.EXACT, text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      PositionIncrementAttribute step = stream.addAttribute(PositionIncrementAttribute.class);
      OffsetAttribute place = stream.addAttribute(OffsetAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        if (step.getPositionIncrement() == 0) {
          continue; // another form of the number before
        }
        words.add(new Word(term.toString(), place.startOffset(), place.endOffset()));
      }
      stream.end();
    }
    return words;
  }

  @Test
  void everyWordOfARandomPageHasThePlaceThatItCameFrom() throws IOException {
    Random random = new Random(SEED);
    int looked = 0;
    for (int n = 0; n < 1500; n++) {
      String text = MixedText.of(random, 30);
      int last = -1; // pairs of letters lie over one another
      for (Word word : words(text)) {
        String message = "seed %d, text %d, %s in %s".formatted(SEED, n, word, text);
        assertTrue(word.start() > last && word.end() > word.start(), message);
        last = word.start();
        String part = text.substring(word.start(), word.end());
        assertEquals(List.of(word.term()), words(part).stream().map(Word::term).toList(), message);
        looked++;
      }
    }
    assertTrue(looked > 10_000, looked + " words");
  }

  @Test
  void wordsThatOnlyASignJoinsKeepTheirPlacesBehindADividedOne() throws IOException {
    assertEquals(
        List.of(
            new Word("termination", 0, 13),
            new Word("the", 14, 17),
            new Word("l", 18, 19),
            new Word("accord", 20, 26)),
        words("termi-\nnation.The l’accord"));
  }

  @Test
  void formsOfSignsDoNotJoinTheWordsBesideThem() throws IOException {
    assertEquals(List.of(new Word("carrel", 0, 6), new Word("tm", 6, 7)), words("Carrel™"));
    assertEquals(List.of(new Word("file", 0, 3)), words("ﬁle"));
  }

  @Test
  void aGroupedNumberIsFoundInEachOfItsForms() {
    for (String typed : List.of("1,250,000", "1.250.000", "1250000")) {
      assertTrue(forms("$1,250,000.50").contains(last(typed)), typed);
      assertTrue(forms("EUR 1.250.000,50").contains(last(typed)), typed);
    }
    assertTrue(forms("1250000.50").contains(last("1,250,000.50")));
    assertEquals("1250000.50", last("1,250,000.50"));
    assertEquals(List.of("12.03"), forms("12.03"));
  }

  private String last(String typed) {
    return analyzer.tokens(PageAnalyzer.EXACT, typed).getLast().term();
  }

  private List<String> forms(String text) {
    List<String> forms = new ArrayList<>();
    try (TokenStream stream = analyzer.tokenStream(PageAnalyzer.EXACT, text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        forms.add(term.toString());
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return forms;
  }

  @Test
  void greekCyrillicArabicAndHebrewAreFoundWithoutTheirMarks() {
    assertEquals(last("συμβαση"), last("σύμβαση"));
    assertEquals(last("ΣΥΜΒΑΣΗΣ"), last("σύμβασης"));
    assertEquals(last("елка"), last("ёлка"));
    assertEquals(last("احمد"), last("أحمد"));
    assertEquals(last("שלום"), last("שָׁלוֹם"));
  }
}
