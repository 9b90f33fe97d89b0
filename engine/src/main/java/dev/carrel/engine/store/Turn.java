package dev.carrel.engine.store;

import java.time.Instant;
import java.util.List;

/**
 * A question and its answer.
 *
 * @param question as asked
 * @param answer as given, whole
 * @param model which one answered
 * @param profile its KV profile
 * @param created when the answer was complete
 * @param tokens generated
 * @param seconds from the question to the last token
 * @param quotes what the answer stands on, in its order
 */
public record Turn(
    String question,
    String answer,
    String model,
    String profile,
    Instant created,
    long tokens,
    double seconds,
    List<Quote> quotes) {
  public Turn {
    quotes = List.copyOf(quotes);
  }
}
