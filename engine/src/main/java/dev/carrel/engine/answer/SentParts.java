package dev.carrel.engine.answer;

import dev.carrel.engine.answer.Sent.Kind;
import dev.carrel.engine.context.PageState;
import dev.carrel.engine.context.PageState.InContext;
import dev.carrel.engine.context.Reading;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.model.LanguageModel;
import java.util.ArrayList;
import java.util.List;

/** Tells what the model was given. */
final class SentParts {
  private final LanguageModel model;
  private final Reading reading;

  SentParts(LanguageModel model, Reading reading) {
    this.model = model;
    this.reading = reading;
  }

  /**
   * All parts of one answer.
   *
   * @param history how many tokens told what was said before
   * @param asked the tokens behind that, up to where the answer begins
   * @param answered the answer's
   */
  Sent of(Dialogue before, int history, int[] asked, int[] answered) {
    List<Sent.Part> parts = new ArrayList<>();
    int[] opening = reading.frame().opening();
    parts.add(words(Kind.OPENING, opening));
    List<InContext> pages =
        reading.ledger().stream()
            .filter(InContext.class::isInstance)
            .map(InContext.class::cast)
            .toList();
    int from = opening.length;
    for (Document document : reading.documents()) {
      List<InContext> own =
          pages.stream().filter((PageState page) -> page.document().equals(document.id())).toList();
      if (!own.isEmpty()) {
        int end = own.getLast().endToken();
        parts.add(new Sent.Document(document.id(), document.name(), own.size(), end - from));
        from = end;
      }
    }
    if (history > 0) {
      parts.add(new Sent.Before(before.turns().size(), before.summary().isPresent(), history));
    }
    parts.add(words(Kind.QUESTION, asked));
    parts.add(words(Kind.ANSWER, answered));
    return new Sent(parts);
  }

  private Sent.Words words(Kind kind, int[] tokens) {
    Utf8Stream stream = new Utf8Stream();
    List<Sent.Piece> pieces = new ArrayList<>();
    for (int token : tokens) {
      pieces.add(new Sent.Piece(token, stream.next(model.bytes(token))));
    }
    return new Sent.Words(kind, pieces);
  }
}
