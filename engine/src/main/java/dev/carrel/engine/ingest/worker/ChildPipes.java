// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.worker;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The two pipes as the reading process has them. A thread of its own listens, so that the end of
 * who asked is heard in the middle of a file too.
 */
final class ChildPipes {
  private final OutputStream out;
  private final BlockingQueue<Optional<Frame>> heard = new ArrayBlockingQueue<>(2);

  /** Taken from the queue already. */
  private Optional<Optional<Frame>> early = Optional.empty();

  private ChildPipes(OutputStream out) {
    this.out = out;
  }

  static ChildPipes over(InputStream in, OutputStream out, Runnable onEnd) {
    ChildPipes pipes = new ChildPipes(new BufferedOutputStream(out, 1 << 16));
    InputStream buffered = new BufferedInputStream(in, 1 << 16);
    Thread.ofPlatform().daemon().name("requests").start(() -> pipes.listen(buffered, onEnd));
    return pipes;
  }

  private void listen(InputStream in, Runnable onEnd) {
    try {
      Optional<Frame> frame = Frame.readFrom(in);
      while (frame.isPresent()) {
        heard.put(frame);
        frame = Frame.readFrom(in);
      }
    } catch (IOException e) {
      // The end, as below: who asked is gone.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    onEnd.run();
    boolean _ = heard.offer(Optional.empty());
  }

  /** Whether something is asked now, or comes in this time. */
  boolean isAskedWithin(long millis) throws IOException {
    try {
      early = Optional.ofNullable(heard.poll(millis, TimeUnit.MILLISECONDS));
      return early.isPresent();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** The next request; empty at the end. */
  Optional<Request> next() throws IOException {
    try {
      Optional<Frame> frame = early.isPresent() ? early.get() : heard.take();
      early = Optional.empty();
      return frame.isPresent() ? Optional.of(Request.of(frame.get())) : Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  void say(Answer answer) throws IOException {
    answer.frame().writeTo(out);
  }

  /** As {@link #say}, where no exception of a pipe is expected. */
  void sayQuietly(Answer answer) {
    try {
      say(answer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
