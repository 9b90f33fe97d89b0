// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import dev.carrel.engine.evidence.Evidence;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * An answer and what it stands on.
 *
 * @param question as asked
 * @param text the answer in Markdown
 * @param quotes what it stands on: its own quotations first, then the best passages; then what
 *     other documents have to the question
 * @param contextTokens tokens in the context when it was answered, documents and question
 * @param generatedTokens tokens that the model wrote
 * @param time from the question to the last word
 * @param complete false if it was stopped by the person or by the limit of tokens
 * @param notes what a person should know of it, as sentences: documents not read whole yet, and
 *     others that have something to the question
 * @param evidence what supports it
 */
public record Answer(
    String question,
    String text,
    List<Quote> quotes,
    int contextTokens,
    int generatedTokens,
    Duration time,
    boolean complete,
    List<String> notes,
    Evidence evidence) {
  public Answer {
    quotes = List.copyOf(quotes);
    notes = List.copyOf(notes);
  }

  /** The same with more of what a person should know of it, which comes first. */
  Answer with(List<String> more) {
    List<String> all = Stream.concat(more.stream(), notes.stream()).toList();
    return new Answer(
        question, text, quotes, contextTokens, generatedTokens, time, complete, all, evidence);
  }
}
