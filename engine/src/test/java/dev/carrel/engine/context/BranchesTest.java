// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.context;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.model.ContextOptions;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.engine.model.ModelContext;
import dev.carrel.engine.model.ScriptedModel;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BranchesTest {
  private static final int ROOM = 10;

  private final Cancellation cancellation = new Cancellation();

  @Test
  void aSequenceThatWasLentBeforeOneBehindAnotherIsGivenBackWithTheOthers() {
    ScriptedModel model = new ScriptedModel("x", 4096);
    try (ModelContext context = model.open(new ContextOptions(4096, KvProfile.EXACT, 1))) {
      context.read(Sequences.DOCUMENTS, new int[] {65, 66, 67}, done -> {}, cancellation);
      Branches branches = new Branches(context);
      Branch _ = branches.lend("asked", new int[0], ROOM, Set.of(), cancellation).orElseThrow();
      Branch stem = branches.lend("stem", new int[0], ROOM, Set.of(), cancellation).orElseThrow();
      Branch _ = branches.lendBehind(stem, "asked", ROOM, Set.of("stem")).orElseThrow();
      branches.dropAll();
      for (int i = 0; i < Sequences.BRANCHES; i++) {
        assertEquals(0, context.length(Sequences.FIRST_BRANCH + i), "holds the documents");
      }
    }
  }
}
