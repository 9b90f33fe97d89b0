// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A column's question as the model is asked it, in the question's own language. */
public final class AskedColumn {
  private AskedColumn() {}

  /** The question, its instruction, and what form the answer is to have. */
  public static String first(ReviewColumn column) {
    AskedForm form = AskedForm.of(column.question());
    return joined(column.question(), column.instruction(), form.of(column));
  }

  /**
   * The same asked another way, for a second reader: the form comes first, and only what the
   * document says is wanted.
   */
  public static String second(ReviewColumn column) {
    AskedForm form = AskedForm.of(column.question());
    return joined(
        form.again(), form.of(column), column.instruction(), column.question(), form.only());
  }

  private static String joined(String... sentences) {
    return Stream.of(sentences)
        .map(String::strip)
        .filter(sentence -> !sentence.isEmpty())
        .collect(Collectors.joining(" "));
  }
}
