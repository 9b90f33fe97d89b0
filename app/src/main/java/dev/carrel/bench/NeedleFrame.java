// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench;

import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.llama.ChatMessage;
import dev.carrel.llama.LlamaModel;
import dev.carrel.llama.Vocabulary;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What stands around document and question, in the model's own chat form; a base model gets plain
 * text.
 */
final class NeedleFrame {
  private static final String TASK =
      "You answer questions about a text. Give only what is asked for, in a few words.";
  private static final String BETWEEN = "\uE000";

  private final Vocabulary vocabulary;
  private final int[] opening;
  private final int[] closing;

  private NeedleFrame(Vocabulary vocabulary, int[] opening, int[] closing) {
    this.vocabulary = vocabulary;
    this.opening = opening;
    this.closing = closing;
  }

  static NeedleFrame of(LlamaModel model) {
    List<ChatMessage> messages =
        List.of(new ChatMessage("system", TASK), new ChatMessage("user", BETWEEN));
    String form =
        model
            .chatTemplate()
            .map(template -> template.apply(messages, true))
            .orElse(TASK + BETWEEN + "\nAnswer:");
    int at = form.indexOf(BETWEEN);
    if (at < 0) {
      throw new CarrelException(
          Code.MODEL_INVALID,
          "The chat form of " + model.file() + " drops what the user says.",
          "Take another model: 'carrel models list'.");
    }
    Vocabulary vocabulary = model.vocabulary();
    int[] opening = vocabulary.tokenize(form.substring(0, at), true, true);
    // The template may have begun the text itself already.
    boolean twice =
        vocabulary.addsBos()
            && opening.length > 1
            && vocabulary.bos().orElse(-1) == opening[0]
            && opening[1] == opening[0];
    return new NeedleFrame(
        vocabulary,
        twice ? Arrays.copyOfRange(opening, 1, opening.length) : opening,
        vocabulary.tokenize(form.substring(at + BETWEEN.length()), false, true));
  }

  /** What all questions share. */
  int[] prefix(NeedleDocument document) {
    return join(opening, document.tokens());
  }

  int[] question(NeedleFact fact) {
    String asked = "\n\nQuestion: " + fact.question();
    return join(vocabulary.tokenize(asked, false, false), closing);
  }

  /** Most tokens that stand in the context beside the document. */
  int room(List<NeedleFact> facts, int answerTokens) {
    int longest = facts.stream().mapToInt(fact -> question(fact).length).max().orElse(0);
    return opening.length + longest + answerTokens;
  }

  private static int[] join(int[] first, int[] second) {
    return IntStream.concat(Arrays.stream(first), Arrays.stream(second)).toArray();
  }
}
