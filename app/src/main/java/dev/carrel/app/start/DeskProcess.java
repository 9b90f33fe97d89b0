package dev.carrel.app.start;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

  /**
   * The system property that asks the desk to scroll through its first document and to leave then:
   * for so many seconds steadily, and as many fast. It prints a line for each, which begins with
   * {@link #FRAMES}.
   */
  public static final String SCROLL = "carrel.scroll";

  /** What frames were counted; {@link FrameCount} reads the rest of the line. */
  public static final String FRAMES = "carrel: frames ";

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
          "-D" + SCROLL,
          "-D" + StartCache.FILE);

  private DeskProcess() {}

  /**
   * A process of this very Java with the options of this process.
   *
   * @param home the desk's data
   * @param options further ones for Java
   */
  public static ProcessBuilder of(Path home, List<String> options) {
    return process(home, Stream.concat(unseen(FIRST_FRAME + "=leave"), options.stream()));
  }

  /**
   * A process that scrolls for so many seconds each way.
   *
   * @param window whether it is to be seen, and drawn by what the machine has for that
   */
  static ProcessBuilder scrolling(Path home, boolean window, int seconds) {
    String wish = SCROLL + "=" + seconds;
    return process(home, window ? Stream.of("-D" + wish) : unseen(wish));
  }

  private static Stream<String> unseen(String wish) {
    return Stream.of("-Dglass.platform=Headless", "-Dprism.order=sw", "-D" + wish);
  }

  private static ProcessBuilder process(Path home, Stream<String> options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> NOT_INHERITED.stream().noneMatch(option::startsWith))
        .forEach(command::add);
    command.add("-D" + HOME + "=" + home);
    options.forEach(command::add);
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
