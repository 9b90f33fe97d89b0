// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import dev.carrel.engine.answer.Answer;
import dev.carrel.engine.evidence.Absence;
import dev.carrel.engine.evidence.Measured;
import dev.carrel.engine.evidence.SentenceSupport;
import dev.carrel.engine.evidence.Support;
import dev.carrel.engine.evidence.Support.Doubt;
import dev.carrel.engine.ground.ShownText;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** What an answer's sentences are to its quotes, for a terminal: each begins with a bracket. */
final class SentenceLines {
  private SentenceLines() {}

  /** Of an answer; empty if nothing is known. */
  static String of(Answer answer) {
    return answer.evidence().sentences().stream()
            .map(sentence -> sentence(answer.text(), sentence))
            .collect(Collectors.joining())
        + answer.evidence().absence().map(SentenceLines::nearest).orElse("");
  }

  /**
   * Which quotes come nearest where an answer denies, and, where that may be said, that nothing was
   * found that fits; never that there is nothing.
   */
  private static String nearest(Absence absence) {
    int all = absence.pagesRead() + absence.pagesNotRead();
    String read = "pages read: %,d of %,d".formatted(absence.pagesRead(), all);
    String told =
        absence.told()
            ? "    Found nothing that fits%s.%n".formatted(right(absence.rightShare()))
            : "";
    return told + near(absence, read);
  }

  private static String right(OptionalDouble share) {
    return share.isPresent()
        ? "; where it was measured, on four short contracts in English, saying so was right "
            + "%.0f %% of the time".formatted(100 * share.getAsDouble())
        : "";
  }

  private static String near(Absence absence, String read) {
    return absence.nearest().isEmpty()
        ? "    Nothing comes near to the question; %s.%n".formatted(read)
        : "    The quotes above come nearest to the question; %s.%n".formatted(read);
  }

  private static String sentence(String text, SentenceSupport sentence) {
    String words =
        ShownText.line(
            text.substring(
                Math.min(sentence.start(), text.length()),
                Math.min(sentence.end(), text.length())));
    StringBuilder lines = new StringBuilder();
    lines.append("[%s] “%s”%n".formatted(state(sentence), words));
    reasons(sentence.support()).forEach(reason -> lines.append("    %s%n".formatted(reason)));
    return lines.toString();
  }

  private static String state(SentenceSupport sentence) {
    String quotes =
        sentence.quotes().stream().map(String::valueOf).collect(Collectors.joining(", "));
    String behind =
        quotes.isEmpty() ? "" : (sentence.quotes().size() == 1 ? "; quote " : "; quotes ") + quotes;
    return switch (sentence.support()) {
      case Support.Supported _ -> "supported" + behind;
      case Support.Unsure _ -> "unsure" + behind;
      case Support.Contradicted _ -> "contradicted" + behind;
      case Support.NoEvidence _ -> "no evidence";
    };
  }

  private static List<String> reasons(Support support) {
    return switch (support) {
      case Support.NoEvidence _ -> List.of();
      case Support.Supported _ ->
          List.of(
              "by Carrel's rules its figures, names and negation stand there, and the model, asked,"
                  + " agrees; both may err"
                  + Measured.of(support).map(SentenceLines::measured).orElse(""));
      case Support.Unsure(List<Doubt> doubts) ->
          doubts.stream().map(SentenceLines::reason).toList();
      case Support.Contradicted(List<Support.Conflict> conflicts) ->
          conflicts.stream()
              .map(
                  c ->
                      "“%s”, where quote %d has “%s”"
                          .formatted(
                              ShownText.line(c.inAnswer()), c.quote(), ShownText.line(c.inQuote())))
              .toList();
    };
  }

  private static String measured(Measured figure) {
    return ": where it was measured, on short contracts in English with one model, this was right"
        + " %.0f %% of the time (%d cases)".formatted(100 * figure.share(), figure.cases());
  }

  private static String reason(Doubt doubt) {
    return switch (doubt) {
      case NUMBER -> "a number, a date or an amount of it does not stand so in its quotes";
      case NAME -> "a name or a party of it does not stand so in its quotes";
      case NEGATION -> "one says no, the other does not";
      case DUTY ->
          "it says must where its quotes say may, or only ask, try or offer, or the other way"
              + " round";
      case CONDITION ->
          "its quotes have a condition, an exception or a limit that it has not, or hold for some"
              + " alone, or it adds one";
      case WORDS -> "something of what it says is not in its quotes' words";
      case ELSEWHERE ->
          "as far as was checked it stands there, but the question seems to lead elsewhere";
      case QUESTION ->
          "as far as was checked it stands there, but by what the model says and where it looked it"
              + " may not answer the question";
      case DENIAL -> "it says that there is no such thing; no quote proves that";
      case MODEL -> "the model, asked, does not agree enough that its quotes support it";
      case NO_JUDGE -> "its figures and names stand there; this model cannot judge the rest";
      case QUOTE -> "its quotes do not stand in the documents as they are";
    };
  }
}
