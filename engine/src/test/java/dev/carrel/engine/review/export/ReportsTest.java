// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.ground.ShownText;
import dev.carrel.engine.ingest.Readings;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reviews as Markdown, HTML and for word processors. */
class ReportsTest {
  private static final List<ExportKind> REPORTS =
      List.of(ExportKind.MARKDOWN, ExportKind.HTML, ExportKind.DOCX);

  @TempDir Path folder;

  private static Node markdown(String text) {
    return Parser.builder().build().parse(text);
  }

  /** What a person reads of a report. */
  private static String read(ExportKind kind, byte[] bytes) {
    return switch (kind) {
      case HTML -> Jsoup.parse(new String(bytes, StandardCharsets.UTF_8)).text();
      case DOCX ->
          String.join(
              "\n",
              ZipText.elements(ZipText.of(bytes).part("word/document.xml")).stream()
                  .filter(e -> e.name().equals("p"))
                  .map(ZipText.Element::text)
                  .toList());
      default -> {
        StringBuilder words = new StringBuilder();
        markdown(new String(bytes, StandardCharsets.UTF_8))
            .accept(
                new AbstractVisitor() {
                  @Override
                  public void visit(Text text) {
                    words.append(text.getLiteral());
                  }

                  @Override
                  public void visit(Code code) {
                    words.append(code.getLiteral());
                  }
                });
        yield words.toString();
      }
    };
  }

  @ParameterizedTest
  @EnumSource(names = {"MARKDOWN", "HTML", "DOCX"})
  void answersQuotesAndStatesStandInAReport(ExportKind kind) {
    String text = read(kind, Grids.bytes(kind, Grids.full(), Grids.options()));
    for (String part :
        List.of(
            "Spring",
            "lease.pdf",
            "Which law?",
            "✓ verified by Jo Ito, 2026-11-29T10:00:00Z",
            "-1250000.50 USD",
            "P10D (business)",
            "“Liability shall be capped.”",
            "page A-3 (3 of 12), ACME-0003–ACME-0004, close, not visible on the page",
            "∅ nothing found",
            "Nothing was found; the nearest passages:",
            "Pages read: 20; not read: 3.",
            "The machine's answer: In 2025.",
            "A second reader disagrees: No.",
            "Note: Ask Ms Ito.",
            "Flagged.",
            "● answered, deviates",
            "Deviates: ",
            "It does not fit.",
            "Not read: page 3, a scanned image without a text layer",
            AboutReview.PROMISE)) {
      assertTrue(text.contains(part), part + " is not in " + text);
    }
    assertFalse(text.contains("absent"));
    assertFalse(text.contains("correct:"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "[here](http://evil.example) <img src=x> https://evil.example/x",
        "| a | b |\n|---|---|\n# head\n- item\n```\ncode",
        "\"><b onload='x'>&amp;&#65;",
        "a\0b\u202Ec\uD800\uFFFE\u001B[31m",
        "😀 עברית"
      })
  void hostileWordsAreShownAndDoNothing(String words) {
    for (ExportKind kind : REPORTS) {
      byte[] bytes = Grids.bytes(kind, Grids.saying(words), Grids.options());
      String shown = ShownText.of(words).lines().findFirst().orElse("");
      assertTrue(read(kind, bytes).contains(shown), kind + " has not " + shown);
      assertTrue(
          (kind == ExportKind.DOCX
                  ? ZipText.of(bytes).part("word/document.xml")
                  : new String(bytes, StandardCharsets.UTF_8))
              .codePoints()
              .noneMatch(ShownText::isHidden),
          kind + " hides something");
    }
    String html = Grids.text(ExportKind.HTML, Grids.saying(words), Grids.options());
    for (Element element : Jsoup.parse(html).getAllElements()) {
      assertFalse(List.of("script", "img", "b", "iframe").contains(element.tagName()), html);
      assertTrue(
          element.tagName().equals("a")
              ? element.attr("href").matches("#c\\d+-\\d+")
              : element.attr("href").isEmpty(),
          html);
    }
    String markdown = Grids.text(ExportKind.MARKDOWN, Grids.saying(words), Grids.options());
    markdown(markdown)
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(Link link) {
                throw new AssertionError("a link: " + markdown);
              }

              @Override
              public void visit(Image image) {
                throw new AssertionError("a picture: " + markdown);
              }

              @Override
              public void visit(HtmlInline html) {
                throw new AssertionError("HTML: " + markdown);
              }

              @Override
              public void visit(HtmlBlock html) {
                throw new AssertionError("HTML: " + markdown);
              }

              @Override
              public void visit(Heading heading) {
                assertTrue(heading.getLevel() <= 3);
                visitChildren(heading);
              }
            });
    long headings = markdown.lines().filter(line -> line.matches("#+ .*")).count();
    assertEquals(3, headings, markdown);
  }

  @Test
  void aPageOfHtmlNeedsNothingElseAndHasBothThemes() {
    String html = Grids.text(ExportKind.HTML, Grids.full(), Grids.options());
    assertTrue(html.contains("prefers-color-scheme: dark"));
    assertTrue(html.contains("@media print"));
    assertTrue(html.contains("default-src 'none'; style-src 'unsafe-inline'"), html);
    assertTrue(Jsoup.parse(html).select("[src], link, script").isEmpty());
    assertEquals("○ not asked yet", Jsoup.parse(html).select("td a").eachText().getLast());
    for (Element link : Jsoup.parse(html).select("td a")) {
      String target = link.attr("href").substring(1);
      assertEquals(1, Jsoup.parse(html).select("#" + target).size(), target);
    }
  }

  @Test
  void everyPartOfAWordDocumentIsWellFormedAndNamed() {
    ZipText file = ZipText.of(Grids.bytes(ExportKind.DOCX, Grids.full(), Grids.options()));
    file.parts().values().forEach(ZipText::elements);
    assertEquals("[Content_Types].xml", file.parts().keySet().iterator().next());
    List<String> styles =
        ZipText.elements(file.part("word/styles.xml")).stream()
            .filter(e -> e.name().equals("style"))
            .map(e -> e.attributes().getOrDefault("styleId", ""))
            .toList();
    for (ZipText.Element element : ZipText.elements(file.part("word/document.xml"))) {
      if (element.name().endsWith("Style")) {
        assertTrue(styles.contains(element.attributes().get("val")), element.toString());
      }
      assertFalse(
          List.of("hyperlink", "fldSimple", "instrText", "object").contains(element.name()));
    }
  }

  @Test
  void carrelItselfReadsAWordDocument() throws IOException {
    byte[] bytes = Grids.bytes(ExportKind.DOCX, Grids.full(), Grids.options());
    Document document = Readings.read(folder, "report.docx", bytes);
    String text = Readings.text(document);
    assertTrue(text.contains("“Liability shall be capped.”"), text);
    assertTrue(text.contains("✓ verified by Jo Ito"), text);
  }

  @Test
  void thousandsOfDocumentsAreWrittenAsTheyComeAndTheStreamIsLeftOpen() throws IOException {
    for (ExportKind kind : REPORTS) {
      long[] written = {0};
      OutputStream out =
          new OutputStream() {
            @Override
            public void write(int b) {
              written[0]++;
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
              assertTrue(length <= 1 << 16, "pieces, not all at once");
              written[0] += length;
            }

            @Override
            public void close() {
              throw new AssertionError("closed");
            }
          };
      ReviewExport.write(kind, Grids.large(2_000), Grids.options(), out);
      assertTrue(written[0] > 50_000, kind + " has " + written[0] + " bytes");
    }
  }
}
