// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.PageRange;
import dev.carrel.engine.document.TextSpan;
import java.util.List;

/**
 * A run of tokens that the model was given for an answer, read at once or, a document, batch by
 * batch. Tells nothing of a document's words: where they stand, and by a hash which tokens they
 * were.
 */
public sealed interface Given {
  /** How many. */
  int tokens();

  /** Which: {@link dev.carrel.engine.model.TokenHash}. */
  String sha256();

  /** What words are for. */
  enum Kind {
    /** The instructions, before the documents. */
    OPENING,
    /** Passages that may matter, shown once for several questions. */
    PASSAGES,
    /** The passages that may matter, the question and the task, up to where the answer begins. */
    QUESTION
  }

  /**
   * Words, one behind the other; control tokens have none.
   *
   * @param texts what they are
   */
  record Words(Kind kind, List<Text> texts, int tokens, String sha256) implements Given {
    public Words {
      texts = List.copyOf(texts);
    }
  }

  /** A part of words. */
  sealed interface Text {}

  /** Words that stand in no document. */
  record Literal(String text) implements Text {}

  /**
   * Words of a document, as {@link dev.carrel.engine.passage.Passage} has them: a run of white
   * space as one space, a word that a line's end divides without the break, what looks like a mark
   * as {@link dev.carrel.engine.context.ChatMarks} shows it.
   *
   * @param places where they stand, one a page
   */
  record Passage(List<TextSpan> places) implements Text {
    public Passage {
      places = List.copyOf(places);
    }
  }

  /**
   * A document with its title and page marks, as far as it was read.
   *
   * @param name what a person calls it
   * @param title what the model was told it is called
   * @param pages that were read whole
   */
  record Document(
      DocumentId id, String name, String title, List<PageRange> pages, int tokens, String sha256)
      implements Given {
    public Document {
      pages = List.copyOf(pages);
    }
  }

  /**
   * What was said before in the conversation.
   *
   * @param turns how many were told as they were
   * @param summarized whether those before them were told in short
   */
  record Before(int turns, boolean summarized, int tokens, String sha256) implements Given {}
}
