// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.PageRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the model was given for an answer, in order, and what it wrote, for a person to look at.
 * What stands elsewhere already, documents and what was said before, is told by its size only.
 */
public record Sent(List<Part> parts) {
  public Sent {
    parts = List.copyOf(parts);
  }

  /**
   * What a receipt tells of, with the words.
   *
   * @param words of each kind, as the tokens cut them
   */
  static Sent of(Receipt receipt, Map<Kind, List<String>> words) {
    List<Part> parts = new ArrayList<>();
    int asked = 0;
    for (Given given : receipt.given()) {
      switch (given) {
        case Given.Words opening when opening.kind() == Given.Kind.OPENING ->
            parts.add(words(Kind.OPENING, words, opening.tokens()));
        case Given.Words question -> asked += question.tokens();
        case Given.Document document ->
            parts.add(
                new Document(
                    document.id(),
                    document.name(),
                    document.pages().stream().mapToInt(PageRange::count).sum(),
                    document.tokens()));
        case Given.Before before ->
            parts.add(new Before(before.turns(), before.summarized(), before.tokens()));
      }
    }
    parts.add(words(Kind.QUESTION, words, asked));
    parts.add(words(Kind.ANSWER, words, receipt.written().tokens().size()));
    return new Sent(parts);
  }

  private static Words words(Kind kind, Map<Kind, List<String>> words, int tokens) {
    return new Words(kind, words.getOrDefault(kind, List.of()), tokens);
  }

  /** Tokens in all, the answer's included. */
  public int tokens() {
    return parts.stream().mapToInt(Part::tokens).sum();
  }

  /** A run of tokens. */
  public sealed interface Part {
    /** How many. */
    int tokens();
  }

  /** Which words are told in full. */
  public enum Kind {
    /** The instructions, before the documents. */
    OPENING,
    /** The passages that may matter, the question and the task. */
    QUESTION,
    /** What the model wrote. */
    ANSWER
  }

  /**
   * Words.
   *
   * @param pieces the characters of each token, none where they come whole only with the next ones;
   *     all in one piece where it is not known any more how the tokens cut them
   */
  public record Words(Kind kind, List<String> pieces, int tokens) implements Part {
    public Words {
      pieces = List.copyOf(pieces);
    }

    /** The words as one text. */
    public String text() {
      return String.join("", pieces);
    }
  }

  /**
   * A document with its page marks.
   *
   * @param pages how many of its pages were in the context
   */
  public record Document(DocumentId id, String name, int pages, int tokens) implements Part {}

  /**
   * What was said before.
   *
   * @param turns how many were told as they were
   * @param summarized whether those before them were told in short
   */
  public record Before(int turns, boolean summarized, int tokens) implements Part {}
}
