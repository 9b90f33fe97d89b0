// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.selection;

/**
 * Texts that stand one behind another and are selected across: the pages of a document, the
 * passages of an answer. They are numbered without gaps.
 */
public interface Texts {
  /** The number of the first. */
  int first();

  /** The number of the last; less than the first if there are none. */
  int last();

  /** The characters of one, in which places are counted. */
  String text(int part);

  /** What stands between the one before and this one when both are copied. */
  String before(int part);

  /** What is copied of a part of one. */
  default String copied(int part, Selection.Range range) {
    return text(part).substring(range.start(), range.end());
  }
}
