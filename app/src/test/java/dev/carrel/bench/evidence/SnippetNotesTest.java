// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench.evidence;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.Engine;
import dev.carrel.engine.TestPlatform;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.embedding.BgeEmbedder;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.model.ScriptedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnippetNotesTest {
  @Test
  void aNoteHasTheSnippetThatAnswersAndNotTheWholeContract(@TempDir Path folder)
      throws IOException {
    String law = "The laws of Oregon govern this lease and whatever comes of it.\n";
    String filler =
        IntStream.range(0, 900)
            .mapToObj(i -> "The tenant paints wall number %d in the colour agreed on.".formatted(i))
            .collect(Collectors.joining("\n"));
    Path file = Files.writeString(folder.resolve("lease.txt"), filler + "\n" + law);
    try (Engine engine =
        Engine.open(
            folder.resolve("home"),
            TestPlatform.in(folder),
            (progress, cancellation) -> new ScriptedModel("yes", 20_000),
            BgeEmbedder.LOADER)) {
      Document lease =
          engine.documents().add(file, Optional.empty(), Progress.SILENT, new Cancellation());
      SnippetNotes notes =
          new SnippetNotes(engine, folder.resolve("notes"), Progress.SILENT, new Cancellation());
      String note =
          notes.note(lease, "Which state's law applies?").pages().stream()
              .map(page -> page.text())
              .collect(Collectors.joining("\n"));
      assertTrue(note.contains("laws of Oregon"), note);
      assertTrue(note.length() < filler.length() / 2, "of %d".formatted(note.length()));
    }
  }
}
