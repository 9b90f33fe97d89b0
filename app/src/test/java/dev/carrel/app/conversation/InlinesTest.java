package dev.carrel.app.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;

class InlinesTest {
  private static List<Inlines.Run> runs(String markdown) {
    return Inlines.of(
        Objects.requireNonNull(Parser.builder().build().parse(markdown).getFirstChild()));
  }

  @Test
  void aReferenceIsToldFromTheWordsAroundIt() {
    assertEquals(
        List.of(
            new Inlines.Words("Yes ", Set.of()),
            new Inlines.Reference(1),
            new Inlines.Words(" and ", Set.of()),
            new Inlines.Reference(12),
            new Inlines.Words(".", Set.of())),
        runs("Yes [1] and [12]."));
  }

  @Test
  void bracketsWithOtherThingsStayWords() {
    assertEquals(List.of(new Inlines.Words("a [b] [1x]", Set.of())), runs("a [b] [1x]"));
  }

  @Test
  void stylesNestAndCodeHoldsNoReferences() {
    assertEquals(
        List.of(
            new Inlines.Words("both", Set.of("bold", "italic")),
            new Inlines.Words(" ", Set.of()),
            new Inlines.Words("x[1]", Set.of("code"))),
        runs("***both*** `x[1]`"));
  }
}
