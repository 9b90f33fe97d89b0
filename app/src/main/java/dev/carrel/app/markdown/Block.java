// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.markdown;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** A block of Markdown: what stands below others. */
public sealed interface Block {
  /** Where in the text it begins. */
  int start();

  /**
   * A heading.
   *
   * @param level from 1, the highest
   */
  record Heading(int start, int level, List<Run> words) implements Block {
    public Heading {
      words = List.copyOf(words);
    }
  }

  /** Words. */
  record Paragraph(int start, List<Run> words) implements Block {
    public Paragraph {
      words = List.copyOf(words);
    }
  }

  /**
   * Text that is shown as it is: code, HTML.
   *
   * @param lines each but the first with the line break before it
   */
  record Code(int start, List<Run> lines) implements Block {
    public Code {
      lines = List.copyOf(lines);
    }

    /** All of it. */
    public String text() {
      return lines.stream().map(Run::text).collect(Collectors.joining());
    }
  }

  /** What somebody else said. */
  record Quotation(int start, List<Block> blocks) implements Block {
    public Quotation {
      blocks = List.copyOf(blocks);
    }
  }

  /**
   * A list.
   *
   * @param first number of its first item; empty for bullets
   * @param tight whether nothing stands between its items
   */
  record Items(int start, OptionalInt first, boolean tight, List<List<Block>> items)
      implements Block {
    public Items {
      items = List.copyOf(items);
    }

    /** What stands before an item. */
    public String mark(int item) {
      return first.isPresent() ? first.getAsInt() + item + "." : "•";
    }
  }

  /** A table, each row a list of cells. */
  record Table(int start, List<Row> rows) implements Block {
    public Table {
      rows = List.copyOf(rows);
    }
  }

  /**
   * A row of a table.
   *
   * @param head whether it names the columns
   */
  record Row(boolean head, List<List<Run>> cells) {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /** A line across. */
  record Rule(int start) implements Block {}
}
