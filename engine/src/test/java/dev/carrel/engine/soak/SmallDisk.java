// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.soak;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A disk of our own that can be filled. On Linux a process with its own name space can mount one;
 * it is gone with the process.
 */
final class SmallDisk {
  private static final List<String> OWN_NAME_SPACE =
      List.of("unshare", "--user", "--map-root-user", "--mount");
  private static final int CHUNK = 1 << 16;

  private final Path folder;
  private final boolean mounted;

  private SmallDisk(Path folder, boolean mounted) {
    this.folder = folder;
    this.mounted = mounted;
  }

  /** What a process must be started by to have one; empty where there can be none. */
  static List<String> launcher() {
    boolean works =
        succeeds(
            Stream.concat(
                    OWN_NAME_SPACE.stream(),
                    Stream.of("sh", "-c", "mount -t tmpfs tmpfs /mnt || mount -t tmpfs tmpfs /tmp"))
                .toList());
    return works ? OWN_NAME_SPACE : List.of();
  }

  private static boolean succeeds(List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Mounts one in a folder, which is otherwise used as it is.
   *
   * @param wanted whether to try
   */
  static SmallDisk in(Path folder, int megabytes, boolean wanted) throws IOException {
    Files.createDirectories(folder);
    boolean mounted =
        wanted
            && succeeds(
                List.of(
                    "mount",
                    "-t",
                    "tmpfs",
                    "-o",
                    "size=" + megabytes + "m",
                    "tmpfs",
                    folder.toString()));
    return new SmallDisk(folder, mounted);
  }

  Path folder() {
    return folder;
  }

  /** Whether it may be filled. */
  boolean isOwn() {
    return mounted;
  }

  /** Leaves so many bytes free, or less. */
  void fill(long leave) {
    try (OutputStream out = Files.newOutputStream(filler())) {
      byte[] zeros = new byte[CHUNK];
      while (Files.getFileStore(folder).getUsableSpace() > leave) {
        long more = Files.getFileStore(folder).getUsableSpace() - leave;
        out.write(zeros, 0, (int) Math.min(CHUNK, more));
      }
    } catch (IOException e) {
      // There is no room at all, which is what was wanted.
    }
  }

  /** Undoes {@link #fill}. */
  void empty() {
    try {
      Files.deleteIfExists(filler());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path filler() {
    return folder.resolve("filler");
  }
}
