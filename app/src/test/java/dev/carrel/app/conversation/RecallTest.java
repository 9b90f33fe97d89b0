// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecallTest {
  private static final List<String> ASKED = List.of("first", "second");

  private final Recall recall = new Recall();

  @Test
  void goesBackToTheFirstQuestionAndForthToAnEmptyField() {
    assertEquals(Optional.of("second"), recall.before(ASKED, ""));
    assertEquals(Optional.of("first"), recall.before(ASKED, "second"));
    assertEquals(Optional.empty(), recall.before(ASKED, "first"));
    assertEquals(Optional.of("second"), recall.after(ASKED, "first"));
    assertEquals(Optional.of(""), recall.after(ASKED, "second"));
    assertEquals(Optional.empty(), recall.after(ASKED, ""));
  }

  @Test
  void whatAPersonTypedIsNotReplaced() {
    assertEquals(Optional.empty(), recall.before(ASKED, "half a question"));
    assertEquals(Optional.of("second"), recall.before(ASKED, ""));
    assertEquals(Optional.empty(), recall.before(ASKED, "second, in other words"));
  }
}
