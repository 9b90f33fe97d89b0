package dev.carrel.app.cli.doctor;

import dev.carrel.engine.ByteSize;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The processor and the memory of this machine, and the Java that runs here. */
public final class MachineCheck {
  private MachineCheck() {}

  public static Check machine() {
    String detail =
        "%s, %d cores, %s of memory, %s %s"
            .formatted(
                processor(),
                Runtime.getRuntime().availableProcessors(),
                memory(),
                System.getProperty("os.name"),
                System.getProperty("os.arch"));
    return Check.ok("machine", detail);
  }

  public static Check java() {
    int feature = Runtime.version().feature();
    String detail =
        System.getProperty("java.vendor.version", "")
            + " Java "
            + Runtime.version()
            + " in "
            + System.getProperty("java.home");
    return feature >= 25
        ? Check.ok("java", detail.strip())
        : Check.failed("java", detail.strip(), "Install a JDK 25 and set CARREL_JAVA_HOME to it.");
  }

  private static String memory() {
    if (ManagementFactory.getOperatingSystemMXBean()
        instanceof com.sun.management.OperatingSystemMXBean system) {
      return ByteSize.text(system.getTotalMemorySize());
    }
    return "an unknown amount";
  }

  private static String processor() {
    Path cpuInfo = Path.of("/proc/cpuinfo");
    if (Files.isReadable(cpuInfo)) {
      try (Stream<String> lines = Files.lines(cpuInfo)) {
        return lines
            .filter(line -> line.startsWith("model name"))
            .map(line -> line.substring(line.indexOf(':') + 1).strip())
            .findFirst()
            .orElse("an unnamed processor");
      } catch (IOException e) {
        return "an unnamed processor";
      }
    }
    String windows = System.getenv("PROCESSOR_IDENTIFIER");
    return windows == null ? "an unnamed processor" : windows;
  }
}
