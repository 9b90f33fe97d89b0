// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import dev.carrel.engine.context.PlacedPassage;
import dev.carrel.engine.document.TextSpan;
import dev.carrel.engine.passage.Passage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** The passages of what was read, in the order of the documents, and how well each fits. */
public final class Ranking {
  /** What it stands on. */
  public enum Kind {
    /** What the model looked at, and what is near in meaning. */
    ATTENTION_AND_MEANING,
    /** What the model looked at. */
    ATTENTION,
    /** What is near in meaning. */
    MEANING,
    /** The words in common. */
    WORDS;

    /** Whether nearness in meaning has a part in it. */
    public boolean knowsMeaning() {
      return this == ATTENTION_AND_MEANING || this == MEANING;
    }
  }

  private static final int MOST_WEIGHTS = 200;

  private final Kind kind;
  private final List<PlacedPassage> passages;
  private final double[] scores;
  private final Optional<double[]> looked;
  private final double needle;

  /**
   * Ranks.
   *
   * @param scores of each passage; what does not fit at all has none above 0 where words are
   *     compared
   * @param looked how much the model looked at each, beyond what any question draws
   * @param needle how much of their attention the heads that were recorded give to what answers a
   *     question, where they were told; 0 if that is not known
   */
  Ranking(
      Kind kind,
      List<PlacedPassage> passages,
      double[] scores,
      Optional<double[]> looked,
      double needle) {
    this.needle = needle;
    this.kind = kind;
    this.passages = List.copyOf(passages);
    this.scores = scores.clone();
    this.looked = looked.map(double[]::clone);
  }

  public Kind kind() {
    return kind;
  }

  /** All passages, in the order of the documents. */
  public List<PlacedPassage> passages() {
    return passages;
  }

  /** A passage's score; they compare within one ranking only. */
  public double score(int passage) {
    return scores[passage];
  }

  /** The passages' numbers, best first. */
  public List<Integer> order() {
    return order(scores, scores.length).stream()
        .filter(i -> kind != Kind.WORDS || scores[i] > 0)
        .toList();
  }

  /** The numbers of the highest scores, highest first; of equal ones the first is first. */
  static List<Integer> order(double[] scores, int most) {
    return IntStream.range(0, scores.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> -scores[i]).thenComparing(i -> i))
        .limit(most)
        .toList();
  }

  /**
   * The best passages, best first.
   *
   * @param most how many at the most
   */
  public List<Passage> best(int most) {
    return order().stream().limit(most).map(i -> passages.get(i).passage()).toList();
  }

  /** The passage that ranks first, and the one that the model looked at most if it is another. */
  public List<Passage> nearest() {
    List<Integer> first = new ArrayList<>(order().stream().limit(1).toList());
    looked.ifPresent(all -> first.addAll(order(all, 1)));
    return first.stream().distinct().map(i -> passages.get(i).passage()).toList();
  }

  /** What the model looked at, heaviest first; empty if that is not known. */
  public List<PassageWeight> looked() {
    double[] weights = looked.orElseGet(() -> new double[0]);
    double most = Arrays.stream(weights).max().orElse(0);
    return order(weights, MOST_WEIGHTS).stream()
        .filter(i -> weights[i] > 0)
        .map(i -> new PassageWeight(passages.get(i).passage().place(), weights[i] / most))
        .toList();
  }

  /**
   * How much the model looked at places when it read the question.
   *
   * @return that of the passage there that it looked at most: {@link Weighed#drawn}
   */
  public OptionalDouble drawnTo(List<TextSpan> places) {
    if (looked.isEmpty() || needle <= 0) {
      return OptionalDouble.empty();
    }
    double[] all = looked.get();
    OptionalDouble most =
        IntStream.range(0, all.length).filter(i -> isAt(i, places)).mapToDouble(i -> all[i]).max();
    return most.isPresent() ? OptionalDouble.of(most.getAsDouble() / needle) : most;
  }

  private boolean isAt(int passage, List<TextSpan> places) {
    TextSpan place = passages.get(passage).passage().place();
    return places.stream().anyMatch(place::overlaps);
  }

  /** How much the model looked at each passage. */
  Optional<double[]> drawn() {
    return looked.map(double[]::clone);
  }
}
