// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.keep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.carrel.engine.ForkedJvm;
import dev.carrel.engine.ground.CarrelException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Keeping where there is no room: on small disks of our own, which a process with its own name
 * space can mount on Linux, and under a limit on the size of files.
 */
class FullDiskTest {
  private static final int MEGABYTE = 1 << 20;
  private static final long LIMIT = 1_000_000_000;

  @TempDir Path temp;

  /**
   * Run on the small disk: keeps a part of 1 MiB, fills the disk up to some bytes, tries to keep a
   * part of 2 MiB, and tells what came of it.
   */
  static final class Filler {
    private Filler() {}

    public static void main(String[] arguments) throws IOException, KeptDamage {
      Path folder = Path.of(arguments[0]).resolve("contexts");
      KeptContexts contexts = KeptContexts.open(folder, LIMIT);
      KeptPart first = Parts.chain(contexts, 1, MEGABYTE).getFirst();
      Path filling = folder.resolveSibling("filling");
      boolean inUse = Boolean.parseBoolean(arguments[2]);
      try (Chain _ = inUse ? contexts.pin(first) : contexts.find("nothing", new int[0])) {
        leave(filling, Long.parseLong(arguments[1]));
        System.out.println(attempt(contexts));
      }
      System.out.println(files(folder));
      KeptContexts again = KeptContexts.open(folder, LIMIT);
      List<KeptPart> left = Parts.find(again, Parts.tokens(1, 10));
      for (KeptPart part : left) {
        System.out.println(
            Arrays.equals(Parts.payload(1, MEGABYTE), Parts.load(again, part))
                ? "intact"
                : "changed");
      }
      Files.deleteIfExists(filling);
      System.out.println(attempt(again));
    }

    private static void leave(Path filling, long bytes) throws IOException {
      if (bytes >= 0) {
        long free = Files.getFileStore(filling.getParent()).getUsableSpace();
        Files.write(filling, new byte[(int) (free - bytes)]);
      }
    }

    private static String attempt(KeptContexts contexts) {
      try {
        Keeping kept =
            contexts.keep(
                Parts.KEY,
                Optional.empty(),
                Parts.tokens(2, 5),
                "second",
                Parts.probe(2),
                MemorySegment.ofArray(Parts.payload(2, 2 * MEGABYTE)));
        return kept.getClass().getSimpleName();
      } catch (CarrelException e) {
        return e.code() + " " + e.getMessage() + " " + e.remedy();
      }
    }

    private static long files(Path folder) {
      try (Stream<Path> all = Files.list(folder)) {
        return all.map(file -> file.getFileName().toString())
            .filter(name -> name.contains(".ctx") || name.endsWith(".new"))
            .count();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Runs {@link Filler} on a disk with these mount options. */
  private ForkedJvm onDisk(String options, long leave, boolean pinned) throws Exception {
    List<String> launcher =
        List.of(
            "unshare",
            "--user",
            "--map-root-user",
            "--mount",
            "sh",
            "-c",
            "mount -t tmpfs -o " + options + " tmpfs \"$0\" && exec \"$@\"",
            temp.toString());
    assumeTrue(works(launcher), "no disk of our own can be mounted here");
    return ForkedJvm.startUnder(
        launcher, Filler.class, temp.toString(), Long.toString(leave), Boolean.toString(pinned));
  }

  private static boolean works(List<String> launcher) throws InterruptedException {
    List<String> command = Stream.concat(launcher.stream(), Stream.of("true")).toList();
    try {
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void aFullDiskIsToldAndWhatWasKeptStays() throws Exception {
    try (ForkedJvm filler = onDisk("size=8m", 1_500_000, true)) {
      String said = filler.nextLine();
      assertTrue(said.startsWith("DISK_FULL "), said);
      assertTrue(said.contains(temp + "/contexts") && said.contains("carrel contexts"), said);
      assertEquals("1", filler.nextLine());
      assertEquals("intact", filler.nextLine());
      assertEquals("Kept", filler.nextLine());
    }
  }

  @Test
  void whatIsNotInUseMakesRoomOnTheDisk() throws Exception {
    try (ForkedJvm filler = onDisk("size=8m", 3_500_000, false)) {
      assertEquals("Kept", filler.nextLine());
      assertEquals("1", filler.nextLine());
    }
  }

  @Test
  void nothingGoesForWhatWouldNotFitAllTheSame() throws Exception {
    try (ForkedJvm filler = onDisk("size=8m", 500_000, false)) {
      String said = filler.nextLine();
      assertTrue(said.startsWith("DISK_FULL "), said);
      assertEquals("1", filler.nextLine());
      assertEquals("intact", filler.nextLine());
    }
  }

  @Test
  void aDiskThatIsFullOnlyWhenItIsWrittenToLeavesNothing() throws Exception {
    // Root, contexts, key, set-aside and the first part: there is no file name left for another.
    try (ForkedJvm filler = onDisk("size=80m,nr_inodes=5", -1, true)) {
      String said = filler.nextLine();
      assertTrue(said.startsWith("DISK_FULL "), said);
      assertEquals("1", filler.nextLine());
      assertEquals("intact", filler.nextLine());
    }
  }

  @Test
  void aWriteThatFailsMidwayLeavesNothing() throws Exception {
    List<String> launcher = List.of("sh", "-c", "ulimit -f 3000 && exec \"$@\"", "sh");
    assumeTrue(works(launcher), "no limit on the size of files can be set here");
    try (ForkedJvm filler =
        ForkedJvm.startUnder(launcher, Filler.class, temp.toString(), "-1", "true")) {
      String said = filler.nextLine();
      assertTrue(said.startsWith("HOME_UNUSABLE "), said);
      assertEquals("1", filler.nextLine());
      assertEquals("intact", filler.nextLine());
    }
  }
}
