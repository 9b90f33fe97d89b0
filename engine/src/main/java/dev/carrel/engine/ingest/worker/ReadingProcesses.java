// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.worker;

import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ingest.DocumentReader;
import dev.carrel.engine.ingest.Watch;
import dev.carrel.engine.sandbox.Guard;
import dev.carrel.engine.sandbox.GuardedJava;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The reading processes of one engine: at most two, of which one stays for the next file and ends
 * when none comes for some minutes. Thread-safe.
 */
public final class ReadingProcesses implements AutoCloseable {
  private static final int AT_ONCE = 2;
  private static final Duration IDLE = Duration.ofMinutes(3);
  private static final long LOOK_MILLIS = 50;
  private static final Duration END = Duration.ofSeconds(5);

  private final GuardedJava command;
  private final List<Path> readable;
  private final long nativeBytes;
  private final Semaphore room = new Semaphore(AT_ONCE, true);
  private final Deque<CompletableFuture<ReadingProcess>> spare = new ArrayDeque<>();
  private final Set<ReadingProcess> alive = new HashSet<>();
  private final Set<Thread> starting = new HashSet<>();
  private boolean closed;

  /** Works with a process. */
  interface Work<T> {
    T with(ReadingProcess process) throws IOException;
  }

  /** None is started before it is needed, or {@link #warm}. */
  public ReadingProcesses(GuardedJava command) {
    this(command, List.of(), 0);
  }

  /**
   * The same.
   *
   * @param readable files that a process may read if they are there when it is started; one that
   *     was started before they came is not used again
   * @param nativeBytes that it may take for them, if they are there
   */
  public ReadingProcesses(GuardedJava command, List<Path> readable, long nativeBytes) {
    this.command = command;
    this.readable = List.copyOf(readable);
    this.nativeBytes = nativeBytes;
  }

  private List<Path> readable() {
    return readable.stream().filter(Files::isReadable).toList();
  }

  /** Readers that do as these do, in a process; it has the same ones. */
  public List<DocumentReader> readers(List<DocumentReader> local) {
    return local.stream().<DocumentReader>map(reader -> new ProcessReader(reader, this)).toList();
  }

  /** The most memory for what a process parses. */
  long heapBytes() {
    return command.heapBytes();
  }

  /** Starts one in the background, unless one waits already. */
  public synchronized void warm() {
    if (!closed && spare.isEmpty()) {
      spare.add(begin());
    }
  }

  /**
   * What a process may not do on this system, as it says itself.
   *
   * @throws CarrelException INTERNAL if none can be started
   */
  public List<Guard> guards(Watch watch) {
    try {
      return use(watch, ReadingProcess::guards);
    } catch (IOException e) {
      throw notStarted(e);
    }
  }

  /**
   * Works with a process that nobody else has. It is used again only if the work returned.
   *
   * @throws CarrelException INTERNAL if none can be started, or what the watch says
   */
  <T> T use(Watch watch, Work<T> work) throws IOException {
    return use(watch, true, work);
  }

  /**
   * The same.
   *
   * @param recognizes whether pictures are read, too. If not, none is taken that has done so: while
   *     one of them reads pictures, no other holds what that takes.
   */
  <T> T use(Watch watch, boolean recognizes, Work<T> work) throws IOException {
    acquire(watch);
    try {
      ReadingProcess process = await(take(recognizes), watch);
      boolean well = false;
      try {
        process.noteUse();
        watch.follow(process::workNanos);
        T result = work.with(process);
        well = true;
        return result;
      } finally {
        give(process, well);
      }
    } finally {
      room.release();
    }
  }

  private void acquire(Watch watch) {
    try {
      while (!room.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        watch.checkOther();
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private synchronized CompletableFuture<ReadingProcess> take(boolean recognizes) {
    while (!spare.isEmpty()) {
      CompletableFuture<ReadingProcess> next = spare.remove();
      if (!next.isDone()) {
        return next;
      }
      if (!next.isCompletedExceptionally() && next.join().isAlive()) {
        boolean fits = recognizes || !next.join().hasRecognized();
        if (fits && next.join().readable().equals(readable())) {
          return next;
        }
        endApart(next.join());
      }
    }
    if (closed) {
      throw notStarted(new IOException("Carrel is closing"));
    }
    return begin();
  }

  private synchronized CompletableFuture<ReadingProcess> begin() {
    CompletableFuture<ReadingProcess> started = new CompletableFuture<>();
    Thread starter =
        Thread.ofPlatform().daemon().name("carrel-reader-start").unstarted(() -> start(started));
    starting.add(starter);
    starter.start();
    return started;
  }

  private void start(CompletableFuture<ReadingProcess> started) {
    try {
      List<Path> there = readable();
      GuardedJava java = there.isEmpty() ? command : command.withNativeBytes(nativeBytes);
      ReadingProcess process = ReadingProcess.start(java, there);
      note(process);
      meet(process);
      started.complete(process);
    } catch (IOException | RuntimeException e) {
      started.completeExceptionally(e);
    } finally {
      noLongerStarts(Thread.currentThread());
    }
  }

  private synchronized void noLongerStarts(Thread starter) {
    starting.remove(starter);
  }

  private void meet(ReadingProcess process) throws IOException {
    boolean met = false;
    try {
      process.meet();
      met = true;
      endWhenIdle(process);
    } finally {
      if (!met) {
        end(process);
      }
    }
  }

  /** From now on it is ended when this is closed. */
  private void note(ReadingProcess process) throws IOException {
    boolean late;
    synchronized (this) {
      late = closed;
      alive.add(process);
    }
    if (late) {
      end(process);
      throw new IOException("Carrel is closing");
    }
  }

  private ReadingProcess await(CompletableFuture<ReadingProcess> started, Watch watch) {
    boolean had = false;
    try {
      while (true) {
        try {
          ReadingProcess process = started.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
          had = true;
          return process;
        } catch (TimeoutException e) {
          watch.checkOther();
        }
      }
    } catch (ExecutionException e) {
      had = true;
      throw notStarted(e.getCause() == null ? e : e.getCause());
    } catch (InterruptedException e) {
      throw interrupted(e);
    } finally {
      if (!had) {
        putBack(started);
      }
    }
  }

  private synchronized void putBack(CompletableFuture<ReadingProcess> started) {
    spare.add(started);
  }

  private void give(ReadingProcess process, boolean well) {
    if (well && keep(process)) {
      endWhenIdle(process);
      return;
    }
    end(process);
    if (!well) {
      warm();
    }
  }

  private synchronized boolean keep(ReadingProcess process) {
    boolean wanted = !closed && spare.isEmpty() && process.isAlive();
    if (wanted) {
      spare.add(CompletableFuture.completedFuture(process));
    }
    return wanted;
  }

  private void endWhenIdle(ReadingProcess process) {
    int uses = process.uses();
    CompletableFuture.delayedExecutor(IDLE.toMillis(), TimeUnit.MILLISECONDS)
        .execute(() -> endIfIdle(process, uses));
  }

  private void endIfIdle(ReadingProcess process, int uses) {
    if (process.uses() == uses && isNoLongerSpare(process)) {
      end(process);
    }
  }

  private synchronized boolean isNoLongerSpare(ReadingProcess process) {
    return spare.removeIf(
        one -> one.state() == Future.State.SUCCESS && one.resultNow().equals(process));
  }

  private void endApart(ReadingProcess process) {
    Thread _ = Thread.ofPlatform().daemon().name("carrel-reader-end").start(() -> end(process));
  }

  /** Not under the lock: the system takes its time to end a process. */
  private void end(ReadingProcess process) {
    process.close();
    synchronized (this) {
      alive.remove(process);
    }
  }

  private static CarrelException notStarted(Throwable cause) {
    return new CarrelException(
        Code.INTERNAL,
        "The process that reads documents could not be started: %s."
            .formatted(String.valueOf(cause.getMessage()).replaceFirst("\\.$", "")),
        "Look at what 'carrel doctor' says, then try again.",
        cause);
  }

  private static CarrelException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new CarrelException(
        Code.CANCELLED, "Reading was interrupted.", "Nothing was lost; start again.", e);
  }

  /** Ends all processes, also those that read and those that are just being started. */
  @Override
  public void close() {
    List<ReadingProcess> left;
    List<Thread> starters;
    synchronized (this) {
      closed = true;
      spare.clear();
      left = List.copyOf(alive);
      starters = List.copyOf(starting);
    }
    left.forEach(this::end);
    // What is started too late ends by itself, and its folder with it.
    try {
      for (Thread starter : starters) {
        boolean _ = starter.join(END);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
