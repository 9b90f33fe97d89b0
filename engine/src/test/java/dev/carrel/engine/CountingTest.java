// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.answer.Answer;
import dev.carrel.engine.answer.AnswerListener;
import dev.carrel.engine.answer.Match;
import dev.carrel.engine.context.ReadOptions;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.evidence.Counted;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.llama.LlamaLanguageModel;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.llama.TestModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Counting with a real model: what it finds is a matter of the model, how it is told is not. */
class CountingTest {
  private static final String GARDEN =
      "The garden has a gate. Dogs are welcome. The roof is made of slate. Birds nest below it. The"
          + " door is green. The stairs are steep. The well is deep. The kitchen faces north.\n\n";

  private static final String LEASE =
      "# Lease\n\n"
          + GARDEN
          + "The tenant pays a rent of 900 dollars each month.\n\n"
          + GARDEN
          + "The tenant pays a deposit of 1,800 dollars.\n\n"
          + GARDEN
          + "The tenant pays a fee of 75 dollars for the keys.\n\n"
          + GARDEN;

  @Test
  void aRealModelCountsInTheDocumentsWordsAndTheSameTwice(@TempDir Path folder) throws IOException {
    try (Engine engine =
        Engine.open(
            folder.resolve("home"),
            TestPlatform.in(folder),
            (progress, cancellation) ->
                LlamaLanguageModel.load(
                    "smollm2-135m", TestModels.smolLm2(), progress, cancellation))) {
      Path file = Files.writeString(folder.resolve("lease.md"), LEASE);
      Document lease =
          engine.documents().add(file, Optional.empty(), Progress.SILENT, new Cancellation());
      ReadOptions options = new ReadOptions(KvProfile.EXACT, 4_000_000_000L, 2);
      engine.reading().read(lease.id(), options, Progress.SILENT, new Cancellation());
      Answer answer = count(engine);
      Counted counted = answer.evidence().counted().orElseThrow();
      assertTrue(counted.complete());
      assertTrue(counted.total() > 0, answer.text());
      assertTrue(counted.passagesShown() >= counted.total());
      assertEquals(counted.total(), answer.quotes().size());
      assertTrue(answer.quotes().stream().allMatch(quote -> quote.match() == Match.VERBATIM));
      assertEquals(List.of(), answer.evidence().sentences());
      assertEquals(answer.text(), count(engine).text());
    }
  }

  private static Answer count(Engine engine) {
    return engine
        .ask("How many payments does the tenant make?", AnswerListener.SILENT, new Cancellation())
        .answer();
  }
}
