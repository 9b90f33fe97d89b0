// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carrel.engine.answer.Match;
import dev.carrel.engine.answer.Quote;
import dev.carrel.engine.evidence.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is shown of an answer while it comes. */
class PartialAnswerTest {
  @Test
  void nothingIsLeftOfAnAnswerThatBeginsAnew() {
    List<PartialAnswer> shown = new ArrayList<>();
    PartialAnswer.Gatherer gatherer = new PartialAnswer.Gatherer(shown::add);
    gatherer.thought("Which law?");
    gatherer.text("It is Ore");
    gatherer.quote(new Quote(1, "Oregon", Match.NONE, "", List.of()));
    gatherer.anew("The graphics card stopped.");
    assertEquals(
        new PartialAnswer("", List.of(), Evidence.NONE, "", Optional.empty()), shown.getLast());
    gatherer.text("Oregon.");
    assertEquals("Oregon.", shown.getLast().text());
  }
}
