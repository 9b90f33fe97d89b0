// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Another Java process with this one's class path, which a test can kill. */
public final class ForkedJvm implements AutoCloseable {
  private final Process process;
  private final BufferedReader out;
  private final BufferedWriter in;

  private ForkedJvm(Process process) {
    this.process = process;
    this.out = process.inputReader(StandardCharsets.UTF_8);
    this.in = process.outputWriter(StandardCharsets.UTF_8);
  }

  public static ForkedJvm start(Class<?> main, String... arguments) throws IOException {
    return startUnder(List.of(), main, arguments);
  }

  /**
   * As {@link #start}, by way of another program.
   *
   * @param launcher that program and its arguments; Java's command line follows them
   */
  public static ForkedJvm startUnder(List<String> launcher, Class<?> main, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(launcher);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-Dcarrel.native.dir=" + System.getProperty("carrel.native.dir", ""),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            main.getName()));
    command.addAll(List.of(arguments));
    return new ForkedJvm(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  public long pid() {
    return process.pid();
  }

  /** Gives the process a line on its standard input. */
  public void send(String line) throws IOException {
    in.write(line);
    in.newLine();
    in.flush();
  }

  /** Waits for the next line that the process prints; "(end)" once there are no more. */
  public String nextLine() throws IOException {
    String line = out.readLine();
    return line == null ? "(end)" : line;
  }

  /** As {@code kill -9}; returns when the process is gone. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** As {@code kill}: the process may put things in order. */
  public void terminate() {
    boolean _ = process.toHandle().destroy(); // unlike the process, it leaves what was said
  }

  /** Waits for its end; the exit status. */
  public int end() {
    return process.onExit().join().exitValue();
  }

  /**
   * Kills a process that prints "begin" before each piece of work and its number after it, in the
   * middle of a piece: at a random moment of the time that the piece before took.
   *
   * @param pieces to let it finish first, at least 1
   * @return the number of the last piece that it said it finished
   */
  public long killInTheMiddle(int pieces, Random random) throws IOException {
    long last = -1;
    long nanos = 0;
    for (int i = 0; i < pieces; i++) {
      require("begin", nextLine());
      long start = System.nanoTime();
      last = Long.parseLong(nextLine());
      nanos = System.nanoTime() - start;
    }
    require("begin", nextLine());
    long until = System.nanoTime() + (long) (nanos * random.nextDouble());
    while (System.nanoTime() < until) {
      Thread.onSpinWait();
    }
    kill();
    return last;
  }

  private static void require(String expected, String found) {
    if (!found.equals(expected)) {
      throw new AssertionError("the other process said \"" + found + "\"");
    }
  }

  @Override
  public void close() throws IOException {
    kill();
    out.close();
  }
}
