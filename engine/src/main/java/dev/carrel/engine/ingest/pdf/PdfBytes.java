// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import dev.carrel.engine.ingest.DocumentBytes;
import dev.carrel.engine.ingest.Watch;
import java.io.EOFException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadView;

/**
 * A file's bytes as PDFBox wants them: it jumps about in them, so the blocks used last are kept.
 */
final class PdfBytes implements RandomAccessRead {
  private static final int BLOCK = 1 << 15;
  private static final int BLOCKS = 256;

  private final DocumentBytes bytes;
  private final Watch watch;
  private final Map<Long, byte[]> blocks =
      new LinkedHashMap<>(2 * BLOCKS, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, byte[]> eldest) {
          return size() > BLOCKS;
        }
      };

  /** The block that was read from last. */
  private byte[] block = new byte[0];

  private long blockStart;
  private long position;
  private boolean closed;

  PdfBytes(DocumentBytes bytes, Watch watch) {
    this.bytes = bytes;
    this.watch = watch;
  }

  @Override
  public int read() throws IOException {
    if (!find()) {
      return -1;
    }
    int value = block[(int) (position - blockStart)] & 0xFF;
    position++;
    return value;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int done = 0;
    while (done < length && find()) {
      int from = (int) (position - blockStart);
      int some = Math.min(length - done, block.length - from);
      System.arraycopy(block, from, into, offset + done, some);
      done += some;
      position += some;
    }
    return done == 0 && length > 0 ? -1 : done;
  }

  /** Has the block at hand in which the position lies; false at the end. */
  private boolean find() throws IOException {
    if (closed) {
      throw new IOException("the file is closed");
    }
    if (position >= bytes.size()) {
      return false;
    }
    if (position < blockStart || position >= blockStart + block.length) {
      long start = position / BLOCK * BLOCK;
      byte[] found = blocks.get(start);
      if (found == null) {
        watch.check();
        found = load(start);
        blocks.put(start, found);
      }
      block = found;
      blockStart = start;
    }
    return true;
  }

  private byte[] load(long start) throws IOException {
    byte[] loaded = new byte[(int) Math.min(BLOCK, bytes.size() - start)];
    int done = 0;
    while (done < loaded.length) {
      int read = bytes.read(start + done, loaded, done, loaded.length - done);
      if (read < 0) {
        throw new EOFException("it ends after " + (start + done) + " bytes");
      }
      done += read;
    }
    return loaded;
  }

  @Override
  public long getPosition() {
    return position;
  }

  @Override
  public void seek(long to) throws IOException {
    if (to < 0) {
      throw new IOException("there is no position " + to);
    }
    position = Math.min(to, bytes.size());
  }

  @Override
  public long length() {
    return bytes.size();
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  @Override
  public boolean isEOF() {
    return position >= bytes.size();
  }

  /** Looks through this one: both belong to one thread, and a view seeks before it reads. */
  @Override
  public RandomAccessReadView createView(long start, long length) {
    return new RandomAccessReadView(this, start, length);
  }

  @Override
  public void close() {
    closed = true;
    blocks.clear();
    block = new byte[0];
  }
}
