// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation.export;

import dev.carrel.app.markdown.Block;
import dev.carrel.app.markdown.Markdown;
import dev.carrel.app.markdown.Run;
import dev.carrel.engine.ground.MarkdownWords;
import dev.carrel.engine.ground.ShownText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Markdown written anew from its blocks: the same words, lists, tables and code, and nothing that
 * is fetched, followed or run. There is no HTML in it, no picture, no link and no address that
 * becomes one.
 */
public final class MarkdownBlocks {
  private static final int LONGEST_NUMBER = 999_999_999;

  private MarkdownBlocks() {}

  /** A text that a model wrote; empty if it says nothing. */
  public static String of(String markdown) {
    return String.join("\n", lines(Markdown.parse(markdown), false));
  }

  /** A text of which nothing is Markdown, in one line that may stand within another. */
  public static String words(String text) {
    return MarkdownWords.inLine(text);
  }

  private static List<String> lines(List<Block> blocks, boolean tight) {
    List<String> lines = new ArrayList<>();
    Optional<Block> before = Optional.empty();
    boolean other = false;
    for (Block block : blocks) {
      other = before.filter(last -> isSameList(last, block)).isPresent() && !other;
      List<String> more = lines(block, other);
      if (!more.isEmpty()) {
        if (before.isPresent() && !(tight && followsDirectly(before.get(), block))) {
          lines.add("");
        }
        lines.addAll(more);
        before = Optional.of(block);
      }
    }
    return lines;
  }

  private static List<String> lines(Block block, boolean other) {
    return switch (block) {
      case Block.Heading(int _, int level, List<Run> words) -> {
        String line = MarkdownLine.one(words);
        yield line.isEmpty() ? List.of() : List.of("#".repeat(level) + " " + line);
      }
      case Block.Paragraph(int _, List<Run> words) -> MarkdownLine.broken(words);
      case Block.Items items -> items(items, other);
      case Block.Code code -> fenced(code.text());
      case Block.Quotation(int _, List<Block> said) ->
          lines(said, false).stream().map(line -> line.isEmpty() ? ">" : "> " + line).toList();
      case Block.Table table -> table(table);
      case Block.Rule _ -> List.of("___"); // of hyphens or stars it could belong to a list
    };
  }

  /** A list within an item of a list, which needs no empty line. */
  private static boolean followsDirectly(Block before, Block block) {
    return before instanceof Block.Paragraph
        && block instanceof Block.Items items
        && items.first().orElse(1) == 1;
  }

  /** Two lists beside each other would be one, if their marks were the same. */
  private static boolean isSameList(Block before, Block block) {
    return before instanceof Block.Items one
        && block instanceof Block.Items two
        && one.first().isPresent() == two.first().isPresent();
  }

  private static List<String> items(Block.Items list, boolean other) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < list.items().size(); i++) {
      String mark = mark(list, i, other);
      List<String> item = lines(list.items().get(i), list.tight());
      if (i > 0 && !list.tight()) {
        lines.add("");
      }
      if (item.isEmpty()) {
        lines.add(mark);
      }
      String indent = " ".repeat(mark.length() + 1);
      for (int line = 0; line < item.size(); line++) {
        String text = item.get(line);
        lines.add(line == 0 ? mark + " " + text : text.isEmpty() ? "" : indent + text);
      }
    }
    return lines;
  }

  private static String mark(Block.Items list, int item, boolean other) {
    if (list.first().isEmpty()) {
      return other ? "*" : "-";
    }
    long number = Math.min(LONGEST_NUMBER, (long) list.first().getAsInt() + item);
    return number + (other ? ")" : ".");
  }

  /** Within a fence that is longer than any in it; it names no language, which could be run. */
  private static List<String> fenced(String text) {
    String fence = "`".repeat(Math.max(3, MarkdownWords.longestTicks(text) + 1));
    List<String> lines = new ArrayList<>(List.of(fence));
    text.lines().map(ShownText::of).forEach(lines::add);
    lines.add(fence);
    return lines;
  }

  private static List<String> table(Block.Table table) {
    List<String> lines = new ArrayList<>();
    for (Block.Row row : table.rows()) {
      if (row.cells().isEmpty()) {
        return List.of(); // a bar alone is a table without columns
      }
      lines.add(
          row.cells().stream()
              .map(MarkdownBlocks::cell)
              .collect(Collectors.joining(" | ", "| ", " |")));
      if (row.head()) {
        lines.add("|" + "---|".repeat(row.cells().size()));
      }
    }
    return lines;
  }

  /** In code, too, a bar would end the cell; a head without words would be no table. */
  private static String cell(List<Run> words) {
    String line = MarkdownLine.one(words);
    return line.isEmpty() ? "&nbsp;" : line.replaceAll("(?<!\\\\)((?:\\\\\\\\)*)\\|", "$1\\\\|");
  }
}
