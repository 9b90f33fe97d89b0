// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import dev.carrel.engine.passage.Passage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Passages ranked by how well their words fit a question: BM25 (Robertson and Zaragoza, 2009) with
 * the rarity of a word measured in these passages, so that no list of stop words is needed. Part of
 * a passage's neighbours' score counts for it, since a heading often has the question's words and
 * the sentence behind it the answer. Immutable, thread-safe.
 */
public final class WordRanking {
  private static final double K1 = 1.2;
  private static final double B = 0.75;
  private static final double NEIGHBOUR_SHARE = 0.4;
  private static final Pattern NOT_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

  /**
   * Words that ask, in a question, and mean nothing in its answer; rare in a contract, so they
   * would count.
   */
  private static final Set<String> ASKING =
      Set.of(
          ("who whom whose what when where which why how do does did is are was were can could"
               + " please there wer wem wen wessen wann wo welche welcher welches warum wie gibt"
               + " ist sind kann qui que quoi quand où quel quelle pourquoi comment est quién qué"
               + " cuándo dónde cuál cómo es son")
              .split(" "));

  private final List<Passage> passages;
  private final List<Map<String, Integer>> counts = new ArrayList<>();
  private final Map<String, Integer> passagesWith = new HashMap<>();
  private final double meanLength;

  /** Counts the words of passages that stand in this order. */
  public WordRanking(List<Passage> passages) {
    this.passages = List.copyOf(passages);
    long words = 0;
    for (Passage passage : passages) {
      Map<String, Integer> count = new HashMap<>();
      List<String> all = words(passage.text());
      all.forEach(word -> count.merge(word, 1, Integer::sum));
      count.keySet().forEach(word -> passagesWith.merge(word, 1, Integer::sum));
      counts.add(count);
      words += all.size();
    }
    meanLength = Math.max(1, (double) words / Math.max(1, passages.size()));
  }

  /**
   * The best passages, best first.
   *
   * @param wanted a question, or a question and its answer; passages with none of its words are
   *     left out
   * @param most how many at the most
   * @param leastShare of the best one's score that the others must have, 0 to 1
   */
  public List<Passage> best(String wanted, int most, double leastShare) {
    return bestNumbers(wanted, most, leastShare).stream().map(passages::get).toList();
  }

  /** The same by their numbers. */
  List<Integer> bestNumbers(String wanted, int most, double leastShare) {
    double[] total = scores(wanted);
    double least = leastShare * Arrays.stream(total).max().orElse(0);
    return Ranking.order(total, most).stream()
        .filter(i -> total[i] > 0 && total[i] >= least)
        .toList();
  }

  /** How well each passage fits; 0 where no word does. */
  double[] scores(String wanted) {
    Set<String> words = new HashSet<>(words(wanted));
    double[] own = new double[passages.size()];
    for (int i = 0; i < own.length; i++) {
      own[i] = score(i, words);
    }
    double[] total = new double[own.length];
    for (int i = 0; i < own.length; i++) {
      total[i] = own[i] + NEIGHBOUR_SHARE * (beside(own, i, -1) + 0.5 * beside(own, i, 1));
    }
    return total;
  }

  private double beside(double[] scores, int i, int step) {
    int other = i + step;
    return other >= 0 && other < scores.length && isOneDocument(i, other) ? scores[other] : 0;
  }

  private boolean isOneDocument(int a, int b) {
    return passages.get(a).place().document().equals(passages.get(b).place().document());
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
        .map(WordRanking::stem)
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
