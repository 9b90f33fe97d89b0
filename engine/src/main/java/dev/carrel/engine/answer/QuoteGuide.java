package dev.carrel.engine.answer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Keeps a model to the documents' words while it quotes: says at each step which tokens continue a
 * passage that stands somewhere in the documents. So a quote cannot be made up; only what it is a
 * quote of is the model's choice.
 *
 * <p>The state is the set of places at which the words so far stand. It begins with all sentences
 * and shrinks with each token.
 */
final class QuoteGuide {
  private final PassageText text;
  private final VocabularyIndex vocabulary;
  private final BitSet places;
  private int length;

  private QuoteGuide(PassageText text, VocabularyIndex vocabulary, BitSet places) {
    this.text = text;
    this.vocabulary = vocabulary;
    this.places = places;
  }

  /**
   * At the beginning of a quote.
   *
   * @param without beginnings that are not to be chosen: of quotes given before
   */
  static QuoteGuide start(PassageText text, VocabularyIndex vocabulary, BitSet without) {
    BitSet places = (BitSet) text.starts().clone();
    places.andNot(without);
    return new QuoteGuide(text, vocabulary, places);
  }

  /** Tokens that may come next; none if the words so far run to a document's end. */
  int[] allowed() {
    Set<Integer> found = new HashSet<>();
    for (int place = places.nextSetBit(0); place >= 0; place = places.nextSetBit(place + 1)) {
      vocabulary.prefixesOf(text.bytes(), place, found::add);
    }
    int[] tokens = found.stream().mapToInt(Integer::intValue).toArray();
    Arrays.sort(tokens);
    return tokens;
  }

  /** Takes a token on; its bytes must be those of an {@link #allowed} one. */
  void accept(byte[] token) {
    BitSet next = new BitSet();
    for (int place = places.nextSetBit(0); place >= 0; place = places.nextSetBit(place + 1)) {
      int end = place + token.length;
      if (end <= text.bytes().length
          && Arrays.equals(text.bytes(), place, end, token, 0, token.length)) {
        next.set(end);
      }
    }
    places.clear();
    places.or(next);
    length += token.length;
  }

  /** Whether a word ends here at one of the places. */
  boolean mayEnd() {
    return places.stream().anyMatch(text::endsWord);
  }

  /** Whether a sentence ends here at all of the places. */
  boolean sentenceEnded() {
    return !places.isEmpty() && places.stream().allMatch(text::endsSentence);
  }

  /** Where the words so far begin, in bytes of the passage text. */
  List<Integer> beginnings() {
    List<Integer> beginnings = new ArrayList<>();
    places.stream().forEach(p -> beginnings.add(p - length));
    return beginnings;
  }
}
