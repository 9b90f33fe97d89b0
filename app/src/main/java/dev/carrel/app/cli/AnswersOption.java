// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import dev.carrel.engine.conversation.StandingAnswers;
import picocli.CommandLine.Option;

/** What becomes of the answers that stand on what is deleted. */
final class AnswersOption {
  @Option(
      names = "--answers",
      paramLabel = "HOW",
      defaultValue = "keep",
      converter = AnswersConverter.class,
      description = {
        "What becomes of answers that stand on a deleted document: keep (as they are, with",
        "quotes), without-quotes, or remove (with what was asked behind them).",
        "Default: ${DEFAULT-VALUE}."
      })
  private StandingAnswers answers = StandingAnswers.KEEP;

  StandingAnswers answers() {
    return answers;
  }

  /**
   * What stays, as a sentence; empty if nothing does.
   *
   * @param standing how many answers stand on what was deleted
   */
  String staying(int standing) {
    String stay = " Answers made from it that stay in conversations, ";
    return standing == 0
        ? ""
        : switch (answers) {
          case KEEP ->
              stay
                  + "with quotes: %d. To delete these too: carrel purge --answers remove"
                      .formatted(standing);
          case WITHOUT_QUOTES ->
              stay + "in the model's words and without quotes: %d.".formatted(standing);
          case REMOVE -> " Answers made from it that went too: %d.".formatted(standing);
        };
  }
}
