// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.TextSpan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The sentences of a text, ranked by how well their words fit a question: BM25 (Robertson and
 * Zaragoza, 2009) with the rarity of a word measured in this text itself, so that no list of stop
 * words is needed. Part of a sentence's neighbours' score counts for it, since a heading often has
 * the question's words and the sentence behind it the answer.
 */
final class Passages {
  private static final double K1 = 1.2;
  private static final double B = 0.75;
  private static final double NEIGHBOUR_SHARE = 0.4;
  private static final int SHORTEST_QUOTE = 40;
  private static final int LONGEST_QUOTE = 600;
  private static final Pattern NOT_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

  /**
   * Words that ask, in a question, and mean nothing in its answer; rare in a contract, so they
   * would count.
   */
  private static final Set<String> ASKING =
      Set.of(
          "who",
          "whom",
          "whose",
          "what",
          "when",
          "where",
          "which",
          "why",
          "how",
          "do",
          "does",
          "did",
          "is",
          "are",
          "was",
          "were",
          "can",
          "could",
          "please",
          "there",
          "wer",
          "wem",
          "wen",
          "wessen",
          "wann",
          "wo",
          "welche",
          "welcher",
          "welches",
          "warum",
          "wie",
          "gibt",
          "ist",
          "sind",
          "kann",
          "qui",
          "que",
          "quoi",
          "quand",
          "où",
          "quel",
          "quelle",
          "pourquoi",
          "comment",
          "est",
          "quién",
          "qué",
          "cuándo",
          "dónde",
          "cuál",
          "cómo",
          "es",
          "son");

  /**
   * A sentence or a clause.
   *
   * @param start its first character in the passage text
   * @param end behind its last character
   */
  record Passage(int start, int end) {}

  private final PassageText text;
  private final List<Passage> passages = new ArrayList<>();
  private final List<Map<String, Integer>> counts = new ArrayList<>();
  private final Map<String, Integer> passagesWith = new HashMap<>();
  private double meanLength = 1;

  Passages(PassageText text) {
    this.text = text;
    BitSet starts = text.starts();
    long words = 0;
    for (int start = starts.nextSetBit(0); start >= 0; ) {
      int next = starts.nextSetBit(start + 1);
      int end = Math.min(next < 0 ? text.length() : next, text.endOfDocument(start));
      words += add(new Passage(start, end));
      start = next;
    }
    meanLength = Math.max(1, (double) words / Math.max(1, passages.size()));
  }

  private int add(Passage passage) {
    Map<String, Integer> count = new HashMap<>();
    List<String> words = words(string(passage));
    words.forEach(word -> count.merge(word, 1, Integer::sum));
    count.keySet().forEach(word -> passagesWith.merge(word, 1, Integer::sum));
    passages.add(passage);
    counts.add(count);
    return words.size();
  }

  /** A passage's words, as the document has them. */
  String string(Passage passage) {
    return text.substring(passage.start(), passage.end()).replace(PassageText.END, ' ').strip();
  }

  /** Where a range of the passage text stands; {@link PassageText#places}. */
  List<TextSpan> places(int start, int end) {
    return text.places(start, end);
  }

  /** Where the document ends that a character of the passage text stands in. */
  int endOfDocument(int position) {
    return text.endOfDocument(position);
  }

  /** What the model is told the document is called that a passage begins in. */
  String title(Passage passage) {
    return text.title(passage.start());
  }

  /** The document that a passage begins in. */
  DocumentId document(Passage passage) {
    return text.document(passage.start());
  }

  /** The page, from 1, that a passage begins on. */
  int page(Passage passage) {
    return text.page(passage.start());
  }

  /**
   * A passage as a quote: a heading goes on into what it heads, and a long one ends with a word.
   *
   * @return at most {@value #LONGEST_QUOTE} characters, word for word as in the document
   */
  String quotable(Passage passage) {
    String quote = string(passage);
    int next = passages.indexOf(passage) + 1;
    while (quote.length() < SHORTEST_QUOTE
        && next < passages.size()
        && text.at(passages.get(next).start() - 1) != PassageText.END) {
      quote = string(new Passage(passage.start(), passages.get(next).end()));
      next++;
    }
    if (quote.length() <= LONGEST_QUOTE) {
      return quote;
    }
    int end = quote.lastIndexOf(' ', LONGEST_QUOTE);
    return end > 0 ? quote.substring(0, end) : quote;
  }

  /**
   * The best passages, best first.
   *
   * @param wanted a question, or a question and its answer; passages with none of its words are
   *     left out
   * @param most how many at the most
   * @param leastShare of the best one's score that the others must have, 0 to 1
   */
  List<Passage> best(String wanted, int most, double leastShare) {
    double[] total = scores(new HashSet<>(words(wanted)));
    double least = leastShare * Arrays.stream(total).max().orElse(0);
    return IntStream.range(0, total.length)
        .filter(i -> total[i] > 0 && total[i] >= least)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> -total[i]).thenComparing(i -> i))
        .limit(most)
        .map(passages::get)
        .toList();
  }

  /** The best passage's score; 0 if none has any of the words. */
  double bestScore(String wanted) {
    return Arrays.stream(scores(new HashSet<>(words(wanted)))).max().orElse(0);
  }

  private double[] scores(Set<String> wanted) {
    double[] own = new double[passages.size()];
    for (int i = 0; i < own.length; i++) {
      own[i] = score(i, wanted);
    }
    double[] total = new double[own.length];
    for (int i = 0; i < own.length; i++) {
      total[i] = own[i] + NEIGHBOUR_SHARE * (at(own, i - 1) + 0.5 * at(own, i + 1));
    }
    return total;
  }

  private static double at(double[] scores, int i) {
    return i < 0 || i >= scores.length ? 0 : scores[i];
  }

  private double score(int passage, Set<String> wanted) {
    Map<String, Integer> count = counts.get(passage);
    double length = count.values().stream().mapToInt(Integer::intValue).sum();
    double score = 0;
    for (String word : wanted) {
      int n = count.getOrDefault(word, 0);
      if (n > 0) {
        score += rarity(word) * n * (K1 + 1) / (n + K1 * (1 - B + B * length / meanLength));
      }
    }
    return score;
  }

  private double rarity(String word) {
    int with = passagesWith.getOrDefault(word, 0);
    return Math.log(1 + (passages.size() - with + 0.5) / (with + 0.5));
  }

  private static List<String> words(String text) {
    return NOT_WORDS
        .splitAsStream(text.toLowerCase(Locale.ROOT))
        .filter(word -> !word.isEmpty() && !ASKING.contains(word))
        .map(Passages::stem)
        .toList();
  }

  /** A word without its commonest English endings; other languages lose little by it. */
  private static String stem(String word) {
    if (word.length() > 4 && word.endsWith("ies")) {
      return word.substring(0, word.length() - 3) + "y";
    }
    for (String ending : List.of("ation", "ing", "ed", "es", "s", "e")) {
      if (word.length() - ending.length() >= 3 && word.endsWith(ending)) {
        return word.substring(0, word.length() - ending.length());
      }
    }
    return word;
  }
}
