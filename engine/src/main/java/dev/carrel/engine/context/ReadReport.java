// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.context;

import java.util.List;
import java.util.stream.Stream;

/**
 * How a document came into the context.
 *
 * @param restoredTokens taken from what was kept before
 * @param readTokens read by the model
 * @param notes what a person should know, as sentences: a kept context that could not be used, a
 *     context that could not be kept
 */
public record ReadReport(int restoredTokens, int readTokens, List<String> notes) {
  /** For a document that was there already. */
  public static final ReadReport NOTHING = new ReadReport(0, 0, List.of());

  public ReadReport {
    notes = List.copyOf(notes);
  }

  /** The same with one more note. */
  public ReadReport with(String note) {
    return new ReadReport(
        restoredTokens, readTokens, Stream.concat(Stream.of(note), notes.stream()).toList());
  }
}
