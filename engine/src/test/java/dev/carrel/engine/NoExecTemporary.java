// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A Java program whose temporary folder is of a kind that hardened machines have: nothing in it can
 * be run or loaded.
 */
public final class NoExecTemporary {
  private static final String MOUNT = "mount -t tmpfs -o noexec tmpfs \"$0\" && exec \"$@\"";
  private static final int SECONDS = 120;

  private final Path folder;
  private final Path said;

  private NoExecTemporary(Path folder, Path said) {
    this.folder = folder;
    this.said = said;
  }

  /** Below a test's own folder; skips the test where nothing can be mounted. */
  public static NoExecTemporary in(Path dir) throws IOException, InterruptedException {
    NoExecTemporary temporary =
        new NoExecTemporary(Files.createDirectory(dir.resolve("temporary")), dir.resolve("said"));
    assumeTrue(temporary.run(List.of("true")) == 0, "nothing can be mounted here");
    return temporary;
  }

  /**
   * Runs a program of the tests.
   *
   * @param options of the virtual machine
   * @return its exit status; not 0 if it did not end in time
   */
  public int java(Class<?> program, List<String> options, String... arguments)
      throws IOException, InterruptedException {
    List<String> java = new ArrayList<>();
    java.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    java.addAll(options);
    java.addAll(List.of("-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED"));
    java.addAll(List.of("-Djava.io.tmpdir=" + folder, "-cp"));
    java.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    java.add(program.getName());
    java.addAll(List.of(arguments));
    return run(java);
  }

  /** What the last program said. */
  public String said() throws IOException {
    return Files.readString(said);
  }

  private int run(List<String> command) throws InterruptedException {
    List<String> all = new ArrayList<>();
    all.addAll(List.of("unshare", "--user", "--map-root-user", "--mount", "sh", "-c", MOUNT));
    all.add(folder.toString());
    all.addAll(command);
    try {
      Process process =
          new ProcessBuilder(all).redirectErrorStream(true).redirectOutput(said.toFile()).start();
      return process.waitFor(SECONDS, TimeUnit.SECONDS) ? process.exitValue() : -1;
    } catch (IOException e) {
      return -1; // there is no such program
    }
  }
}
