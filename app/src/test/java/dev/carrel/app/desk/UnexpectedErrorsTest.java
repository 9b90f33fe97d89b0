// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.app.report.CrashReports;
import dev.carrel.engine.TestPlatform;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An error that nobody foresaw leaves a report without document text, and a note in the window. */
class UnexpectedErrorsTest {
  @TempDir Path home;

  @Test
  void whatAMoveThatWasCutOffLeavesInTheOldFolderIsNamedAtTheNextStart() throws IOException {
    Path data = home.resolve("data");
    Path place = TestPlatform.in(home.resolve("data-platform")).dataPlace();
    Files.createDirectories(place);
    Path old = Files.createDirectory(home.resolve("old"));
    Files.writeString(old.resolve("carrel.db"), "moved away");
    Files.writeString(old.resolve("letter.txt"), "mine");
    Files.createDirectory(data);
    Files.createFile(data.resolve("carrel.db"));
    Files.writeString(
        place.resolve("moved.json"), "{\"home\":\"%s\",\"left\":\"%s\"}".formatted(data, old));
    try (TestDesk test =
        TestDesk.open(
            data,
            (progress, cancellation) -> {
              throw new CarrelException(Code.MODEL_MISSING, "No model.", "None.");
            },
            Optional.empty(),
            List.of())) {
      Fx.await(
          "the note is there",
          20,
          () -> !test.desk().scene().getRoot().lookupAll("#unexpected").isEmpty());
      String said =
          Fx.get(() -> test.desk().scene().getRoot().lookup("#unexpected").getAccessibleText());
      assertTrue(said.contains(old + " also holds") && said.contains("letter.txt"), said);
      assertEquals("mine", Files.readString(old.resolve("letter.txt")));
      assertFalse(Files.exists(old.resolve("carrel.db")));
    }
  }

  @Test
  void aCrashOfTheLastTimeIsNamedWithItsReport() throws IOException {
    Path crashes = Files.createDirectories(home.resolve("crashes"));
    Files.writeString(
        crashes.resolve("crash-999999999.log"),
        "#  SIGSEGV (0xb) at pc=0x1, pid=9, tid=9\nCommand Line: ask secret.pdf\n");
    try (TestDesk test =
        TestDesk.open(
            home.resolve("data"),
            (progress, cancellation) -> {
              throw new CarrelException(Code.MODEL_MISSING, "No model.", "None.");
            },
            Optional.empty(),
            List.of())) {
      Fx.run(() -> test.desk().tellOf(new CrashReports(crashes)));
      Fx.await(
          "the note is there",
          20,
          () -> !test.desk().scene().getRoot().lookupAll("#unexpected").isEmpty());
      String said =
          Fx.get(() -> test.desk().scene().getRoot().lookup("#unexpected").getAccessibleText());
      assertTrue(said.contains("crashed"), said);
      Path report;
      try (Stream<Path> all = Files.list(home.resolve("data").resolve("reports"))) {
        report = all.findFirst().orElseThrow();
      }
      assertTrue(said.contains(report.getFileName().toString()), said);
      assertTrue(Files.readString(report).contains("SIGSEGV"));
      assertFalse(Files.readString(report).contains("secret"));
    }
  }

  @Test
  void aReportIsWrittenWithoutWordsOfDocumentsAndTheWindowSaysWhereItLies() throws IOException {
    try (TestDesk test =
        TestDesk.open(
            home,
            (progress, cancellation) -> {
              throw new CarrelException(Code.MODEL_MISSING, "No model.", "None.");
            },
            Optional.empty(),
            List.of())) {
      Thread.UncaughtExceptionHandler handler = Fx.get(() -> test.desk().unexpected());
      for (int again = 0; again < 3; again++) { // as an error in every frame would
        handler.uncaughtException(
            Thread.currentThread(),
            new IllegalStateException(
                "secret clause 7", new IOException("/home/person/Secret lease.pdf")));
      }
      Fx.await(
          "the note is there",
          20,
          () -> !test.desk().scene().getRoot().lookupAll("#unexpected").isEmpty());
      List<Path> reports;
      try (Stream<Path> all = Files.list(home.resolve("reports"))) {
        reports = all.toList();
      }
      assertEquals(1, reports.size(), reports.toString());
      String report = Files.readString(reports.getFirst());
      assertFalse(report.toLowerCase(Locale.ROOT).contains("secret"), report);
      assertTrue(report.contains("IllegalStateException"), report);
      assertTrue(report.contains(getClass().getSimpleName()), report);
      String said =
          Fx.get(() -> test.desk().scene().getRoot().lookup("#unexpected").getAccessibleText());
      assertTrue(said.contains(reports.getFirst().getFileName().toString()), said);
      assertFalse(said.contains("secret"), said);
      Fx.run(() -> ((Button) test.desk().scene().getRoot().lookup("#unexpected .button")).fire());
      Fx.await(
          "the note is gone",
          20,
          () -> test.desk().scene().getRoot().lookup("#unexpected") == null);
    }
  }
}
