// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.FoldedText;
import dev.carrel.engine.document.TextSpan;
import dev.carrel.engine.passage.Passage;
import dev.carrel.engine.passage.PassageCutter;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is shown of a passage can be had again from where it stands. */
class PassagePlacesTest {
  private static final List<String> BITS =
      List.of(
          "rent",
          "The",
          "term-",
          "Article 5.",
          "é",
          "\uD83D\uDE00",
          "。",
          "9,000.00",
          "-",
          " ",
          "  ",
          "\n",
          "\n\n",
          "\t",
          "\u2003",
          "inter-\nnational",
          "Third-\nParty",
          "\n ",
          "•",
          ": ",
          "a");

  private static String text(Random random, int bits) {
    return IntStream.range(0, bits)
        .mapToObj(i -> BITS.get(random.nextInt(BITS.size())))
        .collect(Collectors.joining());
  }

  private static Document document(Random random, int number) {
    return Documents.of(
        "d" + number,
        IntStream.range(0, 1 + random.nextInt(4))
            .mapToObj(i -> text(random, random.nextInt(40)))
            .toArray(String[]::new));
  }

  private static String again(List<Given.Text> texts, List<Document> documents) {
    return texts.stream()
        .map(
            part ->
                switch (part) {
                  case Given.Literal(String blanks) -> blanks;
                  case Given.Passage(List<TextSpan> places) ->
                      places.stream()
                          .map(p -> FoldedText.fold(raw(p, documents), FoldedText.PASSAGE))
                          .collect(Collectors.joining(" "));
                })
        .collect(Collectors.joining());
  }

  private static String raw(TextSpan place, List<Document> documents) {
    return documents.stream()
        .filter(document -> document.id().equals(place.document()))
        .findFirst()
        .orElseThrow()
        .page(place.page())
        .text()
        .substring(place.start(), place.end());
  }

  @Test
  void thePlacesOfAPassageHaveItsWords() {
    Random random = new Random(42);
    int checked = 0;
    for (int round = 0; round < 500; round++) {
      List<Document> documents = List.of(document(random, 1), document(random, 2));
      for (Document document : documents) {
        for (Passage passage : PassageCutter.of(document)) {
          Composed composed = new Composed().add(passage);
          assertEquals(passage.text(), composed.text());
          assertEquals(composed.text(), again(composed.texts(), documents));
          checked++;
        }
      }
    }
    assertTrue(checked > 1000, "only " + checked);
  }
}
