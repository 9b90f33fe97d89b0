// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation.quote;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carrel.app.conversation.Said;
import java.util.List;
import org.junit.jupiter.api.Test;

class CitationsTest {
  @Test
  void aNumberStandsBehindTheSentenceThatSaysTheQuote() {
    assertEquals(
        "The rent is nine hundred dollars. [1] It is due monthly.",
        Citations.numbered(
            "The rent is nine hundred dollars. It is due monthly.",
            List.of(Said.quote(1, "The rent is nine hundred dollars a month"))));
  }

  @Test
  void aQuoteThatNoSentenceSaysStandsAtNone() {
    String answer = "Nothing of that.";
    assertEquals(
        answer, Citations.numbered(answer, List.of(Said.quote(1, "The landlord is Acme Estates"))));
  }

  @Test
  void numbersThatTheModelWroteStayWhereTheyAre() {
    String answer = "[1] The rent is nine hundred dollars.";
    assertEquals(
        answer,
        Citations.numbered(answer, List.of(Said.quote(1, "The rent is nine hundred dollars"))));
  }

  @Test
  void codeAndTablesAreLeftAlone() {
    String answer = "```\nThe rent is nine hundred dollars\n```\n| rent | nine hundred dollars |";
    assertEquals(
        answer,
        Citations.numbered(answer, List.of(Said.quote(1, "The rent is nine hundred dollars"))));
  }
}
