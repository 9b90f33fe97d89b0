// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import java.util.List;

/** What a sentence's quotes are to it. */
public sealed interface Support {
  /**
   * Its numbers, dates, amounts, names and its negation stand in the quotes, and the model agrees
   * that they support it and answer the question.
   *
   * @param agreement the model's probability of yes against no, 0 to 1
   */
  record Supported(double agreement) implements Support {}

  /**
   * It may be so.
   *
   * @param doubts why it is not more
   */
  record Unsure(List<Doubt> doubts) implements Support {
    public Unsure {
      doubts = List.copyOf(doubts);
    }
  }

  /**
   * A number, a date, an amount, a party or a negation stands otherwise.
   *
   * @param conflicts at least one
   */
  record Contradicted(List<Conflict> conflicts) implements Support {
    public Contradicted {
      conflicts = List.copyOf(conflicts);
    }
  }

  /** No passage was found that bears on it. */
  record NoEvidence() implements Support {}

  /** Why a sentence is not called supported. */
  enum Doubt {
    /** A number, a date or an amount of it does not stand in its quotes. */
    NUMBER,
    /** A name of it does not stand in its quotes. */
    NAME,
    /** One says no, the other does not. */
    NEGATION,
    /** It says must where its quotes say may, or the other way round. */
    DUTY,
    /** Its quotes have a condition, an exception or a limit that it leaves out, or it adds one. */
    CONDITION,
    /** Much of what it says is not in its quotes' words. */
    WORDS,
    /** It says that there is no such thing: no quote proves that. */
    DENIAL,
    /** The model, asked, does not agree enough. */
    MODEL,
    /** The model cannot judge: it was not measured, or was measured and cannot. */
    NO_JUDGE,
    /** Its quotes do not stand in the documents as they are. */
    QUOTE,
    /** The model looked elsewhere when it read the question: what is asked may stand there. */
    ELSEWHERE,
    /** By what the model says and by where it looked, its quotes may not answer the question. */
    QUESTION
  }

  /**
   * What stands otherwise.
   *
   * @param inAnswer as the answer has it
   * @param inQuote as the quote has it
   * @param quote the quote's number
   */
  record Conflict(String inAnswer, String inQuote, int quote) {}
}
