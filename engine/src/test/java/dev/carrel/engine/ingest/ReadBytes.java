// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest;

import dev.carrel.engine.document.Notice;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.Progress;
import java.io.IOException;
import java.util.Optional;

/** Has a reader read bytes on the thread of the test, so that what it throws is seen as it is. */
public final class ReadBytes {
  private ReadBytes() {}

  /**
   * Looks at the bytes, asks how long they are, and reads them, as far as the reader takes them.
   */
  public static void all(DocumentReader reader, byte[] content) throws IOException {
    DocumentBytes bytes = new InMemory(content);
    if (content.length == 0
        || reader.look(bytes.first(DocumentReader.LOOKED_AT)) == DocumentReader.Look.NEVER) {
      return;
    }
    Watch watch = new Watch(IngestLimits.DEFAULT, new Cancellation());
    IOException refused = null;
    try {
      FileExtent _ = reader.extent(bytes, watch);
    } catch (IOException e) {
      refused = e;
    }
    reader.read(
        new FileToRead("file", bytes, Optional.empty(), watch, new Away(), Progress.SILENT));
    if (refused != null) {
      throw refused;
    }
  }

  private static final class InMemory implements DocumentBytes {
    private final byte[] content;

    InMemory(byte[] content) {
      this.content = content;
    }

    @Override
    public long size() {
      return content.length;
    }

    @Override
    public int read(long position, byte[] into, int offset, int length) {
      int count = (int) Math.min(length, content.length - position);
      if (count <= 0) {
        return -1;
      }
      System.arraycopy(content, (int) position, into, offset, count);
      return count;
    }
  }

  private static final class Away implements PageSink {
    @Override
    public void page(Page page) {}

    @Override
    public void unreadable(Page empty, String reason) {}

    @Override
    public void notice(Notice notice) {}
  }
}
