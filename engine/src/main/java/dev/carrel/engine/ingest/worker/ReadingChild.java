// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.worker;

import dev.carrel.engine.document.Notice;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ingest.DocumentReader;
import dev.carrel.engine.ingest.FileToRead;
import dev.carrel.engine.ingest.IngestLimits;
import dev.carrel.engine.ingest.Ingestor;
import dev.carrel.engine.ingest.MemberSink;
import dev.carrel.engine.ingest.PageSink;
import dev.carrel.engine.ingest.Watch;
import dev.carrel.engine.ocr.RecognizedPage;
import dev.carrel.engine.sandbox.Guard;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** The process that reads: answers one request after another until its input ends. */
public final class ReadingChild {
  /** Who starts one for a file at hand has asked by then. */
  private static final long SOON_MILLIS = 50;

  private final List<DocumentReader> readers;
  private final ChildPipes pipes;

  private ReadingChild(List<DocumentReader> readers, ChildPipes pipes) {
    this.readers = List.copyOf(readers);
    this.pipes = pipes;
  }

  /**
   * Says what it is held from, then serves.
   *
   * @param readers one for each kind that is asked for
   * @param guards what this process may not do
   * @param whenIdle called once, if nothing is asked at first
   * @param onEnd called, on any thread and in the middle of a file, when nobody asks any more
   * @throws IOException if the pipes fail
   */
  public static void serve(
      List<DocumentReader> readers,
      List<Guard> guards,
      InputStream in,
      OutputStream out,
      Runnable whenIdle,
      Runnable onEnd)
      throws IOException {
    ChildPipes pipes = ChildPipes.over(in, out, onEnd);
    pipes.say(new Answer.Hello(Answer.VERSION, guards));
    if (!pipes.isAskedWithin(SOON_MILLIS)) {
      whenIdle.run();
    }
    ReadingChild child = new ReadingChild(readers, pipes);
    Optional<Request> request = pipes.next();
    while (request.isPresent()) {
      child.answer(request.get());
      request = pipes.next();
    }
  }

  private void answer(Request request) throws IOException {
    switch (request) {
      case Request.Read read -> serve(read, file -> reader(read.kind()).read(file));
      case Request.Members(Request.Read of) ->
          serve(of, file -> reader(of.kind()).members(file, new Members()));
      case Request.Extent extent -> extent(extent);
      case Request.Bytes _, Request.Known _, Request.Turn _ ->
          throw new IOException("an answer that nobody wanted");
    }
  }

  /** What is done with a file. */
  @FunctionalInterface
  private interface Work {
    void on(FileToRead file) throws IOException;
  }

  /** Anything at all may come out of a parser, and whatever it is, is told. */
  @SuppressWarnings("CatchingUnchecked")
  private void serve(Request.Read read, Work work) throws IOException {
    FileToRead file =
        new FileToRead(
            read.name(),
            new PipeBytes(pipes, read.size()),
            read.password(),
            read.as(),
            watch(read.limits()),
            new Pages(),
            (stage, done, total) -> pipes.sayQuietly(new Answer.Step((int) done, (int) total)));
    try {
      work.on(file);
      pipes.say(new Answer.Done());
    } catch (IOException e) {
      pipes.say(
          new Answer.Failed(
              Code.FILE_UNREADABLE,
              "%s could not be read (%s).".formatted(read.name(), e.getMessage()),
              "Check that the disk or the network share is there, then try again."));
    } catch (Exception | OutOfMemoryError | StackOverflowError e) {
      CarrelException known = Ingestor.failure(e);
      pipes.say(new Answer.Failed(known.code(), known.getMessage(), known.remedy()));
    }
  }

  @SuppressWarnings("CatchingUnchecked")
  private void extent(Request.Extent extent) throws IOException {
    try {
      pipes.say(
          new Answer.Extent(
              reader(extent.kind())
                  .extent(new PipeBytes(pipes, extent.size()), watch(extent.limits()))));
    } catch (Exception | OutOfMemoryError | StackOverflowError e) {
      pipes.say(new Answer.Failed(Code.FILE_CORRUPT, String.valueOf(e.getMessage()), ""));
    }
  }

  private static Watch watch(IngestLimits limits) {
    return new Watch(limits, new Cancellation());
  }

  private DocumentReader reader(String kind) {
    return readers.stream()
        .filter(reader -> reader.kind().name().equals(kind))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no reader of " + kind));
  }

  private final class Members implements MemberSink {
    @Override
    public void begin(String name) throws IOException {
      pipes.say(new Answer.Member(name));
    }

    @Override
    public void bytes(byte[] some, int length) throws IOException {
      pipes.say(new Answer.MemberBytes(ByteBuffer.wrap(some, 0, length)));
    }

    @Override
    public void end() throws IOException {
      pipes.say(new Answer.MemberEnds(""));
    }

    @Override
    public void drop(String why) throws IOException {
      pipes.say(new Answer.MemberEnds(why));
    }

    @Override
    public void refused(String name, String why) throws IOException {
      pipes.say(new Answer.MemberRefused(name, why));
    }
  }

  private final class Pages implements PageSink {
    @Override
    public void page(Page page) {
      pipes.sayQuietly(new Answer.PageRead(page));
    }

    @Override
    public void unreadable(Page empty, String reason) {
      pipes.sayQuietly(new Answer.Unreadable(empty, reason));
    }

    @Override
    public Turn recognizing() {
      try {
        if (ask(new Answer.Recognizing()) instanceof Request.Turn(Turn turn)) {
          return turn;
        }
        throw new IOException("another answer than a turn");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void ahead(Page page) {
      pipes.sayQuietly(new Answer.Ahead(page));
    }

    @Override
    public Optional<RecognizedPage> recognizedBefore(String picture) {
      try {
        if (ask(new Answer.Seek(picture)) instanceof Request.Known(Optional<RecognizedPage> page)) {
          return page;
        }
        throw new IOException("another answer than a page");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private Request ask(Answer question) throws IOException {
      pipes.say(question);
      return pipes.next().orElseThrow(() -> new IOException("nobody answers"));
    }

    @Override
    public void recognized(String picture, RecognizedPage page) {
      pipes.sayQuietly(new Answer.Recognized(picture, page));
    }

    @Override
    public void notice(Notice notice) {
      pipes.sayQuietly(new Answer.Noticed(notice));
    }
  }
}
