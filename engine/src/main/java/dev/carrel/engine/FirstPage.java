// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import dev.carrel.engine.document.Notice;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.ingest.DocumentBytes;
import dev.carrel.engine.ingest.FileToRead;
import dev.carrel.engine.ingest.IngestLimits;
import dev.carrel.engine.ingest.PageSink;
import dev.carrel.engine.ingest.Watch;
import dev.carrel.engine.ingest.pdf.PdfReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;

/** A page of our own, read before a person's: then Java has what reading a PDF takes. */
final class FirstPage {
  private static final String FILE = "first.pdf";

  private FirstPage() {}

  /** Reads it. */
  static void read() {
    try (InputStream in = Objects.requireNonNull(FirstPage.class.getResourceAsStream(FILE), FILE)) {
      new PdfReader()
          .read(
              new FileToRead(
                  FILE,
                  new Held(in.readAllBytes()),
                  Optional.empty(),
                  new Watch(IngestLimits.DEFAULT, new Cancellation()),
                  new Nowhere(),
                  Progress.SILENT));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Held implements DocumentBytes {
    private final byte[] bytes;

    Held(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public long size() {
      return bytes.length;
    }

    @Override
    public int read(long position, byte[] into, int offset, int length) {
      int some = (int) Math.min(length, bytes.length - position);
      System.arraycopy(bytes, (int) position, into, offset, some);
      return some;
    }
  }

  private static final class Nowhere implements PageSink {
    @Override
    public void page(Page page) {}

    /** Our own page is read, or this program is not whole. */
    @Override
    public void unreadable(Page empty, String reason) {
      throw new IllegalStateException(reason);
    }

    @Override
    public void notice(Notice notice) {}
  }
}
