// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.app.cli.DeskCall;
import dev.carrel.app.settings.Settings;
import dev.carrel.app.start.DeskProcess;
import dev.carrel.engine.Engine;
import dev.carrel.engine.TestPlatform;
import dev.carrel.engine.ground.ProgramRun;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.engine.model.ScriptedModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The desk as a process of its own, called as a person calls it. */
class DeskStartTest {
  @TempDir private Path dir;

  @Test
  void aDocumentWithAHomeOpensTheDeskOnThatHome() throws Exception {
    Path file =
        new SamplePdf().page("Lease", "The rent is due in March.").save(dir.resolve("lease.pdf"));
    Path home = dir.resolve("my home");
    Path other = dir.resolve("other home");

    String output = desk(other, file.toString(), "--home", home.toString());

    assertTrue(output.contains(DeskProcess.FRAME_SHOWN), output);
    assertFalse(Files.exists(other.resolve("carrel.db")), "nothing is opened beside it");
    try (Engine engine =
        Engine.open(
            home, TestPlatform.in(dir), (progress, cancellation) -> new ScriptedModel("", 1000))) {
      assertEquals(
          List.of("lease.pdf"),
          engine.documents().all().stream().map(document -> document.name()).toList());
    }
  }

  @Test
  void anOptionStandsInPlaceOfWhatWasChosenAndNothingElseDoes() {
    DeskCall call =
        DeskCall.of(List.of("--home", dir.toString(), "--profile", "exact", "--budget", "2GB"))
            .orElseThrow();
    Settings chosen =
        Settings.DEFAULT.with(
            next -> {
              next.profile = Optional.of(KvProfile.COMPACT);
              next.model = Optional.of("qwen3-4b");
            });
    DeskSetup setup = DeskLauncher.setup(TestPlatform.in(dir.resolve("platform")), call);
    assertEquals(dir, setup.home());
    assertEquals(
        chosen.with(
            next -> {
              next.profile = Optional.of(KvProfile.EXACT);
              next.budgetBytes = OptionalLong.of(2_000_000_000L);
            }),
        setup.given().apply(chosen));
  }

  /** What it prints until its first frame, when it leaves. */
  private static String desk(Path usualHome, String... args)
      throws IOException, InterruptedException {
    ProgramRun run = DeskProcess.of(usualHome, List.of()).withArguments(List.of(args));
    Process process = run.startJoined();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), output);
    return output;
  }
}
