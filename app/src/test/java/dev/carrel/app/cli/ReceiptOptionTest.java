// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code carrel ask --receipt}, as far as it comes without a model. */
class ReceiptOptionTest {
  @TempDir private Path dir;

  private void refused(String why, Path receipt) throws IOException {
    Path asked = Files.writeString(dir.resolve("lease.md"), "The law of Ohio governs.");
    CapturedRun run =
        CapturedRun.of(
            "ask",
            asked.toString(),
            "Which law?",
            "--receipt",
            receipt.toString(),
            "--home",
            dir.resolve("home").toString(),
            "--model",
            "no-such-model");
    assertEquals(1, run.status(), run.err());
    assertTrue(run.err().contains(why), run.err());
    assertEquals("The law of Ohio governs.", Files.readString(asked));
  }

  @Test
  void wordsForAReceiptThatIsNotAskedForAreRefused() {
    CapturedRun run = CapturedRun.of("ask", "lease.md", "Which law?", "--with-text");
    assertEquals(2, run.status(), run.err());
    assertTrue(run.err().contains("--receipt OUT.json"), run.err());
  }

  @Test
  void aReceiptThatCouldNotBeWrittenIsSaidBeforeTheWorkAndTakesNoDocumentsPlace()
      throws IOException {
    refused("there is no folder", dir.resolve("none").resolve("receipt.json"));
    refused("is one of the documents", dir.resolve("lease.md"));
  }
}
