// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.start;

import dev.carrel.app.report.CrashReports;
import dev.carrel.engine.ground.Program;
import dev.carrel.engine.ground.ProgramRun;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Another process of this Carrel that opens the desk to be measured, mostly where nobody sees it
 * and drawn by the CPU, and leaves by itself.
 */
public final class DeskProcess {
  /** The system property that names the home of a desk, where it is not the platform's own. */
  public static final String HOME = "carrel.home";

  /**
   * The system property that asks the desk to print {@link #WINDOW_SHOWN} and {@link #FRAME_SHOWN},
   * each on a line of its own: {@code tell}, or {@code leave} to end then.
   */
  public static final String FIRST_FRAME = "carrel.first.frame";

  /** The window is on the screen, and says that it opens. */
  public static final String WINDOW_SHOWN = "carrel: window shown";

  /** The documents on the shelf and the first page are on the screen. */
  public static final String FRAME_SHOWN = "carrel: first frame shown";

  /** What lets Java show no window, and draw with the CPU. */
  public static final List<String> UNSEEN =
      List.of("-Dglass.platform=Headless", "-Dprism.order=sw");

  private static final List<String> NOT_INHERITED =
      List.of(
          "-XX:AOT",
          "-Xlog",
          "-agentlib",
          "-javaagent",
          "-Dglass.",
          "-Dprism.",
          "-D" + HOME,
          "-D" + FIRST_FRAME,
          "-D" + StartCache.FILE,
          "-D" + CrashReports.FOLDER); // another home must not take what this one is to tell of

  private DeskProcess() {}

  /**
   * A process of this very Java with the options of this process, which leaves after its first
   * frame.
   *
   * @param home the desk's data
   * @param options further ones for Java
   */
  public static ProgramRun of(Path home, List<String> options) {
    Stream<String> leave = Stream.of("-D" + FIRST_FRAME + "=leave");
    return of(
        "dev.carrel.app.Main",
        home,
        Stream.of(UNSEEN.stream(), leave, options.stream()).flatMap(all -> all).toList());
  }

  /**
   * A process of this very Java with the options of this process.
   *
   * @param main the class that opens the desk
   * @param home the desk's data
   * @param options further ones for Java
   */
  public static ProgramRun of(String main, Path home, List<String> options) {
    List<String> command = new ArrayList<>();
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> NOT_INHERITED.stream().noneMatch(option::startsWith))
        .forEach(command::add);
    command.add("-D" + HOME + "=" + home);
    command.addAll(options);
    command.add("-cp");
    command.add(classPath());
    command.add(main);
    // No model is found there: none is loaded beside the start.
    return java(command).with("CARREL_CACHE", home.resolve("no-models").toString());
  }

  /** A run of this very Java, with the environment of this process. */
  public static ProgramRun java(List<String> arguments) {
    Path home = Path.of(System.getProperty("java.home")).toAbsolutePath();
    String name = File.separatorChar == '\\' ? "java.exe" : "java";
    Program java = new Program(home.resolve("bin").resolve(name));
    return new ProgramRun(java, arguments, home, System.getenv());
  }

  /** Of this process, with whole paths: another process has another current folder. */
  public static String classPath() {
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Stream.of(path.split(File.pathSeparator))
        .filter(entry -> !entry.isEmpty())
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
