// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.zip;

import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ingest.FileToRead;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * The directory at the end of a zip archive (APPNOTE.TXT 6.3.10, 4.3.12 to 4.3.16), with what is
 * said there of archives beyond 4 GB.
 */
public final class ZipDirectory {
  private static final int MOST_ENTRIES = 20_000;
  private static final long MOST_BYTES = 64L << 20;

  private static final int END = 0x06054b50;
  private static final int END_LENGTH = 22;
  private static final int LONGEST_COMMENT = 0xFFFF;
  private static final int LARGE_LOCATOR = 0x07064b50;
  private static final int LARGE_LOCATOR_LENGTH = 20;
  private static final int LARGE_END = 0x06064b50;
  private static final int LARGE_END_LENGTH = 56;
  private static final int ENTRY = 0x02014b50;
  private static final int ENTRY_LENGTH = 46;
  private static final int LOCAL = 0x04034b50;
  private static final int LOCAL_LENGTH = 30;
  private static final int LARGE_EXTRA = 0x0001;
  private static final int NAME_EXTRA = 0x7075;
  private static final int UTF_8_FLAG = 1 << 11;
  private static final long NOT_HERE = 0xFFFFFFFFL;

  private final FileToRead file;
  private final List<ZipEntryHead> entries = new ArrayList<>();
  private Optional<String> guess = Optional.empty();

  /** Bytes before the archive, as in one that unpacks itself. */
  private long before;

  private ZipDirectory(FileToRead file) {
    this.file = file;
  }

  /**
   * Reads one.
   *
   * @throws CarrelException FILE_CORRUPT if there is none; FILE_TOO_LARGE
   */
  public static ZipDirectory of(FileToRead file) throws IOException {
    ZipDirectory directory = new ZipDirectory(file);
    try {
      directory.read();
    } catch (EOFException e) {
      throw directory.damaged(e);
    }
    return directory;
  }

  /** All entries, in the directory's order. */
  public List<ZipEntryHead> entries() {
    return entries;
  }

  /** In which encoding the names are, if that was guessed. */
  public Optional<String> guess() {
    return guess;
  }

  /**
   * An entry's bytes, unpacked; close it.
   *
   * @throws java.util.zip.ZipException when they are read and are not what was packed
   * @throws EOFException if there is no such entry
   */
  public InputStream open(ZipEntryHead entry) throws IOException {
    return ZipEntryBytes.of(file, start(entry), entry);
  }

  private long start(ZipEntryHead entry) throws IOException {
    ByteBuffer local = bytes(before + entry.header(), LOCAL_LENGTH);
    if (local.getInt(0) != LOCAL) {
      throw new EOFException("no entry at " + entry.header());
    }
    return before + entry.header() + LOCAL_LENGTH + u16(local, 26) + u16(local, 28);
  }

  private CarrelException damaged(Exception cause) {
    return new CarrelException(
        Code.FILE_CORRUPT,
        file.name() + " is no zip archive, or its end is missing.",
        "Get it again from where it came from, or unpack it and add its files.",
        cause);
  }

  private static CarrelException tooMuch(String name, String what) {
    return new CarrelException(
        Code.FILE_TOO_LARGE,
        name + " holds " + what + ".",
        "Unpack it and add the files you need.");
  }

  private void read() throws IOException {
    long size = file.bytes().size();
    int tail = (int) Math.min(size, END_LENGTH + LONGEST_COMMENT);
    ByteBuffer end = bytes(size - tail, tail);
    int at = tail - END_LENGTH;
    while (at >= 0 && end.getInt(at) != END) {
      at--;
    }
    if (at < 0) {
      throw new EOFException("no end of a directory");
    }
    long count = u16(end, at + 10);
    long length = u32(end, at + 12);
    long start = u32(end, at + 16);
    long endAt = size - tail + at;
    if (count == 0xFFFF || length == NOT_HERE || start == NOT_HERE) {
      ByteBuffer locator = bytes(endAt - LARGE_LOCATOR_LENGTH, LARGE_LOCATOR_LENGTH);
      if (locator.getInt(0) == LARGE_LOCATOR) {
        ByteBuffer large = bytes(locator.getLong(8), LARGE_END_LENGTH);
        if (large.getInt(0) != LARGE_END) {
          throw new EOFException("no end of a large directory");
        }
        count = large.getLong(32);
        length = large.getLong(40);
        start = large.getLong(48);
        endAt = start + length;
      }
    }
    if (count < 0 || count > MOST_ENTRIES || length > MOST_BYTES) {
      throw tooMuch(file.name(), "more than %,d entries".formatted(MOST_ENTRIES));
    }
    if (length < 0 || start < 0 || start + length > endAt) {
      throw new EOFException("a directory outside of the archive");
    }
    before = endAt - length - start;
    readEntries(bytes(before + start, (int) length), (int) count);
  }

  private void readEntries(ByteBuffer directory, int count) throws IOException {
    List<byte[]> names = new ArrayList<>();
    List<ZipEntryHead> heads = new ArrayList<>();
    int at = 0;
    for (int i = 0; i < count; i++) {
      file.watch().check();
      if (at + ENTRY_LENGTH > directory.limit() || directory.getInt(at) != ENTRY) {
        throw new EOFException("no entry at " + at);
      }
      int nameLength = u16(directory, at + 28);
      int extraLength = u16(directory, at + 30);
      int next = at + ENTRY_LENGTH + nameLength + extraLength + u16(directory, at + 32);
      if (next > directory.limit()) {
        throw new EOFException("an entry beyond the directory");
      }
      byte[] name = new byte[nameLength];
      directory.get(at + ENTRY_LENGTH, name);
      ByteBuffer extra = directory.slice(at + ENTRY_LENGTH + nameLength, extraLength);
      heads.add(head(directory, at, name, extra.order(ByteOrder.LITTLE_ENDIAN)));
      names.add(heads.getLast().name().isEmpty() ? name : new byte[0]);
      at = next;
    }
    ZipNames decoded = ZipNames.of(names);
    guess = decoded.guess();
    for (int i = 0; i < heads.size(); i++) {
      ZipEntryHead head = heads.get(i);
      entries.add(
          head.name().isEmpty()
              ? new ZipEntryHead(
                  decoded.names().get(i),
                  head.flags(),
                  head.method(),
                  head.crc(),
                  head.packed(),
                  head.unpacked(),
                  head.header(),
                  head.link())
              : head);
    }
  }

  /** With its name if that is known to be in UTF-8, else without one. */
  private static ZipEntryHead head(ByteBuffer directory, int at, byte[] bytes, ByteBuffer extra) {
    int flags = u16(directory, at + 8);
    String name = (flags & UTF_8_FLAG) != 0 ? new String(bytes, StandardCharsets.UTF_8) : "";
    long packed = u32(directory, at + 20);
    long unpacked = u32(directory, at + 24);
    long header = u32(directory, at + 42);
    for (int i = 0; i + 4 <= extra.limit(); ) {
      int id = u16(extra, i);
      int end = Math.min(extra.limit(), i + 4 + u16(extra, i + 2));
      int value = i + 4;
      if (id == LARGE_EXTRA) {
        if (unpacked == NOT_HERE && value + 8 <= end) {
          unpacked = extra.getLong(value);
          value += 8;
        }
        if (packed == NOT_HERE && value + 8 <= end) {
          packed = extra.getLong(value);
          value += 8;
        }
        if (header == NOT_HERE && value + 8 <= end) {
          header = extra.getLong(value);
        }
      } else if (id == NAME_EXTRA && value + 5 <= end && u32(extra, value + 1) == crc(bytes)) {
        byte[] own = new byte[end - value - 5];
        extra.get(value + 5, own);
        name = new String(own, StandardCharsets.UTF_8);
      }
      i = end;
    }
    boolean unix = (directory.get(at + 5) & 0xFF) == 3;
    boolean link = unix && (u32(directory, at + 38) >> 16 & 0xF000) == 0xA000;
    return new ZipEntryHead(
        name,
        flags,
        u16(directory, at + 10),
        u32(directory, at + 16),
        packed,
        unpacked,
        header,
        link);
  }

  private static long crc(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return crc.getValue();
  }

  private ByteBuffer bytes(long position, int length) throws IOException {
    if (position < 0 || position + length > file.bytes().size()) {
      throw new EOFException("nothing at " + position);
    }
    byte[] bytes = new byte[length];
    int done = 0;
    while (done < length) {
      int read = file.bytes().read(position + done, bytes, done, Math.min(length - done, 1 << 16));
      if (read < 0) {
        throw new EOFException("nothing at " + (position + done));
      }
      done += read;
    }
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static int u16(ByteBuffer bytes, int at) {
    return bytes.getShort(at) & 0xFFFF;
  }

  private static long u32(ByteBuffer bytes, int at) {
    return bytes.getInt(at) & NOT_HERE;
  }
}
