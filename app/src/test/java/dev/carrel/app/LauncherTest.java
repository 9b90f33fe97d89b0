// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.carrel.engine.StrangersFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher for bash; the one for Windows has no test here. */
class LauncherTest {
  private static final Path SOURCES = Path.of("..").toAbsolutePath().normalize();

  @TempDir private Path dir;

  /** On a Java that only says how it was started. */
  @Test
  void javaWritesOfACrashForTheOwnerOnlyAndTakesNoLibraryFromATemporaryFolder() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "there is no bash here");
    Path copy = Files.createDirectories(dir.resolve("sources"));
    Path launcher = builtIn(copy);
    Path jdk = sayingJdk();
    Path person = Files.createDirectories(dir.resolve("person"));

    ProcessBuilder carrel = new ProcessBuilder(launcher.toString(), "doctor");
    carrel.environment().put("CARREL_JAVA_HOME", jdk.toString());
    carrel.environment().put("HOME", person.toString());
    carrel.environment().put("XDG_STATE_HOME", "relative");
    Process process = carrel.redirectErrorStream(true).start();
    List<String> said = process.inputReader().lines().toList();

    assertEquals(0, process.waitFor(), said.toString());
    boolean mac = System.getProperty("os.name").startsWith("Mac");
    Path crashes = person.resolve(mac ? "Library/Logs/Carrel" : ".local/state/carrel");
    assertEquals("0077", said.getFirst());
    assertTrue(said.contains("-XX:ErrorFile=" + crashes + "/crash-%p.log"), said.toString());
    assertTrue(said.contains("-Dcarrel.crash.folder=" + crashes), said.toString());
    Path unpacked = copy.resolve("app/target/carrel/native");
    assertTrue(said.contains("-Dorg.sqlite.lib.path=" + unpacked), said.toString());
    assertTrue(said.contains("-Donnxruntime.native.path=" + unpacked), said.toString());
    assertEquals(
        "rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(crashes)));
  }

  /** A launcher in a folder where all looks built. */
  private static Path builtIn(Path copy) throws IOException {
    Path launcher = Files.copy(SOURCES.resolve("carrel"), copy.resolve("carrel"));
    assertTrue(launcher.toFile().setExecutable(true));
    for (String stamp : List.of("app/target/carrel/built", "native/target/built")) {
      Files.createDirectories(copy.resolve(stamp).getParent());
      Files.createFile(copy.resolve(stamp));
    }
    return launcher;
  }

  /** Its Java only says how it was started. */
  private Path sayingJdk() throws IOException {
    Path jdk = Files.createDirectories(dir.resolve("jdk"));
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"25.0.1\"\n");
    Path java = Files.createDirectories(jdk.resolve("bin")).resolve("java");
    Files.writeString(java, "#!/bin/bash\numask\nprintf '%s\\n' \"$@\"\n");
    assertTrue(java.toFile().setExecutable(true));
    return jdk;
  }

  /** Or the second start of every new user would build all again. */
  @Test
  void whatTheFirstBuildMadeAndTookAwayAgainIsNoChangeOfTheSourcesButANewerFileIs()
      throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "there is no bash here");
    Path copy = Files.createDirectories(dir.resolve("sources"));
    Path launcher = builtIn(copy);
    Path folder = Files.createDirectories(copy.resolve("native/cmake"));
    Path list = copy.resolve("packaging/prerequisites.tsv");
    Files.createDirectories(list.getParent());
    Files.writeString(list, "tool\tA loom\tno-such-program-as-a-loom\n");
    FileTime later = FileTime.from(Instant.now().plusSeconds(60));
    Files.setLastModifiedTime(folder, later);
    assertFalse(said(launcher).contains("A loom"));

    Files.setLastModifiedTime(Files.createFile(folder.resolve("build.cmake")), later);
    assertTrue(said(launcher).contains("A loom"));
  }

  private String said(Path launcher) throws Exception {
    ProcessBuilder carrel = new ProcessBuilder(launcher.toString(), "doctor");
    carrel.environment().put("CARREL_JAVA_HOME", sayingJdk().toString());
    carrel.environment().put("HOME", Files.createDirectories(dir.resolve("person")).toString());
    Path said = dir.resolve("said");
    Process process = carrel.redirectErrorStream(true).redirectOutput(said.toFile()).start();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    return Files.readString(said);
  }

  /** Every variable that is not there ends a shell that was told to mind it. */
  @Test
  void aPersonWithoutHomeIsNoProblem() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "there is no bash here");
    Path copy = Files.createDirectories(dir.resolve("homeless"));
    Path list = copy.resolve("packaging/prerequisites.tsv");
    Files.createDirectories(list.getParent());
    Files.copy(SOURCES.resolve("packaging/prerequisites.tsv"), list);
    Files.writeString(list, "tool\tA loom\tno-such-program-as-a-loom\n", StandardOpenOption.APPEND);
    Path launcher = Files.copy(SOURCES.resolve("carrel"), copy.resolve("carrel"));
    assertTrue(launcher.toFile().setExecutable(true));
    ProcessBuilder carrel = new ProcessBuilder(launcher.toString(), "doctor");
    carrel.environment().keySet().removeAll(List.of("HOME", "JAVA_HOME", "CARREL_JAVA_HOME"));
    carrel.environment().put("PATH", "/usr/bin:/bin");
    Path said = dir.resolve("said");
    Process process = carrel.redirectErrorStream(true).redirectOutput(said.toFile()).start();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertTrue(Files.readString(said).contains("missing  A loom"), Files.readString(said));
    assertFalse(Files.readString(said).contains("unbound"), Files.readString(said));
  }

  /** The build's own program, told of a folder without anything to build. */
  @Test
  void whatBuildsTheLibraryRunsNothingInTheCurrentFolder() throws Exception {
    StrangersFolder stranger = StrangersFolder.in(dir);
    ProcessBuilder build =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            SOURCES.resolve("native/cmake/BuildNative.java").toString(),
            dir.toString(),
            "best",
            "OFF");
    build.directory(stranger.path().toFile());
    build.environment().put("PATH", StrangersFolder.searchPath());
    Path said = dir.resolve("said");
    Process process = build.redirectErrorStream(true).redirectOutput(said.toFile()).start();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(List.of(), stranger.run(), Files.readString(said));
    assertTrue(process.exitValue() != 0, "there is nothing to build");
  }

  /**
   * With a program on the list that nobody has, it looks for all and says so, and builds nothing.
   */
  @Test
  void nothingInTheCurrentFolderIsRun() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "there is no bash here");
    StrangersFolder stranger = StrangersFolder.in(dir);
    Path copy = Files.createDirectories(dir.resolve("carrel's sources"));
    Path list = copy.resolve("packaging/prerequisites.tsv");
    Files.createDirectories(list.getParent());
    Files.copy(SOURCES.resolve("packaging/prerequisites.tsv"), list);
    Files.writeString(list, "tool\tA loom\tno-such-program-as-a-loom\n", StandardOpenOption.APPEND);
    Path launcher = Files.copy(SOURCES.resolve("carrel"), copy.resolve("carrel"));
    assertTrue(launcher.toFile().setExecutable(true));

    ProcessBuilder carrel = new ProcessBuilder(launcher.toString(), "doctor");
    carrel.directory(stranger.path().toFile());
    carrel.environment().put("PATH", StrangersFolder.searchPath());
    carrel.environment().put("LD_LIBRARY_PATH", ":lib");
    carrel.environment().put("CDPATH", ".");
    Path said = dir.resolve("said");
    Process process = carrel.redirectErrorStream(true).redirectOutput(said.toFile()).start();

    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(List.of(), stranger.run(), Files.readString(said));
    assertTrue(Files.readString(said).contains("missing  A loom"), Files.readString(said));
    assertTrue(Files.readString(said).contains("ok       JDK"), Files.readString(said));
    assertEquals(1, process.exitValue());
  }
}
