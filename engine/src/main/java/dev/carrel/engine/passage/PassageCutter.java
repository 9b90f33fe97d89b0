// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.passage;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.document.TextSpan;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts pages into passages: sentences, clauses, items of lists and rows of tables. A short one,
 * such as a heading, goes with what follows it; a full stop behind an abbreviation or a number that
 * goes on does not cut; none is longer than {@value #LONGEST} characters. Every letter and digit of
 * a page stands in exactly one passage.
 *
 * <p>What can be seen on a page makes the same passages whether or not the page also holds what
 * cannot: that makes passages of its own, behind all others.
 */
public final class PassageCutter {
  /** Raised where the same page makes other passages: what was kept of them is made anew. */
  public static final int VERSION = 2;

  /** Characters that a passage has at most. */
  public static final int LONGEST = 600;

  /** A shorter passage says little by itself: it goes with what follows. */
  private static final int SHORT = 40;

  /** So long is the number of a clause, which goes with it. */
  private static final int NUMBER = 8;

  private PassageCutter() {}

  /** The passages of all pages, in order. */
  public static List<Passage> of(Document document) {
    List<Passage> passages = new ArrayList<>();
    document.pages().forEach(page -> passages.addAll(of(document.id(), page)));
    return List.copyOf(passages);
  }

  /** The passages of a page, in order. */
  public static List<Passage> of(DocumentId document, Page page) {
    return of(document, page, SHORT);
  }

  /** Its sentences and clauses, in order: as {@link #of}, but short ones stand alone. */
  public static List<Passage> sentences(Document document) {
    return document.pages().stream()
        .flatMap(page -> of(document.id(), page, NUMBER).stream())
        .toList();
  }

  private static List<Passage> of(DocumentId document, Page page, int shortest) {
    List<Passage> passages = new ArrayList<>();
    int seen = page.seenLength();
    cut(document, page, 0, seen, shortest, passages);
    cut(document, page, seen, page.text().length(), shortest, passages);
    return List.copyOf(passages);
  }

  private static void cut(
      DocumentId document, Page page, int from, int to, int shortest, List<Passage> passages) {
    PassageLines text = PassageLines.of(page, from, to);
    for (PassageLines.Range range : new SentenceEnds(text, shortest).passages()) {
      int start = from + text.start(range.start());
      int end = from + text.end(range.end() - 1);
      passages.add(
          new Passage(
              new TextSpan(document, page.number(), start, end),
              text.string(range.start(), range.end())));
    }
  }
}
