// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.TextSpan;
import dev.carrel.engine.evidence.Support.Conflict;
import dev.carrel.engine.evidence.Support.Doubt;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

public class EvidenceJsonTest {
  private static final TextSpan PLACE = new TextSpan(new DocumentId("a".repeat(64)), 2, 10, 20);

  /** With everything in it that there is. */
  public static final Evidence ALL =
      new Evidence(
          List.of(
              new SentenceSupport(0, 10, List.of(1), new Support.Supported(0.97)),
              new SentenceSupport(
                  11, 20, List.of(2, 1), new Support.Unsure(List.of(Doubt.NUMBER, Doubt.NO_JUDGE))),
              new SentenceSupport(
                  21,
                  30,
                  List.of(1),
                  new Support.Contradicted(List.of(new Conflict("30 days", "60 days", 1)))),
              new SentenceSupport(31, 40, List.of(), new Support.NoEvidence())),
          Optional.of(new Absence(true, OptionalDouble.of(0.9), List.of(1, 2), 20, 3)),
          List.of(new PassageWeight(PLACE, 0.5)),
          Optional.of(new Counted(List.of(new Counted.Item("rent", 1)), 1, 12, false)));

  @Test
  void all_that_is_known_comes_back() {
    assertEquals(ALL, EvidenceJson.evidence(EvidenceJson.object(ALL).toString()));
    assertEquals(Evidence.NONE, EvidenceJson.evidence(EvidenceJson.object(Evidence.NONE)));
    assertEquals(Evidence.NONE, EvidenceJson.evidence(""));
  }

  @Test
  void without_words_no_word_of_a_quote_is_left() {
    String json = EvidenceJson.withoutWords(ALL).toString();
    assertFalse(json.contains("60 days"), json);
    assertFalse(json.contains("rent"), json);
    assertTrue(json.contains("contradicted"), json);
    assertEquals(ALL.sentences().getFirst(), EvidenceJson.evidence(json).sentences().getFirst());
  }

  @Test
  void what_is_no_evidence_is_refused() {
    for (String wrong : List.of("[]", "{}", "{", "{\"sentences\":[{}],\"looked\":[]}", "1")) {
      assertThrows(IllegalArgumentException.class, () -> EvidenceJson.evidence(wrong));
    }
    assertThrows(
        IllegalArgumentException.class,
        () ->
            EvidenceJson.evidence(
                "{\"sentences\":[{\"start\":0,\"end\":1,\"quotes\":[],\"support\":\"sure\"}],"
                    + "\"looked\":[]}"));
  }
}
