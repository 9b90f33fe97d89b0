// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import dev.carrel.engine.context.ChatMarks;
import dev.carrel.engine.model.AttentionRecording;
import dev.carrel.engine.model.ModelSketch;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A question as it is read only to see what the model looks at meanwhile; its own words count, not
 * the mark before them; of a very long one, the last.
 */
public final class Glance {
  /** A question that asks for nothing: what it draws is drawn by any. */
  public static final String NOTHING = "N/A";

  private static final String MARK = "Question:";

  private final int[] tokens;
  private final int first;

  private Glance(int[] tokens, int first) {
    this.tokens = tokens;
    this.first = first;
  }

  /** To be read. */
  public int[] tokens() {
    return tokens.clone();
  }

  /** The first of them that counts; all from it on do. */
  public int first() {
    return first;
  }

  /** As a model reads it. */
  public static Glance of(ModelSketch model, String question) {
    String asked = " " + ChatMarks.neutral(question.strip());
    int[] before = model.tokenize(MARK, false);
    int[] counted = model.tokenize(asked, false);
    return new Glance(
        IntStream.concat(Arrays.stream(before), Arrays.stream(counted)).toArray(),
        before.length + Math.max(0, counted.length - AttentionRecording.MOST_COUNTED));
  }
}
