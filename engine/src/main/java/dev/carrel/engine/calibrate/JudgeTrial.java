// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.calibrate;

import dev.carrel.engine.evidence.Judge;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.model.JudgeMeasure;
import dev.carrel.engine.model.ModelContext;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Asks a model about {@link JudgedPairs}, and finds from which agreement on it is right. Thresholds
 * are fitted on one half of the passages and tried on the other, both ways; the stricter of the two
 * is kept, and a model whose thresholds do not hold cannot judge.
 */
final class JudgeTrial {
  /** Of what is above the threshold, the share that must be supported. */
  private static final double PRECISION = 0.9;

  /** What must be left of it on the half that the threshold was not fitted on. */
  private static final double HELD_OUT = 0.8;

  /** With less it is near guessing, and a threshold holds by luck. */
  private static final double LEAST_AUROC = 0.8;

  /** Supported sentences above the threshold, or it is of no use. */
  private static final double LEAST_COVERAGE = 0.1;

  /** Sentences above a threshold, or its precision says nothing. */
  private static final int LEAST_ABOVE = 5;

  private static final int OPENING = 0;
  private static final int PASSAGE = 1;
  private static final int STATEMENT = 2;

  private JudgeTrial() {}

  /** A sentence that the model was asked about. */
  record Asked(double agreement, boolean supported, boolean firstHalf) {}

  /**
   * Asks.
   *
   * @param context with room for a passage and a statement; its first three sequences are used, and
   *     are empty afterwards
   * @param work hears of {@link #cost}
   */
  static JudgeMeasure run(
      Judge judge,
      ModelContext context,
      List<JudgedPairs> pairs,
      Work work,
      Cancellation cancellation) {
    List<Asked> asked = new ArrayList<>();
    context.read(OPENING, judge.opening(), work.following(), cancellation);
    for (int i = 0; i < pairs.size(); i++) {
      JudgedPairs pair = pairs.get(i);
      boolean first = i % 2 == 0;
      context.branch(OPENING, PASSAGE);
      context.read(PASSAGE, judge.passage(pair.passage()), work.following(), cancellation);
      for (String claim : pair.supported()) {
        asked.add(new Asked(ask(judge, context, claim, work, cancellation), true, first));
      }
      for (String claim : pair.others()) {
        asked.add(new Asked(ask(judge, context, claim, work, cancellation), false, first));
      }
    }
    context.rewind(STATEMENT, 0);
    context.rewind(PASSAGE, 0);
    context.rewind(OPENING, 0);
    return measure(asked);
  }

  private static double ask(
      Judge judge, ModelContext context, String claim, Work work, Cancellation cancellation) {
    context.branch(PASSAGE, STATEMENT);
    context.read(STATEMENT, judge.statement(claim), work.following(), cancellation);
    return judge.agreement(context, STATEMENT);
  }

  /** Tokens that it reads in all. */
  static long cost(Judge judge, List<JudgedPairs> pairs) {
    return judge.opening().length
        + pairs.stream()
            .mapToLong(
                pair ->
                    judge.passage(pair.passage()).length
                        + Stream.concat(pair.supported().stream(), pair.others().stream())
                            .mapToLong(claim -> judge.statement(claim).length)
                            .sum())
            .sum();
  }

  static JudgeMeasure measure(List<Asked> asked) {
    List<Asked> first = asked.stream().filter(Asked::firstHalf).toList();
    List<Asked> second = asked.stream().filter(a -> !a.firstHalf()).toList();
    OptionalDouble ofFirst = threshold(first);
    OptionalDouble ofSecond = threshold(second);
    double auroc = auroc(asked);
    List<Asked> above =
        Stream.concat(above(second, ofFirst).stream(), above(first, ofSecond).stream()).toList();
    long right = above.stream().filter(Asked::supported).count();
    long supported = asked.stream().filter(Asked::supported).count();
    double precision = above.isEmpty() ? 0 : (double) right / above.size();
    double coverage = supported == 0 ? 0 : (double) right / supported;
    boolean holds =
        ofFirst.isPresent()
            && ofSecond.isPresent()
            && auroc >= LEAST_AUROC
            && precision >= HELD_OUT
            && coverage >= LEAST_COVERAGE;
    return new JudgeMeasure(
        auroc,
        holds
            ? OptionalDouble.of(Math.max(ofFirst.getAsDouble(), ofSecond.getAsDouble()))
            : OptionalDouble.empty(),
        precision,
        coverage,
        asked.size());
  }

  private static List<Asked> above(List<Asked> asked, OptionalDouble threshold) {
    return threshold.isEmpty()
        ? List.of()
        : asked.stream().filter(a -> a.agreement() >= threshold.getAsDouble()).toList();
  }

  /** The least from which on enough of them are supported. */
  private static OptionalDouble threshold(List<Asked> asked) {
    return asked.stream()
        .mapToDouble(Asked::agreement)
        .sorted()
        .filter(
            t -> {
              List<Asked> above = above(asked, OptionalDouble.of(t));
              long right = above.stream().filter(Asked::supported).count();
              return above.size() >= LEAST_ABOVE && right >= PRECISION * above.size();
            })
        .findFirst();
  }

  /** The chance that one that is supported has more agreement than one that is not. */
  private static double auroc(List<Asked> asked) {
    double won = 0;
    long pairs = 0;
    for (Asked yes : asked) {
      for (Asked no : asked) {
        if (yes.supported() && !no.supported()) {
          won += yes.agreement() > no.agreement() ? 1 : yes.agreement() == no.agreement() ? 0.5 : 0;
          pairs++;
        }
      }
    }
    return pairs == 0 ? 0 : won / pairs;
  }
}
