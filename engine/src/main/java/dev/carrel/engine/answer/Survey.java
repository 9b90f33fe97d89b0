// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import dev.carrel.engine.evidence.AskedPassage;
import dev.carrel.engine.evidence.Ranking;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Goes through the documents range by range for the passages that have what a question asks for:
 * those that the model looked at most while it read the question, and of these those of which it
 * says so when it is asked about each. What is found are passages, in the documents' words: a small
 * model finds what it is asked for far better than it writes it down.
 */
final class Survey {
  /** A passage may stand out so far; farther out it is no likelier to be what is asked for. */
  private static final double MOST_STANDING = 2;

  /** Where the model says the same of all, so far. */
  private static final double STANDS_FAR = 2.5;

  /** What the model says counts so much where how a passage stands tells less. */
  private static final double SAID_ALONE = 2;

  /**
   * Above this sum of both a passage is taken for one that is asked for: even of one that stands
   * out as far as counts the model must say yes a little likelier than of most.
   */
  private static final double ENOUGH = 2;

  /** So many passages, those that stand least, are asked about for what the model says of any. */
  private static final int USUAL = 20;

  /** Others of a range are asked about in so many at a time, until none of them is found. */
  private static final int MORE = 5;

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

  /** What the model said of each passage that it was asked about, in that order. */
  private final Map<Integer, Double> odds = new LinkedHashMap<>();

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
      for (int passage : least()) {
        ask(asked, passage, cancellation);
      }
      for (SurveyRange range : ranges) {
        for (int passage : range.first()) {
          ask(asked, passage, cancellation);
        }
        listener.goneThrough(new GoneThrough(range.pagesUpTo(), pages, found()));
      }
      // Only now is it known what the model says of most.
      for (SurveyRange range : ranges) {
        if (askMore(range, asked, cancellation)) {
          listener.goneThrough(new GoneThrough(pages, pages, found()));
        }
      }
    } catch (CarrelException e) {
      if (e.code() != Code.CANCELLED) {
        throw e;
      }
      return result(false);
    }
    return result(true);
  }

  /** Those that stand least: what is asked for is hardly among them. */
  private List<Integer> least() {
    return IntStream.range(0, standing.length)
        .boxed()
        .sorted(Comparator.comparingDouble(passage -> standing[passage]))
        .limit(Math.min(USUAL, standing.length / 2))
        .toList();
  }

  private int found() {
    return result(true).passages().size();
  }

  /** Asks about others of a range for as long as something is found; whether something was. */
  private boolean askMore(SurveyRange range, AskedPassage asked, Cancellation cancellation) {
    List<Integer> others = range.others();
    boolean found = !Collections.disjoint(fitting(), range.first());
    int at = 0;
    while (found && at < others.size()) {
      List<Integer> some = others.subList(at, Math.min(others.size(), at + MORE));
      for (int passage : some) {
        ask(asked, passage, cancellation);
      }
      found = !Collections.disjoint(fitting(), some);
      at += MORE;
    }
    return at > MORE;
  }

  /** Asks about a passage, if that was not done before. */
  private void ask(AskedPassage asked, int passage, Cancellation cancellation) {
    if (!odds.containsKey(passage)) {
      cancellation.throwIfRequested();
      odds.put(passage, asked.odds(text(passage), cancellation));
    }
  }

  private String text(int passage) {
    return ranking.passages().get(passage).passage().text();
  }

  /** What fits of those that were looked at so far, each once. */
  private Result result(boolean complete) {
    Set<String> said = new HashSet<>();
    List<Integer> found = new ArrayList<>();
    int doubles = 0;
    for (int passage : fitting()) {
      if (said.add(key(passage))) {
        found.add(passage);
      } else {
        doubles++;
      }
    }
    return new Result(found, doubles, List.copyOf(odds.keySet()), complete);
  }

  /** In the documents' order. */
  private List<Integer> fitting() {
    List<Integer> shown = odds.keySet().stream().sorted().toList();
    boolean[] fits =
        fits(
            shown.stream().mapToDouble(passage -> standing[passage]).toArray(),
            shown.stream().mapToDouble(odds::get).toArray(),
            ranking.kind().knowsMeaning() ? 1 : SAID_ALONE);
    return IntStream.range(0, fits.length).filter(i -> fits[i]).mapToObj(shown::get).toList();
  }

  /**
   * Which passages are what is asked for. A small model says yes, or no, to nearly all, and by
   * little: so what it says of a passage is taken by how far it lies from what it says of most, in
   * standard deviations of those below: above are those that are asked for. Where it says the same
   * of all, what stands out far is taken.
   *
   * @param standing of each, in standard deviations from the mean of all passages
   * @param odds of yes against no, as logarithms
   * @param counts how much what the model says counts beside how a passage stands
   */
  static boolean[] fits(double[] standing, double[] odds, double counts) {
    double[] sorted = Arrays.stream(odds).sorted().toArray();
    double middle = sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    double below = spread(Arrays.stream(odds).filter(o -> o < middle), middle);
    double spread = below == 0 ? spread(Arrays.stream(odds), middle) : below;
    boolean[] fits = new boolean[standing.length];
    for (int i = 0; i < fits.length; i++) {
      fits[i] =
          spread == 0
              ? standing[i] >= STANDS_FAR
              : Math.min(MOST_STANDING, standing[i]) + counts * (odds[i] - middle) / spread
                  > ENOUGH;
    }
    return fits;
  }

  private static double spread(DoubleStream odds, double middle) {
    return Math.sqrt(odds.map(o -> (o - middle) * (o - middle)).average().orElse(0));
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
