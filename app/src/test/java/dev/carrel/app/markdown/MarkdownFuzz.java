// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.markdown;

import dev.carrel.engine.fuzz.FuzzTarget;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Notes and answers as the desk lays them out. */
public final class MarkdownFuzz implements FuzzTarget {
  @Override
  public String name() {
    return "markdown";
  }

  @Override
  public List<byte[]> seeds() {
    return FuzzTarget.ascii(
        "# A *b* **c**\n\n- one\n  - two `code`\n1. three\n\n> quoted\n\n| a | b |\n|---|---|\n"
            + "| [c](http://d \"e\") | ![f](g) |\n\n```\ncode\n```\n\n    more\n\n<b>h</b>\n\n---\n"
            + "[x]: http://y\n\n[x] a\\\nb  \nc &amp; ~~d~~\n");
  }

  @Override
  public List<byte[]> words() {
    return FuzzTarget.ascii(
        "\n\n",
        "\r",
        "\t",
        "# ",
        "- ",
        "> ",
        "1. ",
        "999999999. ",
        "```",
        "~~~",
        "|",
        "|---|\n",
        "[",
        "](",
        "![",
        "]: ",
        "<",
        "<!--",
        "<b>",
        "&#0;",
        "&amp;",
        "*",
        "**",
        "_",
        "`",
        "\\",
        "\u0000",
        "\u202E",
        "\uFEFF");
  }

  @Override
  public void run(byte[] input, Path folder) {
    String text = new String(input, StandardCharsets.UTF_8);
    for (Block block : Markdown.parse(text)) {
      if (block.start() < 0 || block.start() > text.length()) {
        throw new IllegalStateException("a block begins outside: " + block.start());
      }
    }
  }
}
