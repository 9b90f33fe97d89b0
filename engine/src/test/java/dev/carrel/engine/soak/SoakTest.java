// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carrel.engine.ForkedJvm;
import dev.carrel.llama.TestModels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random actions on a real engine with the small real model: documents come and go, are read,
 * asked, cancelled; the process is killed, the disk fills, kept files are harmed. After each of
 * them all must be as it should be, and at the end every answer must be that of a fresh run, but
 * for near ties in conversations ({@link Fresh.Difference}).
 *
 * <p>Here it is short and reads made-up contracts. {@code mvn -Psoak verify
 * -Dsoak.documents=FOLDER} runs it for ten minutes on real ones; {@code -Dsoak.seed=N} does other
 * things, the same for the same number but for where a kill strikes.
 */
class SoakTest {
  private static final int SHORT = 30;

  @TempDir Path folder;

  @Test
  void nothingIsLostAndEveryAnswerIsThatOfAFreshRun() throws IOException {
    List<String> launcher = SmallDisk.launcher();
    List<String> arguments =
        new ArrayList<>(
            List.of(
                folder.toString(),
                TestModels.smolLm2().toString(),
                Long.toString(Long.getLong("soak.seed", 20261125)),
                Integer.toString(Integer.getInteger("soak.actions", SHORT)),
                Long.toString(Long.getLong("soak.seconds", 0)),
                Boolean.toString(!launcher.isEmpty())));
    String documents = System.getProperty("soak.documents", "");
    if (!documents.isEmpty()) {
      arguments.add(documents);
    }
    String last = "";
    try (ForkedJvm soak =
        ForkedJvm.startUnder(launcher, Soak.class, arguments.toArray(String[]::new))) {
      for (String line = soak.nextLine(); !line.equals("(end)"); line = soak.nextLine()) {
        System.out.println(line);
        last = line;
      }
    }
    assertEquals(Soak.WELL, last);
  }
}
