// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.flow;

import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ingest.DocumentBytes;
import dev.carrel.engine.ingest.FileToRead;
import dev.carrel.engine.ingest.Watch;
import dev.carrel.engine.ingest.zip.ZipDirectory;
import dev.carrel.engine.ingest.zip.ZipEntryHead;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.zip.ZipException;

/** The parts of a file that is a zip, as far as they are wanted; held in memory, within limits. */
public final class ZipParts {
  /** Of all wanted parts together, unpacked. */
  private static final long MOST_BYTES = 160L << 20;

  private static final int BUFFER = 1 << 16;

  private final Map<String, byte[]> parts = new LinkedHashMap<>();

  /** The same by their names in small letters: some programs write links and names unlike. */
  private final Map<String, byte[]> bySmallName = new HashMap<>();

  private ZipParts() {}

  /** Whether the first bytes of a file are a zip's. */
  public static boolean isZip(byte[] start) {
    return start.length > 4 && start[0] == 'P' && start[1] == 'K' && start[2] == 3 && start[3] == 4;
  }

  /** Whether a zip's first bytes name a part, or begin one. */
  public static boolean names(byte[] start, String part) {
    return isZip(start) && new String(start, StandardCharsets.ISO_8859_1).contains(part);
  }

  /**
   * Unpacks what is wanted.
   *
   * @param wanted by a part's name
   * @throws CarrelException FILE_TOO_LARGE if that is too much; FILE_CORRUPT if it is no zip, or is
   *     encrypted
   */
  public static ZipParts of(FileToRead file, Predicate<String> wanted) throws IOException {
    ZipParts zip = new ZipParts();
    ZipDirectory directory = ZipDirectory.of(file);
    long left = MOST_BYTES;
    for (ZipEntryHead entry : directory.entries()) {
      file.watch().check();
      String name = entry.name().replace('\\', '/');
      if (!name.endsWith("/") && wanted.test(name)) {
        byte[] bytes = bytes(directory, entry, left, file);
        left -= bytes.length;
        zip.parts.putIfAbsent(name, bytes);
        zip.bySmallName.putIfAbsent(name.toLowerCase(Locale.ROOT), bytes);
      }
    }
    return zip;
  }

  private static byte[] bytes(
      ZipDirectory directory, ZipEntryHead entry, long most, FileToRead file) throws IOException {
    if (entry.isEncrypted()) {
      throw corrupt(file.name(), "encrypted", new ZipException(entry.name()));
    }
    try (InputStream in = directory.open(entry)) {
      return unpack(in, most, file);
    } catch (ZipException | EOFException e) {
      throw corrupt(file.name(), String.valueOf(e.getMessage()), e);
    }
  }

  private static CarrelException corrupt(String name, String why, IOException cause) {
    return new CarrelException(
        Code.FILE_CORRUPT,
        "%s cannot be unpacked: %s.".formatted(name, why),
        "Open it in the program that made it and save it anew, without a password.",
        cause);
  }

  /**
   * What is said of a file without a part that all of its kind have.
   *
   * @param what it should be, as in "Excel workbook"
   */
  public static CarrelException without(String part, String name, String what) {
    return new CarrelException(
        Code.FILE_CORRUPT,
        "%s has no %s: it is no %s, or is damaged.".formatted(name, part, what),
        "Open it in the program that made it and save it anew.");
  }

  private static byte[] unpack(InputStream in, long most, FileToRead file) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] buffer = new byte[BUFFER];
    int read;
    while ((read = in.read(buffer)) >= 0) {
      file.watch().check();
      if (out.size() + (long) read > most) {
        throw tooMuch(file.name(), "more than %,d MB, unpacked".formatted(MOST_BYTES >> 20));
      }
      out.write(buffer, 0, read);
    }
    return out.toByteArray();
  }

  private static CarrelException tooMuch(String name, String what) {
    return new CarrelException(
        Code.FILE_TOO_LARGE,
        name + " holds " + what + ".",
        "If you know where it comes from, save it as a PDF and add that.");
  }

  /** A file's bytes as a stream. */
  public static InputStream stream(DocumentBytes bytes, Watch watch) {
    return new InputStream() {
      private long at;

      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
      }

      @Override
      public int read(byte[] into, int offset, int length) throws IOException {
        watch.check();
        if (at >= bytes.size()) {
          return -1;
        }
        if (length == 0) {
          return 0;
        }
        int read = bytes.read(at, into, offset, length);
        at += Math.max(0, read);
        return read;
      }
    };
  }

  /** A part's bytes; empty if it is not there. */
  public Optional<byte[]> part(String name) {
    byte[] exact = parts.get(name);
    return Optional.ofNullable(
        exact == null ? bySmallName.get(name.toLowerCase(Locale.ROOT)) : exact);
  }

  /** The parts that begin so and are no links of others. */
  public List<String> names(String begin) {
    return parts.keySet().stream()
        .filter(name -> name.startsWith(begin) && !name.endsWith(".rels"))
        .toList();
  }

  /** A part as a stream; empty if it is not there. */
  public Optional<InputStream> open(String name) {
    return part(name).map(ByteArrayInputStream::new);
  }
}
