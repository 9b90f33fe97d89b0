// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.conversation;

import dev.carrel.engine.answer.Quote;
import dev.carrel.engine.evidence.Evidence;
import java.time.Instant;
import java.util.List;

/**
 * A question and its answer.
 *
 * @param question as asked
 * @param answer as given, as far as it came
 * @param model which one answered
 * @param profile its KV profile
 * @param created when the answer was complete
 * @param tokens generated
 * @param seconds from the question to the last token
 * @param contextTokens in the context when it was answered; 0 if that is not known
 * @param complete false if the answer was stopped
 * @param quotes what the answer stands on, in its order
 * @param notes what a person should know of the answer, as sentences
 * @param evidence how it stands to its quotes
 */
public record Turn(
    String question,
    String answer,
    String model,
    String profile,
    Instant created,
    long tokens,
    double seconds,
    int contextTokens,
    boolean complete,
    List<Quote> quotes,
    List<String> notes,
    Evidence evidence) {
  public Turn {
    quotes = List.copyOf(quotes);
    notes = List.copyOf(notes);
  }
}
