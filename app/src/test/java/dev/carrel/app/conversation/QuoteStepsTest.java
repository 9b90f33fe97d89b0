// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carrel.app.conversation.QuoteSteps.Cited;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QuoteStepsTest {
  private final AskedTurn first =
      AskedTurn.of(Said.turn(1, "Rent?", "Nine hundred.", List.of(Said.quote(1, "nine hundred"))));
  private final AskedTurn second =
      AskedTurn.of(
          Said.turn(
              2,
              "When?",
              "Monthly.",
              List.of(Said.quote(1, "monthly"), Said.notFound(2, "on the first day"))));
  private final List<AskedTurn> turns = List.of(first, second);
  private final QuoteSteps steps = new QuoteSteps();

  private static Optional<Cited> cited(AskedTurn turn, int number) {
    return Optional.of(new Cited(turn, turn.quote(number).orElseThrow()));
  }

  @Test
  void beginsWithTheLastAnswerAndGoesRound() {
    assertEquals(cited(second, 1), steps.step(turns, 1));
    assertEquals(cited(second, 2), steps.step(turns, 1));
    assertEquals(cited(first, 1), steps.step(turns, 1));
    assertEquals(cited(second, 2), steps.step(turns, -1));
  }

  @Test
  void goesOnFromTheQuoteThatWasClicked() {
    steps.at(first, first.quote(1).orElseThrow());
    assertEquals(cited(second, 1), steps.step(turns, 1));
  }

  @Test
  void goesNowhereWithoutQuotes() {
    assertEquals(
        Optional.empty(), steps.step(List.of(AskedTurn.of(Said.turn(1, "?", "!", List.of()))), 1));
  }
}
