// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import java.util.List;

/**
 * What came of making an answer again from its receipt.
 *
 * <p>{@code otherwise}, as sentences: what is not as it was when the receipt was made, and may be
 * why tokens differ; empty if all is the same.
 */
public sealed interface Replay {
  /** What is not as it was. */
  List<String> otherwise();

  /**
   * Every token came as it was written.
   *
   * @param tokens how many
   */
  record Same(int tokens, List<String> otherwise) implements Replay {
    public Same {
      otherwise = List.copyOf(otherwise);
    }
  }

  /**
   * A token came otherwise.
   *
   * @param place how many tokens of the answer came as they were written
   * @param written what stands there in the receipt
   * @param now what came
   */
  record Differs(int place, Candidate written, Candidate now, List<String> otherwise)
      implements Replay {
    public Differs {
      otherwise = List.copyOf(otherwise);
    }
  }

  /**
   * It cannot be made again.
   *
   * @param why as a sentence
   */
  record Impossible(String why, List<String> otherwise) implements Replay {
    public Impossible {
      otherwise = List.copyOf(otherwise);
    }
  }

  /**
   * A token that may come next.
   *
   * @param token its number; -1: the answer's end, which a receipt does not name
   * @param text what it stands for; a part of a character is shown as U+FFFD
   * @param logProbability the natural logarithm of its probability now; not a number for the end of
   *     an answer whose token is not known
   */
  record Candidate(int token, String text, double logProbability) {
    /** Stands for the end of an answer. */
    public static final int END = -1;
  }
}
