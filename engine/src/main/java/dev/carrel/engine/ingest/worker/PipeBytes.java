// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.worker;

import dev.carrel.engine.ingest.DocumentBytes;
import java.io.IOException;

/** A file's bytes, asked for from the other end of the pipe. */
final class PipeBytes implements DocumentBytes {
  /** The most that is asked for at once. */
  static final int MOST = 1 << 20;

  private final ChildPipes pipes;
  private final long size;

  PipeBytes(ChildPipes pipes, long size) {
    this.pipes = pipes;
    this.size = size;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public int read(long position, byte[] into, int offset, int length) throws IOException {
    if (position >= size) {
      return -1;
    }
    pipes.say(new Answer.Want(position, Math.min(length, MOST)));
    Request answer = pipes.next().orElseThrow(() -> new IOException("nobody answers"));
    if (!(answer instanceof Request.Bytes some) || some.bytes().remaining() > length) {
      throw new IOException("another answer than bytes");
    }
    int count = some.bytes().remaining();
    some.bytes().get(into, offset, count);
    return count == 0 ? -1 : count;
  }
}
