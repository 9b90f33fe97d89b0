package dev.carrel.app.start;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Another process of this Carrel that opens the desk where nobody sees it, draws with the CPU, and
 * leaves by itself once shelf and page are shown.
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
          "-D" + StartCache.FILE);

  private DeskProcess() {}

  /**
   * A process of this very Java with the options of this process.
   *
   * @param home the desk's data
   * @param options further ones for Java
   */
  public static ProcessBuilder of(Path home, List<String> options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> NOT_INHERITED.stream().noneMatch(option::startsWith))
        .forEach(command::add);
    Stream.of(
            "-Dglass.platform=Headless",
            "-Dprism.order=sw",
            "-D" + HOME + "=" + home,
            "-D" + FIRST_FRAME + "=leave")
        .forEach(command::add);
    command.addAll(options);
    command.add("-cp");
    command.add(classPath());
    command.add("dev.carrel.app.Main");
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    // No model is found there: none is loaded beside the start.
    environment.put("CARREL_CACHE", home.resolve("no-models").toString());
    return builder;
  }

  static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }
}
