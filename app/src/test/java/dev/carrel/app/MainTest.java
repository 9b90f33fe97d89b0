// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.carrel.engine.LocalPlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Carrel as a process of its own, where something that it stands on is missing. */
class MainTest {
  @TempDir private Path dir;

  @BeforeEach
  void onlyLinuxCanLackThem() {
    assumeTrue(System.getProperty("os.name").equals("Linux"), "Linux only");
  }

  private record Run(int status, List<String> said) {}

  /** Java calls the folder of a person that the system does not know "?". */
  private Run withoutHome(String... args) throws IOException, InterruptedException {
    return run(List.of("-Duser.home=?"), args);
  }

  private Run run(List<String> options, String... args) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(LocalPlatform.java().java().file().toString());
    command.addAll(List.of("-Xmx512m", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(options);
    command.addAll(List.of("-cp", LocalPlatform.java().classPathText(), "dev.carrel.app.Main"));
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command).directory(dir.toFile());
    for (String name : List.of("DISPLAY", "WAYLAND_DISPLAY", "XDG_DATA_HOME", "JDK_JAVA_OPTIONS")) {
      builder.environment().remove(name);
    }
    if (!options.isEmpty()) {
      builder.environment().remove("HOME");
    }
    Path said = dir.resolve("said.txt");
    builder.redirectErrorStream(true).redirectOutput(said.toFile());
    int status = builder.start().waitFor();
    return new Run(status, Files.readAllLines(said));
  }

  private static List<String> own(Run run) {
    return run.said().stream().filter(line -> line.startsWith("carrel: ")).toList();
  }

  private static void isOneLine(Run run, String words) {
    assertEquals(1, run.status(), run.said().toString());
    assertEquals(1, own(run).size(), run.said().toString());
    assertTrue(own(run).getFirst().contains(words), run.said().toString());
    assertFalse(run.said().toString().contains("Exception"), run.said().toString());
  }

  @Test
  void withoutADisplayTheDeskSaysSo() throws Exception {
    isOneLine(run(List.of(), "--home", dir.resolve("home").toString()), "there is no display");
  }

  @Test
  void aPersonWithoutAFolderIsToldToGiveOneAndNothingIsMade() throws Exception {
    isOneLine(withoutHome(), "HOME is not set");
    isOneLine(withoutHome("contexts"), "HOME is not set");
    isOneLine(withoutHome("--home", dir.resolve("home").toString()), "there is no display");
    assertFalse(Files.exists(dir.resolve("?")));
  }
}
