// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carrel.app.markdown.Markdown;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HtmlBlocksTest {
  private static String html(String markdown) {
    return HtmlBlocks.of(
        Markdown.parse(markdown), mark -> mark == 1 ? Optional.of("q") : Optional.empty());
  }

  @Test
  void tightListsHaveNoParagraphsAndLooseOnesHave() {
    assertEquals("<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n", html("- a\n- b"));
    assertEquals("<ol start=\"3\">\n<li>a</li>\n</ol>\n", html("3. a"));
    assertEquals("<ul>\n<li><p>a</p>\n</li>\n<li><p>b</p>\n</li>\n</ul>\n", html("- a\n\n- b"));
  }

  @Test
  void anAddressIsSaidAndLeadsNowhere() {
    assertEquals(
        "<p>here (http://example.com/?a&amp;b)</p>\n", html("[here](http://example.com/?a&b)"));
    assertEquals("<p>here (javascript:alert(1))</p>\n", html("[here](javascript:alert(1))"));
    assertEquals("<p>here (file:///etc/passwd)</p>\n", html("[here](file:///etc/passwd)"));
    assertEquals("<p>http://example.com</p>\n", html("<http://example.com>"));
  }

  @Test
  void aNumberLeadsToItsQuoteIfThereIsOne() {
    assertEquals("<p>So <a href=\"#q\">[1]</a> and [2].</p>\n", html("So [1] and [2]."));
  }

  @Test
  void codeIsShownAsItIs() {
    assertEquals("<pre><code>a &lt; b\n  c</code></pre>\n", html("```\na < b\n  c\n```"));
    assertEquals("<p><code>&lt;b&gt;[1]</code></p>\n", html("`<b>[1]`"));
  }
}
