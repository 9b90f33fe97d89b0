// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.document;

/** What must stand beside a quote of marked text, for commands and exports: in English. */
public final class MarkWords {
  private MarkWords() {}

  /** As a clause without an end. */
  public static String of(Mark.Kind kind) {
    return switch (kind) {
      case UNKNOWN_CHARACTER -> "some of its characters are unknown";
      case RECOGNIZED -> "from a scan";
      case POORLY_RECOGNIZED -> "hard to read there";
      case OUT_OF_ORDER -> "a number there breaks its order";
      case STRUCK -> "struck out there";
      case INSERTED -> "inserted by a tracked change";
      case DELETED -> "deleted by a tracked change";
      case MOVED -> "moved by a tracked change";
      case COMMENT -> "a comment, not the text";
      case NOTE -> "a note";
      case FIELD -> "the value of a form's field";
    };
  }
}
