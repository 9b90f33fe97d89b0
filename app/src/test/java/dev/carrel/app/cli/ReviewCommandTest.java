// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reviews as far as they come without a model: that of this name is on no machine. */
class ReviewCommandTest {
  private static final String NO_MODEL = "no-such-model";

  @TempDir private Path dir;

  private CapturedRun carrel(String... args) {
    String[] all = new String[args.length + 4];
    System.arraycopy(args, 0, all, 0, args.length);
    all[args.length] = "--home";
    all[args.length + 1] = dir.resolve("home").toString();
    all[args.length + 2] = "--model";
    all[args.length + 3] = NO_MODEL;
    return CapturedRun.of(all);
  }

  @Test
  void aFileThatCannotBeReadIsLeftOutOfAReviewAndTheOthersAreInIt() throws IOException {
    Path empty = Files.createFile(dir.resolve("empty.txt"));
    Path word = Files.writeString(dir.resolve("word.txt"), "Yes");
    CapturedRun run = carrel("review", empty.toString(), word.toString(), "--ask", "Which law?");
    assertTrue(run.err().contains("Left out: empty.txt is empty"), run.err());
    assertTrue(run.err().contains(NO_MODEL), run.err());
    assertEquals(1, run.status());
    String listed = carrel("review", "show", "1").out();
    assertTrue(listed.contains("word.txt") && !listed.contains("empty.txt"), listed);
  }

  @Test
  void aReviewOfNothingThatCanBeReadIsNotBegun() throws IOException {
    Path empty = Files.createFile(dir.resolve("empty.txt"));
    CapturedRun run = carrel("review", empty.toString(), "--ask", "Which law?");
    assertEquals(1, run.status());
    assertTrue(run.err().startsWith("carrel: empty.txt is empty"), run.err());
    assertTrue(carrel("review", "show", "1").err().contains("1"), "there is none");
  }
}
