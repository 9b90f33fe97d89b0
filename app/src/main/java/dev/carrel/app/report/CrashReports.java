// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.report;

import dev.carrel.engine.ground.CarrelVersion;
import dev.carrel.engine.ground.StoredFile;
import dev.carrel.engine.home.HomeFiles;
import dev.carrel.engine.home.HomePlace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What Java leaves when it crashes. Java must know where before it knows the home, so the launcher
 * names a folder of the person's; where there is no launcher it lies in the home's own reports
 * ({@link CrashFile}). The next start makes a report of it in its home, without what may be a
 * person's words.
 */
public final class CrashReports {
  /** The system property by which a launcher says where Java leaves them. */
  public static final String FOLDER = "carrel.crash.folder";

  /** As the launchers name them, by the process. */
  private static final Pattern NAME = Pattern.compile("crash-([0-9]{1,18})\\.log");

  private static final int MOST_BYTES = 8_000_000;

  private final Optional<Path> folder;

  /** In a folder that need not be there, and in a home. */
  public CrashReports(Path folder) {
    this(Optional.of(folder));
  }

  private CrashReports(Optional<Path> folder) {
    this.folder = folder;
  }

  /** Where the launcher told this process, and in a home. */
  public static CrashReports ofProcess() {
    return new CrashReports(
        Optional.ofNullable(System.getProperty(FOLDER)).map(Path::of).filter(Path::isAbsolute));
  }

  /** The name that a process gives the file in which Java writes. */
  static String name(long process) {
    return "crash-" + process + ".log";
  }

  /** Where in a home such files lie. */
  static Path inHome(Path home) {
    return home.resolve(HomePlace.REPORTS.title());
  }

  /**
   * Takes what earlier processes left; what cannot be taken stays for the next start.
   *
   * @param home that is to have the reports
   * @return where the last one is now, in words for a person; empty if there is none
   */
  public Optional<String> takeInto(Path home) {
    Optional<String> last = Optional.empty();
    for (Path crash :
        Stream.concat(left(inHome(home)), folder.stream().flatMap(CrashReports::left)).toList()) {
      try {
        if (Files.size(crash) > 0) {
          last = Optional.of(take(crash, HomeFiles.in(home)));
        }
        Files.delete(crash);
      } catch (IOException e) {
        System.getLogger(CrashReports.class.getName())
            .log(System.Logger.Level.INFO, "a report of a crash could not be taken", e);
      }
    }
    return last;
  }

  private static Stream<Path> left(Path in) {
    try (Stream<Path> all = Files.list(in)) {
      return all.filter(CrashReports::isFinished).sorted().toList().stream();
    } catch (IOException e) {
      return Stream.of(); // there was never one
    }
  }

  /** A process that is still there may be writing. */
  private static boolean isFinished(Path file) {
    Matcher name = NAME.matcher(file.getFileName().toString());
    return name.matches()
        && Files.isRegularFile(file)
        && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty();
  }

  private static String take(Path crash, HomeFiles files) throws IOException {
    String text;
    try (var in = Files.newInputStream(crash)) {
      text = new String(in.readNBytes(MOST_BYTES), StandardCharsets.ISO_8859_1);
    }
    String name = ErrorReport.name("crash", Files.getLastModifiedTime(crash).toInstant());
    StoredFile report = files.file(HomePlace.REPORTS.file(name));
    report.write("carrel " + CarrelVersion.text() + "\n" + CrashText.withoutWords(text));
    return report.place();
  }
}
