// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import dev.carrel.engine.evidence.Evidence;
import dev.carrel.engine.evidence.Weighed;
import java.util.List;

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

  /** More of what the model thinks before it answers; none of it is part of the answer. */
  default void thought(String more) {}

  /**
   * What supports the answer, as far as it is known: once when the quotes are there, and again when
   * the model was asked about its sentences, with all that came before.
   */
  default void evidence(Evidence evidence) {}

  /** What the judgement of an answer's sentences was made of, once the model was asked. */
  default void weighed(List<Weighed> weighed) {}

  /**
   * The answer begins anew: what was heard of it holds no more.
   *
   * @param why as a sentence
   */
  default void anew(String why) {}

  /** More pages were gone through, before the first word of an answer that counts or lists. */
  default void goneThrough(GoneThrough so) {}
}
