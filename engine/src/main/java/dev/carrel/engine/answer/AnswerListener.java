// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

/** Hears an answer while it is written, on the thread that writes it; returns at once. */
public interface AnswerListener {
  /** Hears nothing. */
  AnswerListener SILENT =
      new AnswerListener() {
        @Override
        public void quote(Quote quote) {}

        @Override
        public void text(String more) {}
      };

  /** A quote was looked up. Quotes come when the words are all there. */
  void quote(Quote quote);

  /** More words of the answer. */
  void text(String more);
}
