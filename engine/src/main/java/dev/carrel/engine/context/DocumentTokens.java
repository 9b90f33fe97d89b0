package dev.carrel.engine.context;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.document.UnreadablePage;
import dev.carrel.engine.model.ModelSketch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A document as a model reads it: a header with its name, then each page that has text, behind a
 * mark with its number.
 *
 * <p>Words of a document never become control tokens, whatever they look like.
 */
final class DocumentTokens {
  private final int[] tokens;
  private final List<PageState> pages;

  private DocumentTokens(int[] tokens, List<PageState> pages) {
    this.tokens = tokens;
    this.pages = pages;
  }

  static DocumentTokens of(Document document, ModelSketch model) {
    Map<Integer, UnreadablePage> unreadable =
        document.unreadable().stream()
            .collect(Collectors.toMap(UnreadablePage::page, Function.identity()));
    int[] tokens = model.tokenize("# " + document.name() + "\n\n", false);
    List<PageState> pages = new ArrayList<>();
    for (Page page : document.pages()) {
      UnreadablePage unread = unreadable.get(page.number());
      if (unread != null) {
        pages.add(new PageState.Unreadable(document.id(), page.number(), unread.reason()));
        continue;
      }
      int[] more = model.tokenize("[page " + page.number() + "]\n" + page.text() + "\n\n", false);
      int start = tokens.length;
      tokens = Arrays.copyOf(tokens, start + more.length);
      System.arraycopy(more, 0, tokens, start, more.length);
      pages.add(new PageState.InContext(document.id(), page.number(), start, tokens.length));
    }
    return new DocumentTokens(tokens, pages);
  }

  int[] tokens() {
    return tokens;
  }

  int length() {
    return tokens.length;
  }

  /** The ledger of its pages, if the document's first token is at this position. */
  List<PageState> ledger(int position) {
    return pages.stream()
        .map(
            state ->
                state instanceof PageState.InContext in
                    ? new PageState.InContext(
                        in.document(),
                        in.page(),
                        position + in.firstToken(),
                        position + in.endToken())
                    : state)
        .toList();
  }
}
