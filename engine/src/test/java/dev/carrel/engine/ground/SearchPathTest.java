// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ground;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchPathTest {
  @TempDir private Path dir;

  private static String joined(String... entries) {
    return String.join(File.pathSeparator, entries);
  }

  @Test
  void onlyFoldersNamedByAWholePathAreSearched() throws IOException {
    Path here = Files.createFile(dir.resolve("tool"));
    Files.setPosixFilePermissions(here, PosixFilePermissions.fromString("rwx------"));
    String relative = Path.of("").toAbsolutePath().relativize(dir.toAbsolutePath()).toString();

    SearchPath without = SearchPath.of(Map.of("PATH", joined("", ".", relative, "bin", " ")));
    SearchPath with = SearchPath.of(Map.of("Path", joined("", relative, dir.toString(), ".")));

    assertEquals(List.of(), without.folders());
    assertEquals(Optional.empty(), without.find("tool"));
    assertEquals(List.of(dir), with.folders());
    assertEquals(Optional.of(new Program(here)), with.find("tool"));
    assertEquals(SearchPath.of(Map.of()), without, "no PATH finds nothing");
  }

  @Test
  void aFolderOrAFileThatCannotBeRunIsNoProgram() throws IOException {
    Files.createDirectory(dir.resolve("folder"));
    Files.createFile(dir.resolve("text"));
    SearchPath path = new SearchPath(List.of(dir));
    assertEquals(Optional.empty(), path.find("folder"));
    assertEquals(Optional.empty(), path.find("text"));
    assertThrows(IllegalArgumentException.class, () -> path.find("../text"));
    assertThrows(IllegalArgumentException.class, () -> new Program(Path.of("text")));
  }

  @Test
  void whatIsRunSeesNoRelativeEntryAndOnlyWhatItIsGiven() {
    ProgramRun run =
        new ProgramRun(
            new Program(dir.resolve("tool")),
            List.of("a"),
            dir,
            Map.of(
                "PATH", joined("", dir.toString(), "."),
                "LD_LIBRARY_PATH", joined("", "lib"),
                "HOME", "/home/person"));

    assertEquals(dir.toString(), run.environment().get("PATH"));
    assertTrue(!run.environment().containsKey("LD_LIBRARY_PATH"));
    assertEquals("/home/person", run.environment().get("HOME"));
    assertEquals(
        Optional.empty(),
        Optional.ofNullable(run.keepingOnly(Set.of("PATH")).environment().get("HOME")));
    assertEquals(List.of("a", "b"), run.withArguments(List.of("b")).arguments());
    assertEquals(
        dir.toString(), run.with("PATH", joined(".", dir.toString())).environment().get("PATH"));
    assertThrows(
        IllegalArgumentException.class,
        () -> new ProgramRun(run.program(), List.of(), Path.of("x"), Map.of()));
  }
}
