// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.ReadAs;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Reads files into documents, each with the reader of its format. Stateless; thread-safe. */
public final class Ingestor {
  private static final long LOOK_MILLIS = 50;

  /** The longest that a look at a file's length takes. */
  private static final Duration GLANCE = Duration.ofSeconds(5);

  /** Parsers descend into what a file nests; a deep stack reads what is odd but not endless. */
  private static final long STACK_BYTES = 16L << 20;

  private final IngestLimits limits;
  private final Readers readers;
  private final RecognizedPages recognized;
  private final ReadAs as;
  private final ScanPages scans;

  /**
   * Reads what these readers can.
   *
   * @param readers where two may read a file that its name does not decide, the first does
   * @throws IllegalArgumentException if a kind has two readers
   */
  public Ingestor(IngestLimits limits, List<DocumentReader> readers) {
    this(limits, readers, RecognizedPages.NONE);
  }

  /** As the other; what is recognised on pictures is kept there. */
  public Ingestor(IngestLimits limits, List<DocumentReader> readers, RecognizedPages recognized) {
    this(limits, new Readers(readers), recognized, ReadAs.DEFAULT, ScanPages.NOW);
  }

  private Ingestor(
      IngestLimits limits,
      Readers readers,
      RecognizedPages recognized,
      ReadAs as,
      ScanPages scans) {
    this.scans = scans;
    this.limits = limits;
    this.readers = readers;
    this.recognized = recognized;
    this.as = as;
  }

  /** One with the same readers that reads so. */
  public Ingestor as(ReadAs other) {
    return new Ingestor(limits, readers, recognized, other, scans);
  }

  /** One with the same readers that does so with pages whose pictures have to be read. */
  public Ingestor with(ScanPages others) {
    return new Ingestor(limits, readers, recognized, as, others);
  }

  /**
   * Reads a file of any kind that there is a reader for, told apart by what is in it and its name.
   *
   * @param file a regular file
   * @param password that opens it, if one was given
   * @param progress hears {@link Progress.Stage#EXTRACT_PAGES}, on a thread of the ingestor's
   * @param cancellation obeyed within 200 ms, also while a page hangs
   * @return the document; its pages that could not be read are in {@link Document#unreadable}
   * @throws CarrelException with FILE_MISSING, FILE_UNREADABLE, FILE_EMPTY, FILE_KIND_UNKNOWN,
   *     FILE_CORRUPT, FILE_TOO_LARGE, PASSWORD_NEEDED, PASSWORD_WRONG, NO_TEXT (no page has any),
   *     FILE_UNSAFE (also where no page has any that could be read), TIMED_OUT, CANCELLED or
   *     OUT_OF_MEMORY
   */
  public Document read(
      Path file, Optional<String> password, Progress progress, Cancellation cancellation) {
    return read(file, nameOf(file), password, progress, cancellation);
  }

  /**
   * The same.
   *
   * @param name of the file, which lies there under another one
   */
  public Document read(
      Path file,
      String name,
      Optional<String> password,
      Progress progress,
      Cancellation cancellation) {
    cancellation.throwIfRequested();
    Watch watch = new Watch(limits, cancellation);
    FileReading reading = reading(file, name, password, progress, watch);
    return await(begin(reading::read), watch, cancellation);
  }

  /**
   * Reads a file with the files inside of it, each as a document of its own. What is inside and
   * cannot be read is named in a notice; as for {@link #read} otherwise.
   *
   * @throws CarrelException as {@link #read}; FILE_TOO_LARGE also if there is too much inside
   */
  public FileWithin readWithin(
      Path file, Optional<String> password, Progress progress, Cancellation cancellation) {
    return FileWithin.read(this, file, password, progress, cancellation);
  }

  /** Hands on the files inside of a file. */
  void members(
      Path file, Optional<String> password, MemberSink members, Cancellation cancellation) {
    Watch watch = new Watch(limits, cancellation);
    FileReading reading = reading(file, nameOf(file), password, Progress.SILENT, watch);
    boolean _ = await(begin(() -> reading.members(members)), watch, cancellation);
  }

  private static String nameOf(Path file) {
    return String.valueOf(file.getFileName());
  }

  private FileReading reading(
      Path file, String name, Optional<String> password, Progress progress, Watch watch) {
    Progress heard =
        (stage, done, total) -> {
          if (!watch.isAbandoned()) {
            progress.at(stage, done, total);
          }
        };
    return new FileReading(
        readers, file.toAbsolutePath(), name, password, as, heard, watch, recognized, scans);
  }

  private static <T> CompletableFuture<T> begin(Callable<T> work) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Thread worker = new Thread(null, () -> complete(result, work), "carrel-ingest", STACK_BYTES);
    worker.setDaemon(true);
    worker.start();
    return result;
  }

  /**
   * How long a file is, at a glance of some milliseconds; empty for what is no document, is
   * encrypted, is too damaged to tell or takes longer than {@link #GLANCE}.
   */
  public Optional<FileExtent> extent(Path file) {
    Cancellation never = new Cancellation();
    Watch watch = new Watch(limits.within(GLANCE), never);
    FileReading reading = reading(file, nameOf(file), Optional.empty(), Progress.SILENT, watch);
    try {
      return Optional.of(await(begin(reading::extent), watch, never));
    } catch (CarrelException e) {
      return Optional.empty();
    }
  }

  /** Anything at all may come out of a parser; whatever it is must reach the one who waits. */
  @SuppressWarnings("CatchingUnchecked")
  private static <T> void complete(CompletableFuture<T> result, Callable<T> work) {
    try {
      result.complete(work.call());
    } catch (Throwable e) {
      result.completeExceptionally(e);
    }
  }

  private static <T> T await(CompletableFuture<T> result, Watch watch, Cancellation cancellation) {
    try {
      while (true) {
        try {
          return result.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
          cancellation.throwIfRequested();
          if (watch.isStuck()) {
            throw watch.timedOut("came to a halt");
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CarrelException(
          Code.CANCELLED, "Reading was interrupted.", "Nothing was lost; start again.", e);
    } catch (ExecutionException e) {
      throw failure(e.getCause() == null ? e : e.getCause());
    } finally {
      watch.abandon();
    }
  }

  /** What anything that came out of a parser is to a person. */
  public static CarrelException failure(Throwable cause) {
    return switch (cause) {
      case CarrelException known -> known;
      case OutOfMemoryError e ->
          new CarrelException(
              Code.OUT_OF_MEMORY,
              "The file needs more memory to read than there is.",
              "Close other programs, or split the file and add its parts.",
              e);
      default ->
          new CarrelException(
              Code.INTERNAL,
              "The file could not be read: " + cause,
              "Please report this with the file, if it may be shown.",
              cause);
    };
  }
}
