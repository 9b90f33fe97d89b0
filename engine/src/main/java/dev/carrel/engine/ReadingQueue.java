// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import dev.carrel.engine.context.PageSelection;
import dev.carrel.engine.context.ReadOptions;
import dev.carrel.engine.context.ReadReport;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Documents that wait to be read, one after another, in an order that can be changed while they
 * wait. Thread-safe; listeners are told on the thread that reads and return at once.
 */
public final class ReadingQueue implements AutoCloseable {
  private static final long CLOSE_SECONDS = 30;

  /** Hears what becomes of one document. */
  public interface Listener extends Progress {
    /** Its turn has come. */
    void begun();

    /** It was read, or was there already. */
    void read(ReadReport report);

    /** It could not be read, or was cancelled (CANCELLED). */
    void failed(CarrelException error);
  }

  /** Reads a document, as {@link ReadingDesk#read} does. */
  @FunctionalInterface
  interface Work {
    ReadReport read(
        DocumentId document,
        PageSelection pages,
        ReadOptions options,
        Progress progress,
        Cancellation cancellation);
  }

  private record Entry(
      DocumentId document,
      PageSelection pages,
      Supplier<ReadOptions> options,
      Listener listener,
      Cancellation cancellation) {}

  private final Work work;
  private final List<Entry> waiting = new ArrayList<>();
  private Optional<Entry> current = Optional.empty();

  /** Each task takes whatever is first when its turn comes. */
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> Thread.ofPlatform().daemon().name("reading-queue").unstarted(task));

  ReadingQueue(Work work) {
    this.work = work;
  }

  /**
   * Puts a document behind those that wait; one that waits or is read already stays as it is.
   *
   * @param options asked for when its turn has come
   * @return whether it was put there
   */
  public boolean add(DocumentId document, Supplier<ReadOptions> options, Listener listener) {
    return add(document, PageSelection.ALL, options, listener);
  }

  /** As the other, some pages only. */
  public boolean add(
      DocumentId document, PageSelection pages, Supplier<ReadOptions> options, Listener listener) {
    synchronized (this) {
      if (entry(document).isPresent()) {
        return false;
      }
      waiting.add(new Entry(document, pages, options, listener, new Cancellation()));
    }
    try {
      thread.execute(this::next);
      return true;
    } catch (RejectedExecutionException e) {
      cancel(document); // closed meanwhile
      return false;
    }
  }

  private Optional<Entry> entry(DocumentId document) {
    return java.util.stream.Stream.concat(current.stream(), waiting.stream())
        .filter(e -> e.document.equals(document) && !e.cancellation.isRequested())
        .findFirst();
  }

  /** Those that wait, next one first. */
  public synchronized List<DocumentId> waiting() {
    return waiting.stream().map(Entry::document).toList();
  }

  /** The one that is being read. */
  public synchronized Optional<DocumentId> reading() {
    return current.map(Entry::document);
  }

  /**
   * Moves a document that waits.
   *
   * @param place among those that wait, from 0; beyond the last one: last
   * @return whether it waits
   */
  public synchronized boolean move(DocumentId document, int place) {
    Optional<Entry> moved = waiting.stream().filter(e -> e.document.equals(document)).findFirst();
    moved.ifPresent(
        entry -> {
          waiting.remove(entry);
          waiting.add(Math.clamp(place, 0, waiting.size()), entry);
        });
    return moved.isPresent();
  }

  /** Takes a document out, also while it is read; its listener hears CANCELLED. */
  public void cancel(DocumentId document) {
    Optional<Entry> found;
    boolean waited;
    synchronized (this) {
      found = entry(document);
      waited = found.map(waiting::remove).orElse(false);
    }
    found.ifPresent(entry -> entry.cancellation.request());
    if (waited) {
      found.ifPresent(entry -> entry.listener.failed(Cancellation.cancelled()));
    }
  }

  private void next() {
    Entry entry;
    synchronized (this) {
      if (waiting.isEmpty()) {
        return; // it was cancelled
      }
      entry = waiting.removeFirst();
      current = Optional.of(entry);
    }
    try {
      entry.listener.begun();
      ReadReport report =
          work.read(
              entry.document, entry.pages, entry.options.get(), entry.listener, entry.cancellation);
      ended();
      entry.listener.read(report);
    } catch (CarrelException e) {
      ended();
      entry.listener.failed(e);
    } catch (RuntimeException | Error e) {
      ended();
      System.getLogger(ReadingQueue.class.getName())
          .log(System.Logger.Level.ERROR, "reading failed unexpectedly", e);
      entry.listener.failed(
          new CarrelException(
              Code.INTERNAL,
              "Reading failed unexpectedly: " + e + ".",
              "Try again; please report it if it happens again.",
              e));
    }
  }

  private synchronized void ended() {
    current = Optional.empty();
  }

  /** Cancels what waits and what is read, and waits for its end. */
  @Override
  public void close() {
    thread.shutdown();
    List<DocumentId> all;
    synchronized (this) {
      all = new ArrayList<>(waiting());
      current.ifPresent(entry -> all.add(entry.document));
    }
    all.forEach(this::cancel);
    try {
      if (!thread.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        System.getLogger(ReadingQueue.class.getName())
            .log(System.Logger.Level.WARNING, "reading did not stop in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
