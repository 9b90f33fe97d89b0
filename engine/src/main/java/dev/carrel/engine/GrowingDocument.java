// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.Mark;
import dev.carrel.engine.document.Notice;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.document.UnreadablePage;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ingest.ScanPages;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/**
 * A document that waited for its pictures to be read, with what has been read of them since. It is
 * kept from time to time, so seldom that this takes a small part of the time of reading; at once
 * when the page is read that a person looks at; and when the reading is broken off.
 */
final class GrowingDocument implements ScanPages, AutoCloseable {
  private static final System.Logger LOG = System.getLogger(GrowingDocument.class.getName());
  private static final Duration AT_LEAST = Duration.ofSeconds(5);

  /** Reading takes so many times as long as keeping does. */
  private static final int READING_TO_KEEPING = 20;

  private final Document before;
  private final IntSupplier inSight;
  private final Consumer<Document> keep;
  private final List<Page> pages;
  private final List<Notice> notices;

  /** Pages without text that are not read from their pictures yet. */
  private final BitSet waiting = new BitSet();

  private final BitSet asked = new BitSet();

  private final BitSet come = new BitSet();

  /** Pages that were read before this began. */
  private final BitSet had = new BitSet();

  private int left;
  private boolean more;
  private boolean ended;
  private long nextNanos;

  /**
   * Nothing more is read yet.
   *
   * @param inSight the page that a person looks at, from 1; 0 for none
   * @param keep is handed the document as far as it is
   */
  GrowingDocument(Document before, IntSupplier inSight, Consumer<Document> keep) {
    this.before = before;
    this.inSight = inSight;
    this.keep = keep;
    this.pages = new ArrayList<>(before.pages());
    this.notices = new ArrayList<>(before.notices());
    before.unreadable().stream()
        .filter(page -> page.reason().equals(UnreadablePage.LATER))
        .forEach(page -> waiting.set(page.page()));
    before.pages().stream().filter(GrowingDocument::isScan).forEach(page -> had.set(page.number()));
    this.left =
        notices.stream()
            .filter(ScannedDocuments::isWaiting)
            .mapToInt(Notice::count)
            .findFirst()
            .orElse(0);
    this.nextNanos = System.nanoTime() + AT_LEAST.toNanos();
  }

  /** Whether all of a page came from its picture. */
  static boolean isScan(Page page) {
    return page.marks().stream()
        .anyMatch(
            mark ->
                mark.kind() == Mark.Kind.RECOGNIZED
                    && mark.start() == 0
                    && mark.end() == page.text().length());
  }

  @Override
  public Optional<Before> before(int number) {
    return had.get(number)
        ? Optional.of(
            new Before(
                before.page(number),
                before.notices().stream().filter(n -> n.page() == number).toList()))
        : Optional.empty();
  }

  @Override
  public boolean now() {
    return true;
  }

  @Override
  public synchronized int inSight() {
    int page = inSight.getAsInt();
    boolean lacks = page > 0 && waiting.get(page) && !asked.get(page);
    if (lacks) {
      asked.set(page);
    }
    return lacks ? page : 0;
  }

  @Override
  public synchronized void read(Page page) {
    int number = page.number();
    if (ended || !waiting.get(number) || page.text().isBlank()) {
      return;
    }
    waiting.clear(number);
    come.set(number);
    pages.set(number - 1, page);
    left = Math.max(1, left - 1);
    more = true;
    if (asked.get(number) || System.nanoTime() >= nextNanos) {
      keepNow();
    }
  }

  private void keepNow() {
    long begun = System.nanoTime();
    more = false;
    try {
      keep.accept(soFar());
    } catch (CarrelException e) {
      LOG.log(Level.WARNING, "what was recognised so far could not be kept", e);
    }
    long end = System.nanoTime();
    nextNanos = end + Math.max(AT_LEAST.toNanos(), READING_TO_KEEPING * (end - begun));
  }

  @Override
  public synchronized void noticed(Notice notice) {
    if (!ended && come.get(notice.page())) {
      notices.add(notice);
    }
  }

  private Document soFar() {
    return before.read(
        pages,
        before.unreadable().stream()
            .filter(page -> !page.reason().equals(UnreadablePage.LATER) || waiting.get(page.page()))
            .toList(),
        notices.stream()
            .map(n -> ScannedDocuments.isWaiting(n) ? new Notice(n.code(), left, "") : n)
            .toList());
  }

  /** All of it was read, from now on nothing is kept of it as it was on its way. */
  synchronized Document whole(Document read) {
    ended = true;
    if (had.isEmpty()) {
      return read;
    }
    List<Notice> all = new ArrayList<>(read.notices());
    all.removeIf(notice -> notice.code() == Notice.Code.RECOGNIZED);
    int now =
        read.notices().stream()
            .filter(notice -> notice.code() == Notice.Code.RECOGNIZED)
            .mapToInt(Notice::count)
            .sum();
    all.add(new Notice(Notice.Code.RECOGNIZED, now + had.cardinality(), ""));
    return read.noticed(all);
  }

  /** Waits until it is kept, and keeps what was read since. */
  @Override
  public synchronized void close() {
    if (!ended && more) {
      keepNow();
    }
    ended = true;
  }
}
