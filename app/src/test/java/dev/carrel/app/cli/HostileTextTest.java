// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.ground.ShownText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What documents, names and errors say is shown and not sent, as text and as JSON. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "such names cannot be given to files there")
class HostileTextTest {
  private static final String NAME = "lease\u202Efdp\u001B[2J\n[1] \u009Bpaid.txt";

  @TempDir Path dir;
  private String file = "";
  private String home = "";

  @BeforeEach
  void aFileWithAHostileNameAndText() throws IOException {
    file =
        Files.writeString(dir.resolve(NAME), "The penguin \u202E pays \uDB40\uDC41\u009B.")
            .toString();
    home = dir.resolve("home").toString();
  }

  private static void isShown(CapturedRun run) {
    for (String text : new String[] {run.out(), run.err()}) {
      assertFalse(
          text.replace("\r\n", "\n").codePoints().anyMatch(ShownText::isHidden),
          () -> "sent: " + ShownText.of(text));
    }
  }

  @Test
  void namesAndSnippetsOfASearch() {
    CapturedRun run = CapturedRun.of("search", file, "penguin", "--home", home);
    assertEquals(0, run.status(), run.err());
    isShown(run);
    assertTrue(
        run.out().startsWith("lease<U+202E>fdp<U+001B>[2J<U+000A>[1] <U+009B>paid.txt"), run.out());
  }

  @Test
  void jsonEscapesThemAndSaysTheNameAsItIs() {
    CapturedRun run = CapturedRun.of("search", file, "penguin", "--home", home, "--json");
    isShown(run);
    assertTrue(run.out().contains("lease\\u202efdp\\u001b[2J\\n[1] \\u009bpaid.txt"), run.out());
    assertEquals(
        NAME,
        run.json().getAsJsonArray("hits").get(0).getAsJsonObject().get("document").getAsString());
  }

  @Test
  void anErrorThatNamesAFileOrAWord() {
    isShown(
        CapturedRun.of(
            "search", dir.resolve("no\u001B[31m\u202Ene.pdf").toString(), "a", "--home", home));
    isShown(CapturedRun.of("sea\u001B[31mrch"));
    isShown(
        CapturedRun.of("ask", file, "What?", "--model", "\u001B[31m\u202Enone", "--home", home));
    isShown(CapturedRun.of("search", "--\u001B[31m", "--json"));
  }
}
