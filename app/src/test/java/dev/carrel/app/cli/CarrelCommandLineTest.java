// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.carrel.engine.document.DocumentKind;
import dev.carrel.engine.ground.CarrelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CarrelCommandLineTest {
  @TempDir private Path home;

  @Test
  void helpAndVersionGoToStandardOutput() {
    CapturedRun help = CapturedRun.of("--help");
    assertEquals(0, help.status());
    for (String word : List.of("models", "doctor", "--budget", "Exit status")) {
      assertTrue(help.out().contains(word), word);
    }
    assertTrue(CapturedRun.of("--version").out().startsWith("carrel "));
    assertTrue(CapturedRun.of("models", "get", "--help").out().contains("NAME"));
    assertEquals("", help.err());
  }

  @Test
  void commandsThatReadFilesSayWhichKinds() {
    for (String command : List.of("ask", "plan")) {
      String help = CapturedRun.of(command, "--help").out();
      for (DocumentKind kind : DocumentKind.ALL) {
        assertTrue(help.contains(kind.label()), command + ": " + kind.label());
      }
    }
  }

  @Test
  void wrongUsageIsOneLineAndStatus2() {
    for (List<String> args :
        List.of(
            List.of("nonsense"),
            List.of("models", "get"),
            List.of("models", "--budget", "much"),
            List.of("models", "--profile", "squeezed"),
            List.of("doctor", "--no-such-option"))) {
      CapturedRun run = CapturedRun.of(args.toArray(String[]::new));
      assertEquals(2, run.status(), args.toString());
      assertEquals("", run.out(), args.toString());
      assertEquals(1, run.err().lines().count(), run.err());
      assertTrue(run.err().startsWith("carrel: ") && run.err().contains("--help"), run.err());
    }
  }

  @Test
  void globalOptionsStandBeforeACommandAndBehindIt() {
    assertTrue(CapturedRun.of("--json", "models", "list").json().has("models"));
    assertTrue(CapturedRun.of("models", "--json", "list").json().has("models"));
    assertTrue(CapturedRun.of("models", "list", "--json").json().has("models"));
  }

  @Test
  void aFailureIsOneLineAndWithJsonAnObjectToo() {
    CapturedRun run = CapturedRun.of("models", "get", "no-such-model", "--json");
    assertEquals(1, run.status());
    JsonObject error = run.json().getAsJsonObject("error");
    assertEquals("MODEL_MISSING", error.get("code").getAsString());
    assertTrue(error.has("message") && error.has("remedy"));
    assertEquals(1, run.err().lines().count(), run.err());
  }

  @Test
  void modelsListHasTheDocumentedKeys() {
    CapturedRun run = CapturedRun.of("models", "list", "--json", "--home", home.toString());
    JsonObject first = run.json().getAsJsonArray("models").get(0).getAsJsonObject();
    for (String key :
        List.of(
            "name",
            "title",
            "file",
            "path",
            "sizeBytes",
            "sha256",
            "licence",
            "contextLength",
            "installed",
            "default",
            "sources")) {
      assertTrue(first.has(key), key);
    }
    assertTrue(first.get("default").getAsBoolean());
  }

  @Test
  void aFileThatIsNoModelIsRefusedInOneLine() throws IOException {
    Path file = Files.writeString(home.resolve("letter.gguf"), "Dear reader");
    CapturedRun run = CapturedRun.of("models", "add", file.toString(), "--home", home.toString());
    assertEquals(1, run.status());
    assertEquals(1, run.err().lines().count(), run.err());
    assertFalse(Files.exists(home.resolve("models.json")));
  }

  @Test
  void doctorLooksAtEverythingAndMakesNothing() {
    Path unborn = home.resolve("unborn");
    CapturedRun run = CapturedRun.of("doctor", "--json", "--home", unborn.toString());
    List<String> names =
        run.json().getAsJsonArray("checks").asList().stream()
            .map(JsonElement::getAsJsonObject)
            .map(check -> check.get("name").getAsString())
            .toList();
    assertTrue(
        names.containsAll(
            List.of("machine", "java", "native", "budget", "home", "disk", "network")),
        names.toString());
    assertTrue(run.json().get("ok").getAsBoolean(), run.out());
    assertFalse(Files.exists(unborn));
  }

  @Test
  void aDamagedDatabaseIsAProblemThatDoctorNames() throws IOException {
    Files.writeString(home.resolve("carrel.db"), "this is no database, but long enough to be one");
    CapturedRun run = CapturedRun.of("doctor", "--home", home.toString());
    assertEquals(1, run.status(), run.out());
    assertTrue(run.out().contains("PROBLEM database"), run.out());
  }

  @Test
  void anErrorReportHoldsNoTextOfDocuments() {
    IllegalStateException inner = new IllegalStateException("secret clause 7");
    Failure failure =
        Failure.unexpected(new IllegalArgumentException("secret clause 8", inner), home);
    assertEquals("INTERNAL", failure.error().code());
    assertTrue(failure.error().remedy().contains("reports"), failure.error().remedy());
    String report = dev.carrel.app.report.ErrorReport.text(inner, java.time.Instant.EPOCH);
    assertFalse(report.contains("secret"), report);
    assertTrue(report.contains(getClass().getName()), report);
  }

  @Test
  void aProblemWithoutAStopIsASentenceBeforeItsRemedy() {
    CarrelException e =
        new CarrelException(
            CarrelException.Code.FILE_CORRUPT, "set.yaml, line 5: no type \"txt\"", "Use text.");
    assertEquals("carrel: set.yaml, line 5: no type \"txt\". Use text.", Failure.of(e).line());
  }
}
