// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** The words that lead in to a list, for each of its items. */
class ListLeadTest {
  private static String before(String page, String item) {
    return ListLead.before(page, page.indexOf(item));
  }

  @Test
  void eachItemOfAListHasTheWordsThatLeadInToIt() {
    String page =
        "The rent is $900. The tenant shall not: (a) assign the lease; (b) sublet the premises; (c)"
            + " keep animals. The tenant may paint.";
    assertEquals("The tenant shall not:", before(page, "(a) assign"));
    assertEquals("The tenant shall not:", before(page, "(b) sublet"));
    assertEquals("The tenant shall not:", before(page, "(c)"));
  }

  @Test
  void anItemOnALineOfItsOwnHasThemToo() {
    String page = "Not covered are:\n1. Floods.\n2. Breakage of glass.\n3. Theft.\n";
    assertEquals("Not covered are:", before(page, "1. Floods"));
    assertEquals("Not covered are:", before(page, " Breakage"));
    assertEquals("Not covered are:", before(page, "3. Theft"));
  }

  @Test
  void whatIsNoItemHasNone() {
    String page =
        "The tenant shall not: (a) assign the lease; (b) keep animals. The tenant may paint. (c) is"
            + " a letter.";
    assertEquals("", before(page, "The tenant may"));
    assertEquals("", before(page, "(c) is"));
    assertEquals("", before("The time is 10:30 o'clock. Bring keys.", "Bring"));
  }
}
