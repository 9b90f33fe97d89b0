// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Java that really crashes, with words of a person's all around. */
class CrashReportsTest {
  private static final String SECRET = "Mandantengeheimnis";

  @TempDir private Path dir;

  /** Crashes: {@code WORDS...}. */
  static final class Crashing {
    private Crashing() {}

    public static void main(String[] args) throws Exception {
      Thread thread = new Thread(Crashing::crash, "reading " + args[0]);
      thread.start();
      thread.join();
    }

    private static void crash() {
      try {
        Class<?> unsafe = Class.forName("sun.misc.Unsafe");
        Field the = unsafe.getDeclaredField("theUnsafe");
        the.setAccessible(true);
        unsafe.getMethod("putAddress", long.class, long.class).invoke(the.get(null), 0L, 0L);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Has its crash reported in a home: {@code HOME end|WORDS}. */
  static final class Holding {
    private Holding() {}

    public static void main(String[] args) throws Exception {
      CrashFile.hold(Path.of(args[0]), 198);
      if (!args[1].equals("end")) {
        Crashing.main(args);
      }
    }
  }

  private Path crashes() {
    return dir.resolve("crashes");
  }

  private Process java(List<String> options, Class<?> main, List<String> arguments)
      throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-cp");
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add(main.getName());
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.directory(Files.createDirectories(dir.resolve("here")).toFile());
    builder.environment().put("CARREL_SECRET", SECRET);
    Process process =
        builder.redirectOutput(dir.resolve("said by " + main.getSimpleName()).toFile()).start();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    return process;
  }

  private void crash() throws Exception {
    Files.createDirectories(crashes());
    Process crashed =
        java(
            List.of(
                "-XX:ErrorFile=" + crashes().resolve("crash-%p.log"),
                "-XX:-CreateCoredumpOnCrash",
                "-XX:-DumpReplayDataOnError",
                "-Dsecret=" + SECRET),
            Crashing.class,
            List.of("/home/person/" + SECRET + ".pdf", "What does " + SECRET + " say?"));
    assertFalse(crashed.exitValue() == 0);
    assertEquals(List.of(), names(dir.resolve("here")), "nothing lies in the current folder");
    assertEquals(List.of("crash-" + crashed.pid() + ".log"), names(crashes()));
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private String raw() throws IOException {
    return Files.readString(
        crashes().resolve(names(crashes()).getFirst()), StandardCharsets.ISO_8859_1);
  }

  @Test
  void theReportOfACrashSaysWhereAndHoldsNoWordOfAPersons() throws Exception {
    crash();
    assertTrue(raw().contains(SECRET), "Java's own report has it");
    Path home = dir.resolve("home");

    String place = new CrashReports(crashes()).takeInto(home).orElseThrow();

    String report = Files.readString(Path.of(place));
    assertFalse(report.toLowerCase(Locale.ROOT).contains("geheimnis"), report);
    assertFalse(report.contains("person"), report);
    assertFalse(report.contains(dir.toString()), report);
    assertFalse(report.contains("0x00000000: "), "no memory");
    for (String kept :
        List.of("SIG", "Problematic frame", "Unsafe_Put", "Crashing.crash", "JRE version")) {
      assertTrue(report.contains(kept), kept + " in " + report);
    }
    assertTrue(Path.of(place).startsWith(home.resolve("reports")));
    assertEquals(List.of(), names(crashes()), "it is told of once");
    assertEquals(Optional.empty(), new CrashReports(crashes()).takeInto(home));
  }

  /** As an installed Carrel is started, which no launcher told of the home. */
  @Test
  void aCrashIsReportedInTheHomeByADescriptorAndAnEndInOrderLeavesNothing() throws Exception {
    assumeTrue(Files.isDirectory(Path.of("/dev/fd")), "there are no descriptors here");
    Path home = Files.createDirectory(dir.resolve("home"));
    List<String> options = List.of("-XX:ErrorFile=/dev/fd/198", "-XX:-CreateCoredumpOnCrash");

    Process well = java(options, Holding.class, List.of(home.toString(), "end"));
    assertEquals(0, well.exitValue(), Files.readString(dir.resolve("said by Holding")));
    assertEquals(List.of(), names(home.resolve("reports")));

    Process crashed = java(options, Holding.class, List.of(home.toString(), SECRET));
    Path raw = home.resolve("reports").resolve("crash-" + crashed.pid() + ".log");
    assertEquals(List.of(), names(dir.resolve("here")), "nothing lies in the current folder");
    assertTrue(Files.readString(raw, StandardCharsets.ISO_8859_1).contains(SECRET));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(raw)));
    Path none = Files.createFile(raw.resolveSibling("crash-999999999.log"));

    Path report = Path.of(new CrashReports(crashes()).takeInto(home).orElseThrow());
    assertFalse(Files.readString(report).contains("geheimnis"));
    assertTrue(Files.readString(report).contains("Crashing.crash"));
    assertFalse(Files.exists(raw));
    assertFalse(Files.exists(none), "a process that was killed leaves nothing to tell");
  }

  @Test
  void whereThereIsNoHomeYetNoneIsMadeForTheReport() throws Exception {
    assumeTrue(Files.isDirectory(Path.of("/dev/fd")), "there are no descriptors here");
    Path home = dir.resolve("home");
    Process crashed =
        java(
            List.of("-XX:ErrorFile=/dev/fd/198", "-XX:-CreateCoredumpOnCrash"),
            Holding.class,
            List.of(home.toString(), SECRET));
    assertFalse(crashed.exitValue() == 0);
    assertFalse(Files.exists(home));
    assertEquals(List.of(), names(dir.resolve("here")));
  }

  @Test
  void theNextCommandSaysWhereTheReportLies() throws Exception {
    crash();
    Path home = dir.resolve("home");
    Process next =
        java(
            List.of(
                "-D" + CrashReports.FOLDER + "=" + crashes(),
                "-XX:TieredStopAtLevel=1",
                "-Dcarrel.native.dir=" + System.getProperty("carrel.native.dir", "")),
            dev.carrel.app.Main.class,
            List.of("models", "list", "--home", home.toString()));
    String said = Files.readString(dir.resolve("said by Main"));
    assertEquals(0, next.exitValue(), said);
    String report = names(home.resolve("reports")).getFirst();
    assertTrue(
        said.contains(
            "Carrel crashed the last time. A report without your words lies in "
                + home.resolve("reports").resolve(report)),
        said);
  }

  @Test
  void whatAProcessThatIsStillThereWritesAndWhatIsNoCrashStays() throws IOException {
    Files.createDirectories(crashes());
    Path own = crashes().resolve("crash-" + ProcessHandle.current().pid() + ".log");
    Files.writeString(own, "#");
    Files.writeString(crashes().resolve("notes.txt"), "mine");
    assertEquals(Optional.empty(), new CrashReports(crashes()).takeInto(dir.resolve("home")));
    assertEquals(2, names(crashes()).size());
    assertEquals(
        Optional.empty(),
        new CrashReports(dir.resolve("never made")).takeInto(dir.resolve("home")));
  }
}
