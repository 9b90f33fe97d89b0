// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.worker;

import dev.carrel.engine.ingest.ProcessorTime;
import dev.carrel.engine.ingest.Watch;
import dev.carrel.engine.sandbox.Guard;
import dev.carrel.engine.sandbox.GuardedJava;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** One reading process, from this side. Used by one thread at a time; closed by any. */
final class ReadingProcess implements AutoCloseable {
  private static final long LOOK_MILLIS = 50;

  /** Java starts in a second, on a machine with other work in some. */
  private static final long START_SECONDS = 60;

  /** One that is killed is gone in milliseconds, unless the system is at its end. */
  private static final long END_SECONDS = 5;

  /** What came through the pipe. */
  private sealed interface Heard {
    record Said(Frame frame) implements Heard {}

    record Ended(String how) implements Heard {}
  }

  private final Process process;
  private final Path folder;
  private final List<Path> readable;
  private final OutputStream out;

  /** Small, so that one that talks without end waits and this process does not fill. */
  private final BlockingQueue<Heard> heard = new ArrayBlockingQueue<>(4);

  private final Thread listener;
  private List<Guard> guards = List.of();
  private volatile boolean closed;
  private volatile boolean recognized;
  private final AtomicInteger uses = new AtomicInteger();

  private ReadingProcess(Process process, Path folder, List<Path> readable) {
    this.readable = List.copyOf(readable);
    this.process = process;
    this.folder = folder;
    this.out = new BufferedOutputStream(process.getOutputStream(), 1 << 16);
    InputStream in = new BufferedInputStream(process.getInputStream(), 1 << 16);
    this.listener = Thread.ofPlatform().daemon().name("carrel-reader-pipe").start(() -> listen(in));
  }

  /**
   * Starts one, which has to be met before it is asked.
   *
   * @param readable files that it may read, all of them there
   * @throws IOException if it cannot be started
   */
  static ReadingProcess start(GuardedJava command, List<Path> readable) throws IOException {
    Path folder = Files.createTempDirectory("carrel-reader").toAbsolutePath();
    try {
      Process process =
          command.in(folder, readable).startWithErrorsIn(folder.resolve("errors.txt"));
      return new ReadingProcess(process, folder, readable);
    } catch (IOException e) {
      delete(folder);
      throw e;
    }
  }

  /**
   * Waits until it can be asked.
   *
   * @throws IOException if it does not come so far
   */
  void meet() throws IOException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    Frame first =
        next(
            () -> {
              if (System.nanoTime() > until) {
                throw new IllegalStateException(
                    "it said nothing for " + START_SECONDS + " seconds");
              }
              return true;
            });
    if (!(Answer.of(first, 0) instanceof Answer.Hello hello)) {
      throw new IOException("it did not begin with what it may not do");
    }
    guards = hello.guards();
  }

  /** What it may not do, as it says. */
  List<Guard> guards() {
    return guards;
  }

  /** Files that it may read. */
  List<Path> readable() {
    return readable;
  }

  /** How often it was taken from the pool. */
  int uses() {
    return uses.get();
  }

  void noteUse() {
    uses.incrementAndGet();
  }

  /** It has loaded what reads pictures, which takes most of a gigabyte. */
  void noteRecognition() {
    recognized = true;
  }

  boolean hasRecognized() {
    return recognized;
  }

  /** What it has had of the processors since it was started. */
  long workNanos() {
    return ProcessorTime.of(process.toHandle());
  }

  boolean isAlive() {
    return process.isAlive() && !closed;
  }

  private void listen(InputStream in) {
    try {
      while (true) {
        var frame = Frame.readFrom(in);
        if (frame.isEmpty()) {
          heard.put(new Heard.Ended("its process ended with status " + process.waitFor()));
          return;
        }
        heard.put(new Heard.Said(frame.get()));
      }
    } catch (IOException e) {
      tellOfEnd(closed ? "it was ended" : "it said what makes no sense: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // closed
    }
  }

  private void tellOfEnd(String how) {
    try {
      heard.put(new Heard.Ended(how));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void ask(Request request) throws IOException {
    try {
      request.frame().writeTo(out);
    } catch (IOException e) {
      throw new ProcessFailed("its process ended", e);
    }
  }

  /**
   * The next thing that it says.
   *
   * @param mostCharacters that a page may have
   * @param watch what ends the waiting
   * @throws ProcessFailed if it ended or says what makes no sense
   */
  Answer next(int mostCharacters, Watch watch) throws IOException {
    Frame frame =
        next(
            () -> {
              watch.checkOther();
              return true;
            });
    try {
      return Answer.of(frame, mostCharacters);
    } catch (IOException e) {
      throw new ProcessFailed("it said what makes no sense: " + e.getMessage(), e);
    }
  }

  private Frame next(BooleanSupplier mayWait) throws IOException {
    try {
      Heard next = heard.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      while (next == null && mayWait.getAsBoolean()) {
        next = heard.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      }
      return switch (next) {
        case Heard.Said said -> said.frame();
        case Heard.Ended ended -> throw new ProcessFailed(ended.how());
        case null -> throw new ProcessFailed("it was ended");
      };
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProcessFailed("the waiting for it was interrupted", e);
    }
  }

  /** Ends it, in whatever it is at, and deletes its folder. */
  @Override
  public void close() {
    closed = true;
    process.destroyForcibly();
    listener.interrupt();
    try {
      out.close();
    } catch (IOException e) {
      // What was not yet written is for nobody any more.
    }
    try {
      boolean _ = process.waitFor(END_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    delete(folder);
  }

  private static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      System.getLogger(ReadingProcess.class.getName())
          .log(System.Logger.Level.DEBUG, "a reading process's folder stays", e);
    }
  }
}
