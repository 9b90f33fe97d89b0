// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation.quote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.carrel.app.markdown.Block;
import dev.carrel.app.markdown.Markdown;
import dev.carrel.app.markdown.Style;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InlinesTest {
  private static List<Inlines.Piece> pieces(String markdown) {
    Block first = Markdown.parse(markdown).getFirst();
    return Inlines.of(assertInstanceOf(Block.Paragraph.class, first).words());
  }

  private static Inlines.Words words(String text, Style... styles) {
    return new Inlines.Words(text, Set.of(styles), Optional.empty());
  }

  @Test
  void aReferenceIsToldFromTheWordsAroundIt() {
    assertEquals(
        List.of(
            words("Yes "),
            new Inlines.Reference(1),
            words(" and "),
            new Inlines.Reference(12),
            words(".")),
        pieces("Yes [1] and [12]."));
  }

  @Test
  void bracketsWithOtherThingsStayWords() {
    assertEquals(List.of(words("a [b] [1x]")), pieces("a [b] [1x]"));
  }

  @Test
  void stylesNestAndCodeHoldsNoReferences() {
    assertEquals(
        List.of(words("both", Style.BOLD, Style.ITALIC), words(" "), words("x[1]", Style.CODE)),
        pieces("***both*** `x[1]`"));
  }
}
