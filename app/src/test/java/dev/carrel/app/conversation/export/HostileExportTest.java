// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.app.conversation.Said;
import dev.carrel.app.fx.Strings;
import dev.carrel.app.markdown.Markdown;
import dev.carrel.engine.answer.Match;
import dev.carrel.engine.answer.Quote;
import dev.carrel.engine.conversation.StoredTurn;
import dev.carrel.engine.conversation.Turn;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.TextSpan;
import dev.carrel.engine.evidence.Evidence;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whatever a model, a document or a person says: in an export it is words. */
class HostileExportTest {
  static final List<String> HOSTILE =
      List.of(
          "![spy](http://evil.example/a.png)",
          "![](http://evil.example/a.png)",
          "![spy][1]\n\n[1]: http://evil.example/a.png",
          "[![spy](http://evil.example/a.png)](http://evil.example)",
          "<script>alert(1)</script>",
          "<iframe src=\"http://evil.example\"></iframe>",
          "words <img src=x onerror=alert(1)> words",
          "<svg onload=alert(1)>",
          "<style>@import url(http://evil.example/a.css)</style>",
          "<!-- comment --> <?php ?> <![CDATA[x]]> <!DOCTYPE html>",
          "[here](javascript:alert(1))",
          "[here](JaVaScRiPt:alert(1) \"title\")",
          "[here](data:text/html;base64,PHNjcmlwdD4=)",
          "[here](file:///etc/passwd)",
          "[here](<http://evil.example/a b> 'title')",
          "[here][there]\n\n[there]: <javascript:alert(1)>",
          "[1]: http://evil.example\n\nSee [1].",
          "See [1](http://evil.example) and [1]\\(http://evil.example).",
          "[1]\\: http://evil.example",
          "[1][2] ![1] [^1]\n\n[^1]: a note",
          "<http://evil.example> <who@evil.example> <javascript:alert(1)>",
          "http://evil.example https://evil.example ftp://evil.example",
          "(http://evil.example), *http://evil.example* _www.evil.example_",
          "www.evil.example WWW.EVIL.EXAMPLE who@evil.example mailto:who@evil.example",
          "@everyone @who/team thanks, see #1",
          "http&#58;//evil.example who&#64;evil.example &lt;script&gt;alert(1)&lt;/script&gt;",
          "&#33;&#91;spy&#93;&#40;http&#58;//evil.example&#41;",
          "&#10;&#10;&#60;script&#62;alert(1)&#10;&#10;# heading",
          "\\<script>\\![spy]\\(http://evil.example)",
          "`![spy](http://evil.example)` ``a`b`` `` ` `` ` `",
          "```html\n<script>alert(1)</script>\n````\n```\n\n<b>after</b>",
          "````\n```\n<script>\n````",
          "~~~mermaid\nclick A \"javascript:alert(1)\"\n~~~",
          "    <script>indented</script>",
          "| a | b |\n|---|---|\n| `x|y` | \\| ![s](http://evil.example) <b> |",
          "| [a](javascript:x) |\n|---|\n| a\\\\\\|b |",
          "$x$ $$\\href{javascript:alert(1)}{x}$$ {{ site.secret }} {alert(1)}",
          "a  \n# no heading\\\n- no item\\\n1. none\\\n> none\\\n<script>",
          "- item\n\n  <script>alert(1)</script>\n\n  ![spy](http://evil.example)\n* other\n1) one",
          "> > ![spy](http://evil.example)\n> <b>",
          "term\n: definition\n\n===\n---\n+++\n:::note\n%%% x",
          "**[bold](http://evil.example)**`[code](http://evil.example)`***<b>***",
          "\u202Efdp.exe\u202C \u001B[31m \uDB40\uDC41 \u200B \uFEFF");

  static final String[] PIECES = {
    "!",
    "[",
    "]",
    "(",
    ")",
    "<",
    ">",
    "`",
    "``",
    "```",
    "~~~",
    "*",
    "**",
    "_",
    "#",
    "-",
    "+",
    "=",
    "|",
    "\\",
    "&",
    "&lt;",
    "&#91;",
    "&#x28;",
    "\n",
    "\n\n",
    "    ",
    " ",
    ":",
    "://",
    "http",
    "www.",
    "@",
    "a",
    "b.c",
    "1",
    "1. ",
    "- ",
    "> ",
    "[1]",
    "|---|\n",
    "$",
    "{",
    "}",
    "^",
    "\"",
    "'",
    "/",
    "javascript:",
    "<script>",
    "</b>",
    "<!--",
    "-->",
    "\t",
    "\u00A0",
    "\u2028",
    "\u202E",
    "é",
    "~"
  };

  private static final Pattern TAG =
      Pattern.compile("<(/?)([a-z0-9]+)((?: [a-z-]+=\"[^\"<>]*\")*)>");
  private static final Pattern HREF = Pattern.compile(" href=\"([^\"]*)\"");

  private static String seeded(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(40); i >= 0; i--) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString();
  }

  /** The same words wherever words can stand. */
  private static Transcript everywhere(String words) {
    StoredTurn said =
        Said.turn(
            1,
            words,
            words,
            List.of(
                new Quote(
                    1,
                    words,
                    Match.CLOSE,
                    words,
                    List.of(new TextSpan(new DocumentId("a".repeat(64)), 3, 0, 1))),
                Said.notFound(2, words)));
    Turn turn = said.turn();
    Turn noted =
        new Turn(
            turn.question(),
            turn.answer(),
            words,
            words,
            turn.created(),
            turn.tokens(),
            turn.seconds(),
            turn.contextTokens(),
            turn.complete(),
            turn.quotes(),
            List.of(words),
            Evidence.NONE);
    return new Transcript(
        words,
        List.of(
            new StoredTurn(
                said.id(),
                said.ordinal(),
                said.parent(),
                said.version(),
                said.versions(),
                said.summary(),
                noted)));
  }

  private static String markdown(String words) {
    return new MarkdownExport(exportWords()).of(everywhere(words));
  }

  private static ExportWords exportWords() {
    return new ExportWords(Strings.of(ExportFile.class));
  }

  static void isInert(String words) {
    LiveMarkdown.requireNone(markdown(words), words);
    LiveMarkdown.requireNone(MarkdownBlocks.of(words), words);
    requireInertHtml(new HtmlExport(exportWords()).of(everywhere(words)));
  }

  /** Only the tags that an export needs, without handlers, styles and addresses. */
  private static void requireInertHtml(String html) {
    String style = html.substring(html.indexOf("<style>"), html.indexOf("</style>"));
    String rest = html.replace(style, "<style>").replace("<!DOCTYPE html>", "");
    Matcher tags = TAG.matcher(rest);
    int from = 0;
    while (tags.find()) {
      assertFalse(rest.substring(from, tags.start()).contains("<"), rest);
      assertTrue(
          List.of(
                      "html head meta title style body h1 h2 h3 h4 h5 h6 section p blockquote cite footer"
                          .split(" "))
                  .contains(tags.group(2))
              || List.of("a em strong code pre ul ol li table tr td th hr br".split(" "))
                  .contains(tags.group(2)),
          tags.group());
      assertFalse(tags.group(3).contains(" on"), tags.group());
      assertFalse(tags.group(3).contains(" src"), tags.group());
      Matcher href = HREF.matcher(tags.group(3));
      assertTrue(!href.find() || href.group(1).matches("#q\\d+-\\d+"), tags.group());
      from = tags.end();
    }
    assertFalse(rest.substring(from).contains("<"), rest);
  }

  /** All words of an answer without marks and spaces, as HTML shows them. */
  private static String said(String markdown) {
    return HtmlBlocks.of(Markdown.parse(markdown), mark -> Optional.empty())
        .replaceAll("<[^>]*>", "")
        .replaceAll("[\\s\\u00A0]+", "");
  }

  @Test
  void noAnswerQuestionNameOrQuoteLivesInAnExport() {
    HOSTILE.forEach(HostileExportTest::isInert);
  }

  @Test
  void noStringOfMarksLivesInAnExport() {
    Random random = new Random(912);
    for (int i = 0; i < 600; i++) {
      isInert(seeded(random));
    }
  }

  @Test
  void theWordsAreThoseOfTheAnswer() {
    for (String words : HOSTILE) {
      assertEquals(said(words), said(MarkdownBlocks.of(words)), words);
    }
    Random random = new Random(913);
    for (int i = 0; i < 3000; i++) {
      String words = seeded(random);
      assertEquals(said(words), said(MarkdownBlocks.of(words)), words);
    }
  }

  @Test
  void whatHidesOrTurnsTheWritingIsShown() {
    String markdown = markdown("contract\u202Efdp.exe");
    assertTrue(markdown.contains("contract\\<U+202E\\>fdp.exe"), markdown);
    String html = new HtmlExport(exportWords()).of(everywhere("contract\u202Efdp.exe"));
    assertTrue(html.contains("contract&lt;U+202E&gt;fdp.exe"), html);
    assertEquals("contract fdp.exe", new Transcript("contract\u202Efdp.exe", List.of()).fileName());
  }

  @Test
  void whatIsSetOffInAnAnswerIsSetOffInMarkdown() {
    String answer =
        "# Rent\n\nIt is **nine *hundred*** a `month` [1].\n\n- due\n  1. on the first\n- paid\n\n"
            + "| due | sum |\n|---|---|\n| monthly | 900 |\n\n```\nint x;\n```\n\n> said";
    String expected =
        "# Rent\n\nIt is **nine _hundred_** a `month` [1].\n\n- due\n  1. on the first\n- paid\n\n"
            + "| due | sum |\n|---|---|\n| monthly | 900 |\n\n```\nint x;\n```\n\n> said";
    assertEquals(expected, MarkdownBlocks.of(answer));
  }

  @Test
  void anAddressIsSaidBehindItsWordsAndLeadsNowhere() {
    assertEquals(
        "See the law (`http://example.com/law`), `a@b.example`.",
        MarkdownBlocks.of("See [the law](http://example.com/law), a@b.example."));
  }
}
