// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import dev.carrel.engine.document.TextSpan;
import dev.carrel.engine.evidence.Absence;
import dev.carrel.engine.evidence.Agreement;
import dev.carrel.engine.evidence.Definitions;
import dev.carrel.engine.evidence.Evidence;
import dev.carrel.engine.evidence.PassageWeight;
import dev.carrel.engine.evidence.Ranking;
import dev.carrel.engine.evidence.SentenceSupport;
import dev.carrel.engine.evidence.Support;
import dev.carrel.engine.evidence.SupportJudge;
import dev.carrel.engine.evidence.SupportJudge.Asserted;
import dev.carrel.engine.evidence.SupportJudge.Cited;
import dev.carrel.engine.ground.Cancellation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Judges an answer's sentences by its quotes. What is judged is the page where a quote stands, with
 * the whole of the sentence around it: a quote may begin behind a "not".
 */
final class Judging {
  /** A sentence that goes on for longer is left as it was quoted. */
  private static final int MOST_AROUND = 300;

  /** The passages that the model looked at most when it read the question. */
  private static final int LOOKED_FIRST = 3;

  private final Sources sources;
  private final Function<Cancellation, Agreement> agreements;

  /**
   * Judges.
   *
   * @param sources where the quotes stand
   * @param agreements the model's view, until an answer is stopped
   */
  Judging(Sources sources, Function<Cancellation, Agreement> agreements) {
    this.sources = sources;
    this.agreements = agreements;
  }

  /**
   * What is known of an answer; its listener hears it.
   *
   * @param sentences each with its own quotes
   * @param ranking of the passages for the question
   * @param nearest what is told where the answer denies
   */
  Evidence evidence(
      Ask ask,
      List<Asserted> sentences,
      List<Quote> quotes,
      Ranking ranking,
      NearestPassages nearest) {
    List<PassageWeight> looked = ranking.looked();
    Map<Integer, Cited> cited = new HashMap<>();
    quotes.forEach(quote -> cited.put(quote.number(), cited(quote, ranking)));
    Agreement none = Agreement.NONE;
    List<SentenceSupport> judged = new SupportJudge(ask.about(), cited, none).judge(sentences);
    OptionalDouble nothing = OptionalDouble.empty();
    ask.listener().evidence(evidence(judged, looked, nearest.to(judged, nothing)));
    Agreement agreement = agreements.apply(ask.cancellation());
    if (!agreement.equals(none)) {
      SupportJudge judge = new SupportJudge(ask.about(), cited, agreement);
      judged = asked(judge.judge(sentences), quotes, looked);
      ask.listener().weighed(judge.weighed());
      nothing = nearest.right(judged, agreement, ask.about(), ranking);
      ask.listener().evidence(evidence(judged, looked, nearest.to(judged, nothing)));
    }
    return evidence(judged, looked, nearest.to(judged, nothing));
  }

  private static Evidence evidence(
      List<SentenceSupport> judged, List<PassageWeight> looked, Optional<Absence> absence) {
    return new Evidence(judged, absence, looked, Optional.empty());
  }

  /**
   * A sentence that a passage bears out answers the question only if the question leads to that
   * passage: small models copy sentences that stand near.
   */
  static List<SentenceSupport> asked(
      List<SentenceSupport> judged, List<Quote> quotes, List<PassageWeight> looked) {
    List<TextSpan> first = looked.stream().limit(LOOKED_FIRST).map(PassageWeight::place).toList();
    if (first.isEmpty()) {
      return judged;
    }
    return judged.stream()
        .map(
            sentence ->
                sentence.support() instanceof Support.Supported
                        && quotes.stream()
                            .filter(quote -> sentence.quotes().contains(quote.number()))
                            .flatMap(quote -> quote.places().stream())
                            .noneMatch(place -> first.stream().anyMatch(place::overlaps))
                    ? new SentenceSupport(
                        sentence.start(),
                        sentence.end(),
                        sentence.quotes(),
                        new Support.Unsure(List.of(Support.Doubt.ELSEWHERE)))
                    : sentence)
        .toList();
  }

  /** Text that cannot be seen on its page, is unsure, struck out or a remark bears out nothing. */
  private Cited cited(Quote quote, Ranking ranking) {
    OptionalDouble drawn = ranking.drawnTo(quote.places());
    boolean stands = quote.match() != Match.NONE && quote.standing().isFirm();
    if (!stands) {
      return new Cited(quote.text(), false, Definitions.NONE, drawn);
    }
    String text = quote.places().stream().map(this::around).collect(Collectors.joining(" "));
    return new Cited(
        text.isBlank() ? quote.text() : text,
        true,
        sources.definitions(quote.places().getFirst().document()),
        drawn);
  }

  /**
   * A place with the rest of the sentences that it begins and ends in, white space as one blank.
   */
  private String around(TextSpan place) {
    String page = sources.page(place.document(), place.page());
    if (place.end() > page.length()) {
      return "";
    }
    int start = place.start();
    while (start > 0 && place.start() - start < MOST_AROUND && !ends(page, start - 1)) {
      start--;
    }
    int end = place.end();
    while (end < page.length() && end - place.end() < MOST_AROUND && !ends(page, end - 1)) {
      end++;
    }
    int from = place.start() - start < MOST_AROUND ? start : place.start();
    int to = end - place.end() < MOST_AROUND ? end : place.end();
    String text = page.substring(from, to).replaceAll("\\s+", " ").strip();
    return (ListLead.before(page, from) + " " + text).strip();
  }

  /** Behind a mark that ends a sentence, and at an empty line. */
  private static boolean ends(String page, int at) {
    char c = page.charAt(at);
    boolean blankBehind = at + 1 == page.length() || Character.isWhitespace(page.charAt(at + 1));
    boolean emptyLine = c == '\n' && at > 0 && page.charAt(at - 1) == '\n';
    return emptyLine || (".;!?".indexOf(c) >= 0 && blankBehind);
  }
}
