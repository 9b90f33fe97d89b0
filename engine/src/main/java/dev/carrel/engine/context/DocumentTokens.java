// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.context;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.document.PageLayout;
import dev.carrel.engine.document.PageRange;
import dev.carrel.engine.document.UnreadablePage;
import dev.carrel.engine.model.ModelSketch;
import dev.carrel.engine.model.TokenHash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A document as a model reads it: a header with its name, then each page that has text, behind a
 * mark with its number. Whether it has what cannot be seen on a page is for {@link ReadOptions}.
 *
 * <p>Words of a document never become control tokens, whatever they look like, nor marks ({@link
 * ChatMarks}).
 */
final class DocumentTokens {
  static final String NOT_YET = "not read yet";

  private final Document document;
  private final int[] tokens;
  private final List<PageState> pages;
  private final String title;

  private DocumentTokens(Document document, String title, int[] tokens, List<PageState> pages) {
    this.document = document;
    this.title = title;
    this.tokens = tokens;
    this.pages = pages;
  }

  static DocumentTokens of(Document document, ModelSketch model) {
    return of(document, PageSelection.ALL, Set.of(), model);
  }

  /**
   * With these pages.
   *
   * @param taken what others are called that the model has read
   */
  static DocumentTokens of(
      Document document, PageSelection selection, Set<String> taken, ModelSketch model) {
    String title = ChatMarks.title(document, taken);
    Map<Integer, UnreadablePage> unreadable =
        document.unreadable().stream()
            .collect(Collectors.toMap(UnreadablePage::page, Function.identity()));
    int[] tokens = model.tokenize(ChatMarks.document(title), false);
    List<PageState> pages = new ArrayList<>();
    for (Page page : document.pages()) {
      UnreadablePage unread = unreadable.get(page.number());
      if (unread != null) {
        pages.add(new PageState.Unreadable(document.id(), page.number(), unread.reason()));
        continue;
      }
      if (!selection.has(page.number())) {
        pages.add(new PageState.LeftOut(document.id(), page.number(), selection.why()));
        continue;
      }
      int[] more = model.tokenize(PageBytes.words(page.number(), page.text()), false);
      int start = tokens.length;
      tokens = Arrays.copyOf(tokens, start + more.length);
      System.arraycopy(more, 0, tokens, start, more.length);
      pages.add(new PageState.InContext(document.id(), page.number(), start, tokens.length));
    }
    return new DocumentTokens(document, title, tokens, pages);
  }

  /** What the model is told the document is called. */
  String title() {
    return title;
  }

  Document document() {
    return document;
  }

  int[] tokens() {
    return tokens;
  }

  int length() {
    return tokens.length;
  }

  /** The ledger of its pages, if the document's first token is at this position. */
  List<PageState> ledger(int position) {
    return ledger(position, tokens.length);
  }

  /**
   * As the other, while only so many of the document's tokens are read: a page that is read in part
   * counts as not read.
   */
  List<PageState> ledger(int position, int read) {
    return pages.stream().map(state -> seen(state, position, read)).toList();
  }

  private static PageState seen(PageState state, int position, int read) {
    if (!(state instanceof PageState.InContext in)) {
      return state;
    }
    return in.endToken() > read
        ? new PageState.LeftOut(in.document(), in.page(), NOT_YET)
        : new PageState.InContext(
            in.document(), in.page(), position + in.firstToken(), position + in.endToken());
  }

  /** What the model knows of the document once it has read so many tokens of it. */
  ReadSoFar soFar(int read) {
    List<Integer> whole =
        ledger(0, read).stream()
            .filter(PageState.InContext.class::isInstance)
            .map(PageState::page)
            .toList();
    return new ReadSoFar(
        seen(read), title, PageRange.of(whole), read, TokenHash.of(Arrays.copyOf(tokens, read)));
  }

  /** The document with the text of those pages only that are read, as far as so many tokens go. */
  private Document seen(int read) {
    List<Page> shown = new ArrayList<>();
    for (int i = 0; i < pages.size(); i++) {
      Page page = document.pages().get(i);
      boolean left =
          pages.get(i) instanceof PageState.LeftOut
              || (pages.get(i) instanceof PageState.InContext in && in.endToken() > read);
      shown.add(left ? new Page(page.number(), "", PageLayout.unplaced(0)) : page);
    }
    return document.withPages(shown);
  }
}
