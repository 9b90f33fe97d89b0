// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.shelf;

import dev.carrel.app.fx.Background;
import dev.carrel.app.fx.Background.Lane;
import dev.carrel.app.fx.BackgroundTask;
import dev.carrel.app.fx.Step;
import dev.carrel.app.shelf.ItemState.Recognizing;
import dev.carrel.engine.Engine;
import dev.carrel.engine.ScannedDocuments;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentEntry;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.Notice;
import dev.carrel.engine.ground.CarrelException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Reads the pictures of documents in the background, beside files that are taken in: one document
 * at a time, first the one that a person looks at, then those of which the least is left. One that
 * is broken off goes on where it was.
 */
public final class Scanning {
  /** One of which so many times more is left lets another one go before. */
  private static final int MUCH_MORE = 10;

  /** Hears what becomes of a row. */
  interface Listener {
    /** All of its pictures were read that are to be. */
    void whole(ShelfItem item, Document text);

    /** There is more text of it than before. */
    void grown(ShelfItem item, Document text);

    /** Others wait or do no longer. */
    void changed();

    /** It could not be read, and is no document any more. */
    void refused(ShelfItem item, CarrelException error);
  }

  /** What is looked at, also by the thread that reads. */
  private record Sight(Optional<DocumentId> document, int page) {
    int pageOf(DocumentId id) {
      return document.filter(id::equals).isPresent() ? page : 0;
    }
  }

  private record Whole(Document text, DocumentEntry entry) {}

  /** A document that is not whole. */
  private final class Scan {
    final DocumentId id;
    Optional<String> password;
    int left;
    Recognizing state = Recognizing.WAITING;
    boolean paused;
    Optional<BackgroundTask<Whole>> task = Optional.empty();

    Scan(DocumentId id, Optional<String> password, int left) {
      this.id = id;
      this.password = password;
      this.left = left;
    }

    void show(Recognizing next) {
      state = next;
      rows(id).filter(row -> !(row.state() instanceof ItemState.Adding)).forEach(this::show);
    }

    void show(ShelfItem row) {
      row.unrecognized(true);
      row.become(state);
      row.workedOnBy(this, () -> Scanning.this.left(row));
    }
  }

  private final Engine engine;
  private final Background background;
  private final Shelves shelves;
  private final Consumer<CarrelException> onFailed;
  private final Listener listener;
  private final Map<DocumentId, Scan> scans = new LinkedHashMap<>();
  private final Set<String> pausedBefore = new LinkedHashSet<>();
  private Optional<Scan> running = Optional.empty();
  private volatile Sight sight = new Sight(Optional.empty(), 0);

  Scanning(ShelfWork work, Listener listener) {
    this.engine = work.engine();
    this.background = work.background();
    this.shelves = work.shelves();
    this.onFailed = work.onFailed();
    this.listener = listener;
  }

  /** A person looks at a page, from 1, of a document; of none if it is empty. */
  public void lookedAt(Optional<DocumentId> document, int page) {
    boolean other = !document.equals(sight.document());
    sight = new Sight(document, page);
    if (other) {
      next();
    }
  }

  /** Those that a person had paused, by their SHA-256; before {@link #begin}. */
  void recall(List<String> paused) {
    pausedBefore.addAll(paused);
  }

  /** Those that a person has paused, by their SHA-256. */
  List<String> paused() {
    return scans.values().stream()
        .filter(scan -> scan.paused)
        .map(scan -> scan.id.sha256())
        .toList();
  }

  /** Reads the pictures of a document that was just taken in, if some wait for it. */
  boolean begin(ShelfItem row, Document text) {
    if (!ScannedDocuments.isWaiting(text)) {
      return false;
    }
    int left =
        text.notices().stream()
            .filter(notice -> notice.code() == Notice.Code.TO_BE_RECOGNIZED)
            .mapToInt(Notice::count)
            .sum();
    Scan scan = scans.computeIfAbsent(text.id(), id -> new Scan(id, row.password(), left));
    scan.password = row.password().or(() -> scan.password);
    scan.paused = false;
    scan.show(scan.state);
    next();
    return true;
  }

  /** Goes on with those that an earlier start left. */
  void begin(List<DocumentId> waiting) {
    for (DocumentId id : waiting) {
      rows(id).findFirst().ifPresent(row -> add(id, row));
    }
    next();
  }

  private void add(DocumentId id, ShelfItem row) {
    int left = row.entry().map(DocumentEntry::unreadable).orElse(1);
    Scan scan = new Scan(id, row.password(), Math.max(1, left));
    boolean shownPaused = row.state() instanceof Recognizing before && before.isPaused();
    scan.paused = pausedBefore.remove(id.sha256()) || shownPaused;
    scans.put(id, scan);
    Recognizing before = row.state() instanceof Recognizing known ? known : Recognizing.WAITING;
    scan.show(scan.paused ? before.paused() : before.waiting());
  }

  /** Rows have come back to the shelf. */
  void catchUp() {
    shelves.collections().stream()
        .flatMap(collection -> collection.items().stream())
        .filter(row -> isLeft(row) && row.state() instanceof Recognizing)
        .forEach(
            row ->
                row.id()
                    .ifPresent(
                        id -> {
                          Scan scan = scans.get(id);
                          if (scan == null) {
                            add(id, row);
                          } else {
                            scan.show(row);
                          }
                        }));
    next();
  }

  /** Whether pictures of it are still to be read. */
  static boolean isLeft(ShelfItem item) {
    return item.id().isPresent() && item.isUnrecognized();
  }

  /** Lets it wait until {@link #resume}, also over a restart. What was read is kept. */
  public void pause(ShelfItem item) {
    scan(item)
        .filter(scan -> !scan.paused)
        .ifPresent(
            scan -> {
              scan.paused = true;
              scan.show(scan.state.paused());
              halt(scan);
              next();
            });
  }

  /** Goes on with one that was paused, or that failed. */
  public void resume(ShelfItem item) {
    if (scan(item).isEmpty()) {
      item.id().ifPresent(id -> add(id, item));
    }
    scan(item)
        .ifPresent(
            scan -> {
              scan.paused = false;
              scan.show(Recognizing.WAITING);
              next();
            });
  }

  /**
   * No more of it is read: it is a document as far as it is. If nothing of it was read, it leaves
   * the shelf.
   */
  public void stop(ShelfItem item) {
    Optional<DocumentId> id = item.id();
    if (id.isEmpty()) {
      return;
    }
    scan(item).ifPresent(this::forget);
    for (ShelfItem row : rows(id.get()).toList()) {
      row.workedOnBy(this, () -> {});
      row.become(new ItemState.Adding(-1));
    }
    // Behind what is just ending, in the same lane.
    background
        .task(
            Lane.SCANS,
            "leave pictures unread",
            (progress, cancellation) ->
                engine
                    .scans()
                    .stop(id.get())
                    .flatMap(
                        text -> engine.documents().entry(text.id()).map(e -> new Whole(text, e))))
        .finishedAtClose()
        .onDone(
            left ->
                left.ifPresentOrElse(
                    some -> whole(id.get(), some),
                    () -> rows(id.get()).toList().forEach(this::takeOff)))
        .onFailed(onFailed)
        .start();
    next();
  }

  private void takeOff(ShelfItem row) {
    shelves.of(row).ifPresent(collection -> collection.items().remove(row));
  }

  /** A row leaves the shelf; its document may stand there in another one. */
  private void left(ShelfItem row) {
    scan(row)
        .filter(scan -> rows(scan.id).allMatch(row::equals))
        .ifPresent(
            scan -> {
              forget(scan);
              row.become(scan.paused ? scan.state : Recognizing.WAITING);
              next();
            });
  }

  private void forget(Scan scan) {
    scans.remove(scan.id);
    halt(scan);
  }

  private void halt(Scan scan) {
    Optional<BackgroundTask<Whole>> task = scan.task;
    scan.task = Optional.empty();
    if (running.filter(scan::equals).isPresent()) {
      running = Optional.empty();
    }
    task.ifPresent(BackgroundTask::cancel);
  }

  private Optional<Scan> scan(ShelfItem item) {
    return item.id().map(scans::get);
  }

  private Stream<ShelfItem> rows(DocumentId id) {
    return shelves.rows(id);
  }

  private void next() {
    listener.changed();
    Optional<Scan> best =
        scans.values().stream()
            .filter(scan -> !scan.paused)
            .min(
                Comparator.comparing((Scan scan) -> !isLookedAt(scan))
                    .thenComparingInt(scan -> scan.left));
    if (best.isEmpty() || best.equals(running)) {
      return;
    }
    Scan first = best.get();
    if (running.isPresent()) {
      Scan now = running.get();
      boolean letsGoFirst = isLookedAt(first) || now.left > MUCH_MORE * first.left;
      if (isLookedAt(now) || !letsGoFirst) {
        return;
      }
      halt(now);
      now.show(now.state.waiting());
    }
    start(first);
  }

  private boolean isLookedAt(Scan scan) {
    return sight.document().filter(scan.id::equals).isPresent();
  }

  private void start(Scan scan) {
    DocumentId id = scan.id;
    Optional<String> password = scan.password;
    PagePace pace = new PagePace();
    BackgroundTask<Whole> task =
        background.task(
            Lane.SCANS,
            "read the pictures of a document",
            (progress, cancellation) -> {
              Document text =
                  engine
                      .scans()
                      .read(
                          id,
                          password,
                          () -> sight.pageOf(id),
                          part -> background.ui().execute(() -> grown(scan, part)),
                          progress,
                          cancellation);
              return new Whole(text, engine.documents().entry(id).orElseThrow());
            });
    scan.task = Optional.of(task);
    running = Optional.of(scan);
    task.onProgress(step -> at(scan, task, pace, step))
        .onDone(whole -> ended(scan, task, () -> whole(id, whole)))
        .onFailed(error -> ended(scan, task, () -> failed(scan, error)))
        .start();
  }

  private static boolean isOf(Scan scan, BackgroundTask<Whole> task) {
    return scan.task.filter(task::equals).isPresent();
  }

  private void at(Scan scan, BackgroundTask<Whole> task, PagePace pace, Step step) {
    if (isOf(scan, task)) {
      int pages = Math.toIntExact(step.total());
      int page = Math.toIntExact(Math.min(step.done() + 1, step.total()));
      scan.left = Math.max(1, pages - page + 1);
      scan.show(
          new Recognizing(
              Recognizing.Stage.READING,
              page,
              pages,
              pace.left(step.done(), step.total(), System.nanoTime())));
    }
  }

  private void ended(Scan scan, BackgroundTask<Whole> task, Runnable then) {
    if (isOf(scan, task)) {
      scan.task = Optional.empty();
      running = running.filter(now -> !now.equals(scan));
      then.run();
      next();
    }
  }

  private void whole(DocumentId id, Whole whole) {
    scans.remove(id);
    for (ShelfItem row : rows(id).toList()) {
      row.unrecognized(false);
      row.become(whole.entry(), row.password());
      row.become(new ItemState.Indexed());
      listener.whole(row, whole.text());
    }
  }

  private void grown(Scan scan, Document part) {
    if (scans.containsValue(scan)) {
      rows(scan.id).toList().forEach(row -> listener.grown(row, part));
    }
  }

  private void failed(Scan scan, CarrelException error) {
    scans.remove(scan.id);
    for (ShelfItem row : rows(scan.id).toList()) {
      switch (error.code()) {
        case PASSWORD_NEEDED -> row.become(new ItemState.PasswordNeeded(false));
        case PASSWORD_WRONG -> row.become(new ItemState.PasswordNeeded(true));
        case NO_TEXT -> {
          row.unrecognized(false);
          row.becomeFile();
          row.become(new ItemState.Failed(error));
          listener.refused(row, error);
        }
        default -> row.become(new ItemState.Failed(error));
      }
    }
  }
}
