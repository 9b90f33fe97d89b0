// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordRecallTest {
  @Test
  void wordsCountAsOftenAsTheyStandAndInAnyOrder() {
    WordRecall recall = WordRecall.of("the rent the term", "Term, the rent");
    assertEquals(4, recall.words());
    assertEquals(0.75, recall.recall());
    assertEquals(List.of("the"), recall.lacking());
  }

  @Test
  void hyphensAtLineEndsAndLigaturesAreNoDifference() {
    assertEquals(1, WordRecall.of("conse-\nquential o\uFB03ce", "consequential office").recall());
  }
}
