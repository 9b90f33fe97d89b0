// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.device;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.ground.JavaProgram;
import dev.carrel.engine.ground.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A shell script in the place of the Java that tries drivers. */
final class Launcher {
  private Launcher() {}

  /**
   * A trial by a script.
   *
   * @param cases what it does by its arguments, as in {@code *' list') echo yes;;}
   */
  static DriverTrial trial(Path folder, String cases, Duration most) throws IOException {
    Path launcher =
        Files.writeString(folder.resolve("java"), "#!/bin/sh\ncase \"$*\" in\n" + cases + "esac\n");
    assertTrue(launcher.toFile().setExecutable(true));
    JavaProgram java =
        new JavaProgram(folder, new Program(launcher), List.of(folder), "", "", Map.of());
    return new DriverTrial(java, "Main", Map.of(), most);
  }

  /** Says lines amid what a driver says, and comes to its end. */
  static String saying(String... lines) {
    StringBuilder script = new StringBuilder("echo 'a word of the driver'\n");
    for (String line : lines) {
      script.append("printf '%s\\n' '").append(line).append("'\n");
    }
    return script.append("printf '%s\\n' '" + TrialText.END + "'\n").toString();
  }
}
