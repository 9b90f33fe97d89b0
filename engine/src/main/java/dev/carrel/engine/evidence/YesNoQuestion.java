// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import dev.carrel.engine.context.ChatMarks;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.model.ChatMessage;
import dev.carrel.engine.model.ChatMessage.Role;
import dev.carrel.engine.model.LanguageModel;
import dev.carrel.engine.model.ModelContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A question about two texts that a model answers with yes or no, in its own chat form. */
final class YesNoQuestion {
  private static final String FIRST = "\uE000first\uE001";
  private static final String SECOND = "\uE000second\uE001";

  /**
   * Two texts with the answer to them, shown before.
   *
   * @param first text
   * @param second text
   */
  record Example(String first, String second, boolean yes) {}

  private final LanguageModel model;
  private final String between;
  private final int[] opening;
  private final int[] closing;
  private final YesNo answers;

  private YesNoQuestion(LanguageModel model, String between, int[] opening, int[] closing) {
    this.model = model;
    this.between = between;
    this.opening = opening;
    this.closing = closing;
    this.answers = YesNo.of(model);
  }

  /**
   * Of a model.
   *
   * @param task what is asked, in front of all
   * @param before what stands before the first text
   * @param between what stands between the texts
   * @param examples that are shown first, as if they had been asked and answered
   * @throws CarrelException MODEL_INVALID if its chat form leaves out what is said
   */
  static YesNoQuestion of(
      LanguageModel model, String task, String before, String between, List<Example> examples) {
    List<ChatMessage> said = new ArrayList<>();
    for (Example example : examples) {
      String shown = before + example.first() + between + example.second();
      said.add(new ChatMessage(Role.USER, said.isEmpty() ? task + shown : shown));
      said.add(new ChatMessage(Role.ASSISTANT, example.yes() ? "yes" : "no"));
    }
    String asked = before + FIRST + between + SECOND;
    said.add(new ChatMessage(Role.USER, said.isEmpty() ? task + asked : asked));
    String form = model.render(said);
    int first = form.indexOf(FIRST);
    int end = form.indexOf(SECOND) + SECOND.length();
    if (first < 0 || end < first) {
      throw new CarrelException(
          Code.MODEL_INVALID,
          "The model %s cannot be asked: its chat template leaves out what was said."
              .formatted(model.info().name()),
          "Take another model: 'carrel models list'.");
    }
    return new YesNoQuestion(
        model,
        between,
        model.tokenize(form.substring(0, first), true),
        model.tokenize(form.substring(end), true));
  }

  /** Tokens before the first text. */
  int[] opening() {
    return opening.clone();
  }

  /** Whether the model has a word for yes and one for no. */
  boolean isKnown() {
    return answers.isKnown();
  }

  /** Tokens of the opening and of the first text: what stands before several second texts. */
  int[] before(String first) {
    return join(opening, first(first));
  }

  /** Tokens of the first text. */
  int[] first(String text) {
    return words(ChatMarks.neutral(text.strip()));
  }

  /** Tokens behind the first text, up to where the model says yes or no. */
  int[] second(String text) {
    return join(words(between + ChatMarks.neutral(text.strip())), closing);
  }

  /** All tokens. */
  int[] tokens(String first, String second) {
    return join(join(opening, first(first)), second(second));
  }

  /**
   * How likely yes is against no behind what a sequence has read.
   *
   * @param sequence that was just read
   * @return 0 to 1; 0 of a model that has no word for either
   */
  double yes(ModelContext context, int sequence) {
    double agrees = YesNo.sum(context.logProbabilities(sequence, answers.yes()));
    double denies = YesNo.sum(context.logProbabilities(sequence, answers.no()));
    return agrees + denies > 0 ? agrees / (agrees + denies) : 0;
  }

  /**
   * Asks behind the opening, which is read once.
   *
   * @param opened a sequence that has the opening, or is empty and has it afterwards
   * @param sequence an empty one, which is empty again afterwards; with room for {@link #tokens}
   *     less the opening
   * @return the probability of yes against no, 0 to 1
   * @throws CarrelException as {@link ModelContext#read}
   */
  double askBehind(
      ModelContext context,
      int opened,
      int sequence,
      String first,
      String second,
      Cancellation cancellation) {
    try {
      if (context.length(opened) == 0) {
        context.read(opened, opening, done -> {}, cancellation);
      }
      context.branch(opened, sequence);
      context.read(sequence, join(first(first), second(second)), done -> {}, cancellation);
      return yes(context, sequence);
    } finally {
      context.rewind(sequence, 0);
    }
  }

  private int[] words(String text) {
    return model.tokenize(text, false);
  }

  private static int[] join(int[] first, int[] second) {
    return IntStream.concat(Arrays.stream(first), Arrays.stream(second)).toArray();
  }
}
