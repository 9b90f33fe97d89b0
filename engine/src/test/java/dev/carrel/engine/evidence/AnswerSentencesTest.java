// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carrel.engine.evidence.AnswerSentences.Sentence;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerSentencesTest {
  private static List<String> claims(String answer) {
    return AnswerSentences.of(answer).stream().map(Sentence::claim).toList();
  }

  @Test
  void sentences_end_where_they_end_and_not_behind_abbreviations() {
    assertEquals(
        List.of(
            "Acme Corp. and Beta Inc. sign at 5 p.m. on Jan. 3, 2024.",
            "Mr. Smith pays $1.5 million.",
            "The term (i.e. the first) is No. 3!"),
        claims(
            "Acme Corp. and Beta Inc. sign at 5 p.m. on Jan. 3, 2024. Mr. Smith pays $1.5"
                + " million. The term (i.e. the first) is No. 3!"));
  }

  @Test
  void german_sentences_go_on_behind_the_number_of_a_day() {
    assertEquals(
        List.of("Der Vertrag endet am 30. Juni 2024.", "Die Frist beträgt z.B. drei Monate."),
        claims("Der Vertrag endet am 30. Juni 2024. Die Frist beträgt z.B. drei Monate."));
  }

  @Test
  void items_of_a_list_are_told_with_what_leads_in_to_them() {
    assertEquals(
        List.of("The lessee pays: rent of $500", "The lessee pays: taxes", "That is all."),
        claims("The lessee pays:\n\n- **rent** of $500\n- `taxes`\n\nThat is all."));
  }

  @Test
  void headings_rules_and_code_are_no_sentences() {
    assertEquals(
        List.of("It is three years."),
        claims("# Term\n\nIt is *three* years.\n\n---\n```\ncode here.\n```\n"));
  }

  @Test
  void a_row_of_a_table_is_one_sentence() {
    assertEquals(
        List.of("Party Pays", "Buyer 500 EUR"),
        claims("| Party | Pays |\n|---|---|\n| Buyer | 500 EUR |"));
  }

  @Test
  void what_names_a_source_is_no_part_of_the_claim() {
    assertEquals(
        List.of("The fee is $5.", "It is due."),
        claims("The fee is $5 [1]. It is due (page 3) [lease.pdf, page 3]."));
  }

  @Test
  void places_are_those_of_the_answer() {
    String answer = "**Yes.** The fee is $5.\n\n1. It is due.";
    assertEquals(
        List.of("**Yes.**", "The fee is $5.", "It is due."),
        AnswerSentences.of(answer).stream()
            .map(s -> answer.substring(s.start(), s.end()))
            .toList());
  }

  @Test
  void an_answer_of_signs_has_no_sentence() {
    assertEquals(List.of(), claims("...\n\n—\n"));
  }

  @Test
  void chinese_sentences_end_without_blanks() {
    assertEquals(List.of("租期为三年。", "租金为500元。"), claims("租期为三年。租金为500元。"));
  }
}
