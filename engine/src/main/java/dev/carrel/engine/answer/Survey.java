// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import dev.carrel.engine.evidence.Ranking;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Goes through the documents range by range for the passages that have what a question asks for:
 * those that the model looked at most while it read the question, and of these those of which it
 * says so when it is asked about each. What is found are passages, in the documents' words: a small
 * model finds what it is asked for far better than it writes it down.
 */
final class Survey {
  /** A passage may stand out so far; farther out it is no likelier to be what is asked for. */
  private static final double MOST_STANDING = 2.5;

  /** What the model says of a passage counts so much beside how it stands. */
  private static final double SAID = 2;

  /** From which sum of both on a passage is taken for one that is asked for. */
  private static final double ENOUGH = 2.7;

  private static final Pattern NOT_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

  /**
   * What was found.
   *
   * @param passages their numbers in the ranking, in the documents' order, each once
   * @param doubles how many were left out since they say the same
   * @param shown numbers of those that the model was asked about, in that order
   * @param complete false if it was stopped before the end
   */
  record Result(List<Integer> passages, int doubles, List<Integer> shown, boolean complete) {
    Result {
      passages = List.copyOf(passages);
      shown = List.copyOf(shown);
    }
  }

  private final Ranking ranking;
  private final ListQuestion.Kind kind;
  private final double[] standing;
  private final List<Integer> shown = new ArrayList<>();
  private final List<Double> odds = new ArrayList<>();

  /**
   * Makes ready.
   *
   * @param kind for documents, what two of them say alike counts in each
   */
  Survey(Ranking ranking, ListQuestion.Kind kind) {
    this.ranking = ranking;
    this.kind = kind;
    this.standing = SurveyRange.standing(ranking);
  }

  /**
   * Goes through all.
   *
   * @param listener hears how far it is
   */
  Result run(AskedPassage asked, AnswerListener listener, Cancellation cancellation) {
    List<SurveyRange> ranges = SurveyRange.of(ranking);
    int pages = ranges.isEmpty() ? 0 : ranges.getLast().pagesUpTo();
    try {
      for (SurveyRange range : ranges) {
        for (int passage : range.passages()) {
          cancellation.throwIfRequested();
          odds.add(asked.odds(text(passage), cancellation));
          shown.add(passage);
        }
        int found = result(true).passages().size();
        listener.goneThrough(new GoneThrough(range.pagesUpTo(), pages, found));
      }
    } catch (CarrelException e) {
      if (e.code() != Code.CANCELLED) {
        throw e;
      }
      return result(false);
    }
    return result(true);
  }

  private String text(int passage) {
    return ranking.passages().get(passage).passage().text();
  }

  /** What fits of those that were looked at so far. */
  private Result result(boolean complete) {
    double[] stands = shown.stream().mapToDouble(passage -> standing[passage]).toArray();
    boolean[] fits = fits(stands, odds.stream().mapToDouble(o -> o).toArray());
    Set<String> said = new HashSet<>();
    List<Integer> found = new ArrayList<>();
    int doubles = 0;
    for (int i = 0; i < fits.length; i++) {
      if (fits[i] && said.add(key(shown.get(i)))) {
        found.add(shown.get(i));
      } else if (fits[i]) {
        doubles++;
      }
    }
    return new Result(found, doubles, shown, complete);
  }

  /**
   * Which passages are what is asked for. A small model says yes, or no, to nearly all, and by
   * little: so what it says of a passage is taken by how far it lies from what it says of those
   * that do not stand out, in standard deviations. Where it says the same of all, what stands out
   * as far as can be is taken.
   *
   * @param standing of each, in standard deviations from the mean of all passages
   * @param odds of yes against no, as logarithms
   */
  static boolean[] fits(double[] standing, double[] odds) {
    double[] others =
        IntStream.range(0, standing.length)
            .filter(i -> standing[i] < SurveyRange.STANDS_OUT)
            .mapToDouble(i -> odds[i])
            .sorted()
            .toArray();
    double usual = others.length == 0 ? 0 : others[others.length / 2];
    double spread =
        Math.sqrt(Arrays.stream(odds).map(o -> (o - usual) * (o - usual)).average().orElse(0));
    double enough = spread == 0 ? MOST_STANDING : ENOUGH;
    boolean[] fits = new boolean[standing.length];
    for (int i = 0; i < fits.length; i++) {
      double said = spread == 0 ? 0 : (odds[i] - usual) / spread;
      fits[i] = Math.min(MOST_STANDING, standing[i]) + SAID * said >= enough;
    }
    return fits;
  }

  /** The words alone: numbers count, signs and case do not. */
  private String key(int passage) {
    String words =
        NOT_WORDS.matcher(text(passage).toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    return kind == ListQuestion.Kind.DOCUMENTS
        ? ranking.passages().get(passage).passage().place().document() + " " + words
        : words;
  }
}
