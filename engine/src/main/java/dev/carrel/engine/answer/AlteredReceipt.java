// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import dev.carrel.engine.context.ChatMarks;
import dev.carrel.engine.model.LanguageModel;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether what a person reads in a receipt, its question and its answer, is what its tokens stand
 * for, and its words of documents what stands in them: a receipt is a file, and may have been
 * written in.
 */
final class AlteredReceipt {
  private AlteredReceipt() {}

  /** What is not as it was made, as a sentence; empty if nothing of it is. */
  static Optional<String> in(Receipt receipt, LanguageModel model, ReceiptWords held) {
    List<Integer> tokens = receipt.written().tokens();
    if (tokens.isEmpty()) {
      return Optional.of("The receipt has no token of an answer.");
    }
    if (!text(model, tokens).equals(receipt.written().text())) {
      return Optional.of(
          "The answer's words in the receipt are not what its tokens stand for: it was changed, or"
              + " another model wrote it.");
    }
    String asked = "Question: " + ChatMarks.neutral(receipt.question().strip());
    boolean given =
        receipt.given().stream()
            .filter(Given.Words.class::isInstance)
            .map(Given.Words.class::cast)
            .filter(words -> words.kind() == Given.Kind.QUESTION)
            .anyMatch(words -> literals(words).contains(asked));
    if (!given) {
      return Optional.of(
          "The question in the receipt is not the one that the model was given: it was changed.");
    }
    return held.changed().isEmpty()
        ? Optional.empty()
        : Optional.of(
            "The words of documents in the receipt are not all those of the documents: they were"
                + " changed.");
  }

  /** Whether the model has all of a receipt's tokens. */
  static boolean isOf(LanguageModel model, Receipt receipt) {
    try {
      String _ = text(model, receipt.written().tokens());
      return true;
    } catch (RuntimeException e) { // of a number that stands for no token
      return false;
    }
  }

  private static String text(LanguageModel model, List<Integer> tokens) {
    return String.join("", Pieces.of(model, tokens.stream().mapToInt(t -> t).toArray()));
  }

  private static String literals(Given.Words words) {
    return words.texts().stream()
        .filter(Given.Literal.class::isInstance)
        .map(text -> ((Given.Literal) text).text())
        .collect(Collectors.joining());
  }
}
