// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.model.KvProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeskCallTest {
  @TempDir private Path dir;
  private String pdf = "";
  private String note = "";

  @BeforeEach
  void twoDocuments() throws IOException {
    pdf = Files.writeString(dir.resolve("lease of July.PDF"), "%PDF-1.7").toString();
    note = Files.writeString(dir.resolve("note.markdown"), "# Note").toString();
  }

  private static Optional<DeskCall> call(String... args) {
    return DeskCall.of(List.of(args));
  }

  @Test
  void nothingOrDocumentsOpenTheDesk() {
    assertEquals(List.of(), call().orElseThrow().files());
    assertEquals(List.of(Path.of(pdf), Path.of(note)), call(pdf, note).orElseThrow().files());
  }

  @Test
  void documentsWithOptionsOfEveryCommandOpenTheDeskWithThem() {
    DeskCall call =
        call(
                "--home",
                "data",
                pdf,
                "--model=starter",
                "--profile",
                "exact",
                "--budget",
                "2GB",
                note,
                "--json")
            .orElseThrow();
    assertEquals(List.of(Path.of(pdf), Path.of(note)), call.files());
    assertEquals(Optional.of(Path.of("data")), call.home());
    assertEquals(Optional.of("starter"), call.model());
    assertEquals(Optional.of(KvProfile.EXACT), call.profile());
    assertEquals(OptionalLong.of(2_000_000_000L), call.budgetBytes());
  }

  @Test
  void theSettingsAreAskedForWhatNoOptionSays() {
    DeskCall call = call(pdf, "--home", "data").orElseThrow();
    assertTrue(call.model().isEmpty() && call.profile().isEmpty() && call.budgetBytes().isEmpty());
  }

  @Test
  void anOptionAloneOpensTheDeskButNoneThatAsksForText() {
    assertEquals(Optional.of(dir), call("--home", dir.toString()).orElseThrow().home());
    for (String option : List.of("--help", "-h", "--version", "-V", "--json")) {
      assertTrue(call(option).isEmpty(), option);
    }
    assertTrue(call(pdf, "--help").isEmpty());
  }

  @Test
  void aCommandIsTheCommandLinesWhateverStandsBesideIt() {
    assertTrue(call("doctor").isEmpty());
    assertTrue(call("ask", pdf, "Which law?").isEmpty());
    assertTrue(call("--home", "data", "plan", pdf).isEmpty());
  }

  @Test
  void whatIsNoDocumentOrIsNotThereIsTheCommandLines() throws IOException {
    String other = Files.writeString(dir.resolve("letter.wpd"), "Dear reader").toString();
    assertTrue(call(other, "--home", "data").isEmpty());
    assertTrue(call(dir.resolve("missing.pdf").toString()).isEmpty());
    assertTrue(call(pdf, dir.resolve("missing.pdf").toString(), "--home", "data").isEmpty());
  }

  @Test
  void whatIsWrongWithAnOptionIsTheCommandLinesToSay() {
    for (List<String> wrong :
        List.of(
            List.of(pdf, "--profile", "squeezed"),
            List.of(pdf, "--budget", "much"),
            List.of(pdf, "--home"),
            List.of(pdf, "--no-such-option"))) {
      String[] args = wrong.toArray(String[]::new);
      assertTrue(call(args).isEmpty(), wrong.toString());
      assertEquals(2, CapturedRun.of(args).status(), wrong.toString());
    }
  }
}
