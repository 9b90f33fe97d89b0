// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ground;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.carrel.engine.ground.CarrelException.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileNamesTest {
  @TempDir private Path dir;

  /** Java itself cannot make such a name. */
  private void latin1(String... names) throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "there is no bash here");
    assumeTrue("UTF-8".equals(System.getProperty("sun.jnu.encoding")), "names are not in UTF-8");
    for (String name : names) {
      String make = "f=$'" + name + "'; mkdir -p \"$(dirname \"$f\")\" && echo rent > \"$f\"";
      Process bash = new ProcessBuilder("/bin/bash", "-c", make).directory(dir.toFile()).start();
      assertTrue(bash.waitFor(60, TimeUnit.SECONDS));
      assumeTrue(bash.exitValue() == 0, "this file system takes names in UTF-8 only");
    }
  }

  @Test
  void aNameInLatin1IsFoundAsJavaIsGivenIt() throws Exception {
    latin1("Vertrag M\\xfcller.txt", "f\\xfcr/M\\xfc.txt");
    for (String given : new String[] {"Vertrag M\uFFFDller.txt", "f\uFFFDr/M\uFFFD.txt"}) {
      Path file = FileNames.file(dir.resolve(given).toString());
      assertEquals("rent\n", Files.readString(file), given);
    }
  }

  @Test
  void ofTwoThatLookAlikeNoneIsTaken() throws Exception {
    latin1("M\\xfc.txt", "M\\xf6.txt");
    CarrelException e =
        assertThrows(
            CarrelException.class, () -> FileNames.file(dir.resolve("M\uFFFD.txt").toString()));
    assertEquals(Code.FILE_UNREADABLE, e.code());
  }

  @Test
  void whatIsNotThereIsLeftToWhoOpensIt() {
    String missing = dir.resolve("no\uFFFDne/x.txt").toString();
    assertEquals(Path.of(missing), FileNames.file(missing));
  }

  @Test
  void aNameThatCannotBeIsRefusedInALine() {
    CarrelException e = assertThrows(CarrelException.class, () -> FileNames.file("a\0b"));
    assertEquals(Code.FILE_UNREADABLE, e.code());
  }
}
