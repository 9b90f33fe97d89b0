// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.carrel.engine.evidence.AnswerSentences.Sentence;
import dev.carrel.engine.evidence.SupportJudge.Asserted;
import dev.carrel.engine.evidence.SupportJudge.Cited;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class DefinitionsTest {
  private static final Definitions DEFINITIONS =
      Definitions.of(
          List.of(
              "This Agreement is made between Acme Corp., a Delaware corporation (the"
                  + " \"Supplier\"), and Beta Trading GmbH, Hauptstrasse 5, Berlin (hereinafter"
                  + " \"Buyer\")."));

  private static Support support(String sentence, String quote) {
    return new SupportJudge(
            "",
            Map.of(1, new Cited(quote, true, DEFINITIONS, OptionalDouble.empty())),
            SupportTableTest.YES)
        .judge(List.of(new Asserted(new Sentence(0, sentence.length(), sentence), List.of(1))))
        .getFirst()
        .support();
  }

  @Test
  void a_party_is_the_same_by_its_name_and_by_what_it_is_called() {
    assertInstanceOf(
        Support.Supported.class,
        support("Acme Corp. bears the insurance.", "The Supplier shall bear the insurance."));
    assertInstanceOf(
        Support.Supported.class,
        support(
            "Acme bears the insurance of the goods.",
            "The Supplier shall bear the insurance of the goods."));
    assertInstanceOf(
        Support.Supported.class,
        support("The supplier bears the insurance.", "Acme Corp. shall bear the insurance."));
  }

  @Test
  void another_party_by_its_name_is_not_supported() {
    assertFalse(
        support("Beta Trading GmbH bears the insurance.", "The Supplier shall bear the insurance.")
            instanceof Support.Supported);
    assertInstanceOf(
        Support.Contradicted.class,
        support("The buyer bears the insurance.", "Acme Corp. shall bear the insurance."));
  }

  @Test
  void either_party_is_each_that_the_document_defines() {
    assertInstanceOf(
        Support.Supported.class,
        support(
            "The supplier may terminate the agreement.",
            "Either party may terminate this Agreement."));
    assertFalse(
        support(
                "The landlord may terminate the agreement.",
                "Either party may terminate this Agreement.")
            instanceof Support.Supported);
  }

  @Test
  void a_word_that_is_defined_for_two_parties_is_not_taken() {
    Definitions twice =
        Definitions.of(
            List.of(
                "Acme Corp. (the \"Supplier\") sells.", "Gamma Ltd. (the \"Supplier\") sells."));
    assertFalse(twice.defines("supplier"));
  }
}
