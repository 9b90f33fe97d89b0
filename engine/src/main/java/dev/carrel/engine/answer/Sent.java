package dev.carrel.engine.answer;

import dev.carrel.engine.document.DocumentId;
import java.util.List;

/**
 * What the model was given for an answer, in order, and the tokens that it wrote. What stands in
 * the store already, documents and what was said before, is told by its size only.
 */
public record Sent(List<Part> parts) {
  public Sent {
    parts = List.copyOf(parts);
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

  /** Words, token by token. */
  public record Words(Kind kind, List<Piece> pieces) implements Part {
    public Words {
      pieces = List.copyOf(pieces);
    }

    @Override
    public int tokens() {
      return pieces.size();
    }

    /** The words as one text. */
    public String text() {
      StringBuilder text = new StringBuilder();
      pieces.forEach(piece -> text.append(piece.text()));
      return text.toString();
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

  /**
   * A token.
   *
   * @param text its characters; empty if they come whole only with the next ones
   */
  public record Piece(int token, String text) {}
}
