// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MarkdownTest {
  private static final String TEXT =
      """
      # Title

      Some **bold** words.

      3. three
      4. four

      | due | sum |
      |---|---|
      | monthly | 900 |

      ```
      int  x;
        y
      ```

      > said

      ---
      """;

  private static List<Run> words(String markdown) {
    Block first = Markdown.parse(markdown).getFirst();
    return assertInstanceOf(Block.Paragraph.class, first).words();
  }

  private static String text(List<Run> runs) {
    return runs.stream().map(Run::text).collect(Collectors.joining());
  }

  @Test
  void aTextIsItsBlocksInOrder() {
    assertEquals(
        List.of("Heading", "Paragraph", "Items", "Table", "Code", "Quotation", "Rule"),
        Markdown.parse(TEXT).stream().map(block -> block.getClass().getSimpleName()).toList());
  }

  @Test
  void aBlockSaysWhereItBegins() {
    for (Block block : Markdown.parse(TEXT)) {
      assertTrue(block.start() == 0 || TEXT.charAt(block.start() - 1) == '\n', block.toString());
    }
    assertEquals(TEXT.indexOf("Some"), Markdown.parse(TEXT).get(1).start());
    assertEquals(TEXT.indexOf("> said"), Markdown.parse(TEXT).get(5).start());
  }

  @Test
  void listsKeepTheNumbersTheyBeginWith() {
    Block.Items items = assertInstanceOf(Block.Items.class, Markdown.parse(TEXT).get(2));
    assertEquals(OptionalInt.of(3), items.first());
    assertEquals(List.of("3.", "4."), List.of(items.mark(0), items.mark(1)));
    assertTrue(items.tight());
  }

  @Test
  void codeKeepsItsSpacesAndLines() {
    Block.Code code = assertInstanceOf(Block.Code.class, Markdown.parse(TEXT).get(4));
    assertEquals("int  x;\n  y", code.text());
  }

  @Test
  void eachRunIsWhereItsSourceIs() {
    String source = "One *two* three `four`.";
    for (Run run : words(source)) {
      int at = source.indexOf(run.text());
      assertEquals(at, run.source(0), run.toString());
      assertEquals(0, run.at(at), run.toString());
    }
  }

  @Test
  void anAddressIsSaidBehindItsWordsUnlessTheySayIt() {
    assertEquals(
        "See the law (http://example.com/law) or http://example.com.",
        text(
            Run.withAddresses(
                words("See [the *law*](http://example.com/law) or <http://example.com>."))));
  }

  @Test
  void aPictureIsItsWords() {
    assertEquals("a spy", text(words("a ![spy](http://example.com/a.png)")));
  }
}
