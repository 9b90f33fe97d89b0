// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.zip;

import dev.carrel.engine.ingest.FileToRead;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/** The bytes of an entry, unpacked; at their end they are compared with their sum. */
final class ZipEntryBytes extends FilterInputStream {
  private static final int BLOCK = 1 << 16;

  private final Inflater inflater;
  private final CRC32 crc = new CRC32();
  private final long wanted;

  private ZipEntryBytes(InputStream bytes, Inflater inflater, long wanted) {
    super(bytes);
    this.inflater = inflater;
    this.wanted = wanted;
  }

  static ZipEntryBytes of(FileToRead file, long start, ZipEntryHead entry) {
    Inflater inflater = new Inflater(true);
    InputStream packed = new Stretch(file, start, entry.packed());
    InputStream bytes =
        entry.method() == ZipEntryHead.STORED
            ? packed
            : new InflaterInputStream(oneMore(packed), inflater, BLOCK);
    return new ZipEntryBytes(bytes, inflater, entry.crc());
  }

  /** Java's inflater wants a byte more than there is. */
  private static InputStream oneMore(InputStream packed) {
    return new SequenceInputStream(packed, new ByteArrayInputStream(new byte[1]));
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int read = super.read(into, offset, length);
    if (read < 0 && crc.getValue() != wanted) {
      throw new ZipException("it is not as it was packed");
    }
    crc.update(into, offset, Math.max(0, read));
    return read;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  @Override
  public long skip(long bytes) throws IOException {
    long skipped = 0;
    byte[] some = new byte[(int) Math.min(BLOCK, Math.max(0, bytes))];
    for (int read = 0; skipped < bytes && read >= 0; skipped += Math.max(0, read)) {
      read = read(some, 0, (int) Math.min(some.length, bytes - skipped));
    }
    return skipped;
  }

  @Override
  public void close() throws IOException {
    try {
      super.close();
    } finally {
      inflater.end();
    }
  }

  /** Some of a file's bytes. */
  private static final class Stretch extends InputStream {
    private final FileToRead file;
    private long at;
    private final long end;

    Stretch(FileToRead file, long start, long length) {
      this.file = file;
      this.at = start;
      this.end = Math.min(file.bytes().size(), start + Math.max(0, length));
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      file.watch().check();
      if (at >= end) {
        return -1;
      }
      if (length == 0) {
        return 0;
      }
      int read = file.bytes().read(at, into, offset, (int) Math.min(length, end - at));
      at += Math.max(0, read);
      return read;
    }
  }
}
