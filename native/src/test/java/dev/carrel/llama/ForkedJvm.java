// SPDX-License-Identifier: Apache-2.0
package dev.carrel.llama;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A main class in a JVM of its own, where a crash is a failed assertion with its output rather than
 * the end of the test run.
 */
public final class ForkedJvm {
  private static final int MINUTES = 5;

  private ForkedJvm() {}

  /** Runs {@code main} with -Xcheck:jni; its output. Fails on a crash, a warning, or a bad exit. */
  public static String run(Class<?> main, String... arguments) {
    String output = run(List.of("-Xcheck:jni"), main, arguments);
    assertFalse(output.contains("WARNING in native method"), output);
    assertFalse(output.contains("FATAL ERROR"), output);
    return output;
  }

  /** As {@link #run(Class, String...)} with other JVM options, and without the JNI checker. */
  public static String run(List<String> options, Class<?> main, String... arguments) {
    return run(Map.of(), options, main, arguments);
  }

  /** As {@link #run(List, Class, String...)} with more variables in the environment. */
  public static String run(
      Map<String, String> environment, List<String> options, Class<?> main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add("-XX:-CreateCoredumpOnCrash");
    command.add("-XX:+ErrorFileToStdout");
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-Dcarrel.native.dir=" + System.getProperty("carrel.native.dir"));
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
    command.addAll(List.of(arguments));
    return run(environment, command);
  }

  private static String run(Map<String, String> environment, List<String> command) {
    try {
      Path log = Files.createTempFile("forked", ".log");
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
      builder.environment().putAll(environment);
      Process process = builder.start();
      boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
      process.destroyForcibly();
      String output = new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
      Files.delete(log);
      assertEquals(true, ended, () -> "still running after minutes:\n" + output);
      assertEquals(0, process.exitValue(), () -> "exit status, with this output:\n" + output);
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
