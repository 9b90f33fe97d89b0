// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.conversation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What becomes of the answers that stand on a document when it is deleted for good. */
public enum StandingAnswers {
  /** They stay as they are, with quotes, the document's name, and receipts. */
  KEEP,
  /**
   * Questions and answers stay, in the model's words; quotes, receipts and the document's name go.
   */
  WITHOUT_QUOTES,
  /**
   * Each goes with its question and with what was asked behind it; so does a conversation with no
   * other.
   */
  REMOVE;

  /** As a person writes it: {@code without-quotes}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The one with this label; empty if there is none. */
  public static Optional<StandingAnswers> of(String label) {
    return Arrays.stream(values()).filter(value -> value.label().equals(label)).findFirst();
  }
}
