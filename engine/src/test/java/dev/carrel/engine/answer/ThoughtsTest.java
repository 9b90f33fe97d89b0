// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ThoughtsTest {
  private final StringBuilder answer = new StringBuilder();
  private final StringBuilder thoughts = new StringBuilder();
  private final Thoughts all = new Thoughts(answer::append, thoughts::append);

  private void take(String... pieces) {
    for (String piece : pieces) {
      all.take(piece);
    }
  }

  private void assertTold(String thought, String answered) {
    all.end();
    assertEquals(thought, thoughts.toString());
    assertEquals(answered, answer.toString());
  }

  @Test
  void anAnswerWithoutThoughtsIsAnAnswer() {
    take("The rent", " is 900.");
    assertTold("", "The rent is 900.");
  }

  @Test
  void whatStandsBetweenTheMarksAtTheBeginningIsThoughts() {
    take("\n<think>It says 900.</think>\n\nThe rent is 900.");
    assertTold("It says 900.", "\n\nThe rent is 900.");
  }

  @Test
  void marksThatComeInPiecesAreMarks() {
    take("<", "thi", "nk>", "It says", " 900 <", "b> </", "thin", "k>The rent");
    assertTold("It says 900 <b> ", "The rent");
  }

  @Test
  void everyWayToCutATextTellsTheSame() {
    String whole = " <think>a </thi b</think> The answer has <think> in it</think>.";
    Random random = new Random(13);
    for (int round = 0; round < 200; round++) {
      StringBuilder said = new StringBuilder();
      StringBuilder thought = new StringBuilder();
      Thoughts one = new Thoughts(said::append, thought::append);
      for (int from = 0; from < whole.length(); ) {
        int to = Math.min(whole.length(), from + 1 + random.nextInt(9));
        one.take(whole.substring(from, to));
        from = to;
      }
      one.end();
      assertEquals("a </thi b", thought.toString());
      assertEquals(" The answer has <think> in it</think>.", said.toString());
    }
  }

  @Test
  void wordsAreToldAtOnceAndOnlyWhatMayBeAMarkWaits() {
    take("<think>It says 900 </th");
    assertEquals("It says 900 ", thoughts.toString());
    take("e end");
    assertEquals("It says 900 </the end", thoughts.toString());
  }

  @Test
  void thoughtsThatDoNotEndAreNoAnswer() {
    take("<think>It says </thi");
    assertTold("It says </thi", "");
  }

  @Test
  void aMarkAmongTheWordsOfAnAnswerHidesNothing() {
    take("The text says <think>hide this</think> and more.");
    assertTold("", "The text says <think>hide this</think> and more.");
  }

  @Test
  void aBeginningOfAMarkThatIsNoneIsPartOfTheAnswer() {
    take("<thi");
    assertTold("", "<thi");
  }

  @Test
  void thoughtsOfAWholeText() {
    assertEquals("It says 900.", Thoughts.in("<think>\nIt says 900.\n</think>\nIt is 900."));
    assertEquals("", Thoughts.in("It is 900."));
  }
}
