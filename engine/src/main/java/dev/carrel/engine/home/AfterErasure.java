// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.home;

/**
 * What of a document that was deleted for good may still be in a place of a home. Every place has
 * an answer; {@code docs/formats/home.md} says it in the same words.
 */
public enum AfterErasure {
  /** There never is anything of a document. */
  NEVER("nothing of a person's, ever"),
  /** What there was of it is deleted, and what is of others stays. */
  NOTHING("nothing"),
  /** The whole place is emptied, since what is of one document cannot be told from the rest. */
  EMPTIED("nothing: all of it is deleted"),
  /** Answers, with their quotes and receipts, as far as the person let them stay. */
  CHOSEN("the answers that a person let stay");

  private final String words;

  AfterErasure(String words) {
    this.words = words;
  }

  /** In the words of the page. */
  public String words() {
    return words;
  }

  /** What holds for a place. */
  public static AfterErasure of(HomePlace place) {
    return switch (place) {
      case DATABASE -> CHOSEN;
      case INDEX, COPIES, CONTEXTS, NOTES, DESK, UNFINISHED -> NOTHING;
      case DATABASE_LOG, DATABASE_BEFORE, INDEX_DAMAGED, SET_ASIDE -> EMPTIED;
      case CONTEXTS_KEY,
          CONTEXTS_LIMIT,
          RECEIPTS,
          EXAMPLE,
          REPORTS,
          MODELS,
          SETTINGS,
          SETTINGS_DAMAGED,
          DOOR,
          LOCK,
          POINTER,
          MOVING ->
          NEVER;
    };
  }
}
