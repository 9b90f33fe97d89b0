package dev.carrel.engine.context;

import dev.carrel.engine.model.ChatMessage;
import dev.carrel.engine.model.ChatMessage.Role;
import dev.carrel.engine.model.ModelSketch;
import java.util.List;

/**
 * A model's chat form, cut where the documents and where the question go in. What stands before the
 * documents is read once; documents come next and stay; question and answer come last and go.
 */
public final class ChatFrame {
  private static final String INSTRUCTIONS =
      "You answer questions about the documents that the user gives you. Answer only from them. "
          + "Every page begins with a mark such as [page 3].";
  private static final String DOCUMENTS = "\uE000documents\uE001";
  private static final String QUESTION = "\uE000question\uE001";

  private final int[] opening;
  private final int[] closing;

  private ChatFrame(int[] opening, int[] closing) {
    this.opening = opening;
    this.closing = closing;
  }

  public static ChatFrame of(ModelSketch model) {
    String form =
        model.render(
            List.of(
                new ChatMessage(Role.SYSTEM, INSTRUCTIONS),
                new ChatMessage(Role.USER, DOCUMENTS + QUESTION)));
    int documents = form.indexOf(DOCUMENTS);
    int question = form.indexOf(QUESTION);
    if (documents < 0 || question < documents) {
      throw new IllegalStateException("the chat form drops the user's words: " + form);
    }
    return new ChatFrame(
        model.tokenize(form.substring(0, documents), true),
        model.tokenize(form.substring(question + QUESTION.length()), true));
  }

  /** Tokens before the first document. */
  public int[] opening() {
    return opening.clone();
  }

  /** Tokens behind the question, up to where the assistant's words begin. */
  public int[] closing() {
    return closing.clone();
  }
}
