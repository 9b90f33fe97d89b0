// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README says of what a build needs, against the one list of it. */
class PrerequisitesTest {
  private static final Path SOURCES = Path.of("..");

  @TempDir private Path dir;

  private static String readme() throws IOException {
    return Files.readString(SOURCES.resolve("README.md")).replaceAll("\\s+", " ");
  }

  @Test
  void theReadmeNamesEveryTool() throws IOException {
    String readme = readme();
    List<Prerequisites.Tool> tools = Prerequisites.of(SOURCES).tools();
    assertEquals(8, tools.size());
    for (Prerequisites.Tool tool : tools) {
      assertTrue(readme.contains(tool.name()), tool.name());
    }
  }

  @Test
  void theReadmeHasTheCommandOfEverySystem() throws IOException {
    String readme = readme();
    for (Prerequisites.Install install : Prerequisites.of(SOURCES).installs()) {
      String row = "| %s | `%s`".formatted(install.which(), install.command());
      assertTrue(readme.contains(row), row);
    }
  }

  @Test
  void theLaunchersAskForNoSystemThatTheListLacks() throws IOException {
    List<String> systems =
        Prerequisites.of(SOURCES).installs().stream().map(Prerequisites.Install::system).toList();
    assertEquals(List.of("apt", "dnf", "mac", "windows"), systems);
    String unix = Files.readString(SOURCES.resolve("carrel"));
    for (String system : List.of("apt", "dnf", "mac")) {
      assertTrue(unix.contains("system=" + system), system);
    }
    assertTrue(Files.readString(SOURCES.resolve("carrel.cmd")).contains("install windows"));
  }

  @Test
  void aLineThatIsNeitherIsNotPassedOver() throws IOException {
    Path file = dir.resolve(Prerequisites.FILE);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "# a list\ntool\tgit\tgit\ntool\tnpm npm\n");
    assertThrows(IOException.class, () -> Prerequisites.of(dir));
  }
}
