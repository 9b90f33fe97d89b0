// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import dev.carrel.engine.evidence.AnswerSentences.Sentence;
import dev.carrel.engine.evidence.Support.Doubt;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * Judges each sentence of an answer by its quotes. Supported is one alone of which a single quote
 * bears out every figure, name, negation and duty, and most of its words, of which the model,
 * asked, agrees that this quote supports it, and which {@link Fit fits} the question. Without a
 * model that can judge nothing is supported.
 */
public final class SupportJudge {
  /**
   * A quote that a sentence may stand on.
   *
   * @param text as it stands in the document
   * @param stands whether it does: verbatim or close, and can be seen
   * @param definitions what parties are called in its document
   * @param drawn how much the model looked at it: {@link Weighed#drawn}
   */
  public record Cited(String text, boolean stands, Definitions definitions, OptionalDouble drawn) {}

  /**
   * A sentence with the numbers of its quotes, best first.
   *
   * @param sentence of the answer
   */
  public record Asserted(Sentence sentence, List<Integer> quotes) {
    public Asserted {
      quotes = List.copyOf(quotes);
    }
  }

  /** What only asks, and stands in no answer: English words of this kind say nothing anyway. */
  private static final Pattern ASKS =
      Pattern.compile(
          "(?<!\\p{L})(?:wie"
              + " (?:hoch|lange?|viele?|oft|gross|groß)|welche[rsmn]?|wer|wann|wo|was|quels?"
              + "|quelles?|combien|quand|qui|cuál(?:es)?|cuánt[oa]s?|cuándo|quién(?:es)?|qué)(?!\\p{L})",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** Fewer words that say what a sentence is about: the question is needed to understand it. */
  private static final int LEAST_WORDS = 2;

  /**
   * From which probability of yes against no on a passage counts as an answer where it is not known
   * what the model looked at: on pairs of the 1.5B nine in ten above it were right. A model whose
   * own threshold for statements is lower says yes less readily, and is taken at that.
   */
  private static final double LEAST_ANSWER = 0.65;

  private final String question;
  private final Map<Integer, Cited> quotes;
  private final Agreement agreement;
  private final Map<Integer, OptionalDouble> answering = new HashMap<>();
  private final List<Weighed> weighed = new ArrayList<>();

  /**
   * Judges an answer.
   *
   * @param question what was asked; blank if nothing was
   * @param quotes by number
   * @param agreement the model's view
   */
  public SupportJudge(String question, Map<Integer, Cited> quotes, Agreement agreement) {
    this.question = question;
    this.quotes = Map.copyOf(quotes);
    this.agreement = agreement;
  }

  /** Judges sentences, each by itself; of its quotes those are left that bear it out, or on it. */
  public List<SentenceSupport> judge(List<Asserted> sentences) {
    return sentences.stream().map(this::judge).toList();
  }

  /** What was weighed of the sentences that were judged. */
  public List<Weighed> weighed() {
    return List.copyOf(weighed);
  }

  private SentenceSupport judge(Asserted asserted) {
    String claim = asserted.sentence().claim();
    List<Integer> there = asserted.quotes().stream().filter(quotes::containsKey).toList();
    if (Denials.isOne(claim)) {
      return sentence(asserted, there, new Support.Unsure(List.of(Doubt.DENIAL)));
    }
    List<Integer> standing = there.stream().filter(n -> cited(n).stands()).toList();
    if (standing.isEmpty() && !there.isEmpty()) {
      return sentence(asserted, there, new Support.Unsure(List.of(Doubt.QUOTE)));
    }
    Verdict verdict = verdict(asserted.sentence().start(), whole(claim), standing);
    return sentence(asserted, verdict.quotes(), verdict.support());
  }

  /** What was found, and the quotes that it stands on, or that bear on it. */
  private record Verdict(List<Integer> quotes, Support support) {
    /** Whether all but the model's view is there. */
    boolean mayBeSupported() {
      return support instanceof Support.Supported
          || support.equals(new Support.Unsure(List.of(Doubt.NO_JUDGE)));
    }
  }

  /**
   * Of a sentence as a whole or, where that is unsure or contradicted, of its parts, if each stands
   * by itself: who repairs the roof does not contradict who repairs the windows.
   */
  private Verdict verdict(int sentence, String claim, List<Integer> standing) {
    Verdict whole = verdictOnWhole(sentence, claim, standing);
    List<String> parts = ClaimParts.of(claim);
    boolean doubted =
        whole.support() instanceof Support.Unsure
            || whole.support() instanceof Support.Contradicted;
    if (parts.size() == 1 || !doubted) {
      return whole;
    }
    List<Verdict> verdicts =
        parts.stream().map(part -> verdictOnWhole(sentence, part, standing)).toList();
    if (!verdicts.stream().allMatch(Verdict::mayBeSupported)) {
      return whole;
    }
    List<Integer> all = verdicts.stream().flatMap(v -> v.quotes().stream()).distinct().toList();
    double least = 1;
    for (Verdict verdict : verdicts) {
      if (!(verdict.support() instanceof Support.Supported(double agreement))) {
        return new Verdict(all, verdict.support());
      }
      least = Math.min(least, agreement);
    }
    return new Verdict(all, new Support.Supported(least));
  }

  private Verdict verdictOnWhole(int sentence, String claim, List<Integer> standing) {
    List<Judged> judged =
        standing.stream()
            .map(number -> new Judged(number, finding(claim, number)))
            .filter(j -> j.finding().bears())
            .sorted(Comparator.comparingInt(Judged::rank))
            .toList();
    Support support =
        judged.isEmpty() ? new Support.NoEvidence() : support(sentence, claim, judged);
    boolean clear = support instanceof Support.Supported;
    return new Verdict(
        judged.stream().filter(j -> !clear || j.finding().isClear()).map(Judged::number).toList(),
        support);
  }

  private static SentenceSupport sentence(
      Asserted asserted, List<Integer> numbers, Support support) {
    return new SentenceSupport(
        asserted.sentence().start(), asserted.sentence().end(), numbers, support);
  }

  private Finding finding(String claim, int number) {
    Definitions definitions = cited(number).definitions();
    return Comparison.of(
        Statement.of(claim, definitions),
        Statement.of(ChoiceOfLaw.leftOut(cited(number).text(), claim), definitions),
        definitions,
        number);
  }

  private Cited cited(int number) {
    return Objects.requireNonNull(quotes.get(number));
  }

  /** With its question, if it says too little by itself. */
  private String whole(String claim) {
    String said = Denials.withoutYesOrNo(claim);
    Statement statement = Statement.of(said, Definitions.NONE);
    int words = statement.content().size();
    boolean little = words == 0 || (words < LEAST_WORDS && statement.mentions().isEmpty());
    boolean fragment = little && !question.isBlank();
    String asked =
        ASKS.matcher(question.replaceAll("[?¿\\s]+$", "").replace("¿", "")).replaceAll("");
    return fragment ? asked + ": " + said : said;
  }

  /** What one quote is to the sentence. */
  private record Judged(int number, Finding finding) {
    /** Those that bear it out first, then those that contradict it, each in its order. */
    int rank() {
      return finding.isClear() ? 0 : contradicts() ? 1 : 2;
    }

    boolean contradicts() {
      return !finding.conflicts().isEmpty();
    }
  }

  private Support support(int sentence, String claim, List<Judged> judged) {
    List<Judged> clear = judged.stream().filter(j -> j.finding().isClear()).toList();
    List<Judged> against = judged.stream().filter(Judged::contradicts).toList();
    if (clear.isEmpty()) {
      return against.isEmpty()
          ? new Support.Unsure(nearest(judged).doubts())
          : new Support.Contradicted(
              against.stream().flatMap(j -> j.finding().conflicts().stream()).toList());
    }
    double share = clear.stream().mapToDouble(j -> j.finding().share()).max().orElse(0);
    List<Finding> stronger =
        against.stream().map(Judged::finding).filter(f -> f.share() >= share).toList();
    if (!stronger.isEmpty()) {
      return new Support.Unsure(stronger.getFirst().doubts());
    }
    return asked(sentence, claim, clear);
  }

  private static Finding nearest(List<Judged> judged) {
    return judged.stream()
        .map(Judged::finding)
        .min(
            Comparator.comparingInt((Finding f) -> f.doubts().size())
                .thenComparing(Comparator.comparingDouble(Finding::share).reversed()))
        .orElseThrow();
  }

  private Support asked(int sentence, String claim, List<Judged> clear) {
    Doubt doubt = Doubt.NO_JUDGE;
    for (Judged one : clear) {
      OptionalDouble yes = agreement.of(cited(one.number()).text(), claim);
      OptionalDouble answers = yes.isPresent() ? answers(one.number()) : yes;
      weighed.add(new Weighed(sentence, one.number(), yes, answers, cited(one.number()).drawn()));
      if (yes.isPresent() && yes.getAsDouble() >= agreement.least()) {
        if (question.isBlank() || fits(answers, cited(one.number()).drawn())) {
          return new Support.Supported(yes.getAsDouble());
        }
        doubt = Doubt.QUESTION;
      } else if (yes.isPresent() && doubt == Doubt.NO_JUDGE) {
        doubt = Doubt.MODEL;
      }
    }
    return new Support.Unsure(List.of(doubt));
  }

  /** Without what the model looked at, what it says has to be surer. */
  private boolean fits(OptionalDouble answers, OptionalDouble drawn) {
    OptionalDouble fit = Fit.of(answers, drawn);
    return fit.isPresent()
        ? fit.getAsDouble() >= Fit.LEAST
        : answers.orElse(0) >= Math.min(agreement.least(), LEAST_ANSWER);
  }

  /** Whether the model says that a quote's passage answers the question; asked once a quote. */
  private OptionalDouble answers(int number) {
    return question.isBlank()
        ? OptionalDouble.empty()
        : answering.computeIfAbsent(number, n -> agreement.answers(question, cited(n).text()));
  }
}
