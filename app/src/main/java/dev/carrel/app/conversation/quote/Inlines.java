// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation.quote;

import dev.carrel.app.markdown.Run;
import dev.carrel.app.markdown.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An answer's words with its references to quotes told apart. */
public final class Inlines {
  private static final Pattern REFERENCE = Pattern.compile("\\[(\\d{1,3})]");

  /** A piece of a paragraph. */
  public sealed interface Piece {}

  /**
   * Words.
   *
   * @param link where they lead
   */
  public record Words(String text, Set<Style> styles, Optional<String> link) implements Piece {
    public Words {
      styles = Set.copyOf(styles);
    }
  }

  /** Such as {@code [1]}. */
  public record Reference(int quote) implements Piece {}

  private Inlines() {}

  /** The pieces of a paragraph, a heading or a table's cell; code holds no references. */
  public static List<Piece> of(List<Run> words) {
    List<Piece> pieces = new ArrayList<>();
    // The parser cuts at each bracket.
    Run.joined(words).forEach(run -> split(run, pieces));
    return pieces;
  }

  private static void split(Run run, List<Piece> pieces) {
    String text = run.text();
    int from = 0;
    if (!run.styles().contains(Style.CODE)) {
      Matcher matcher = REFERENCE.matcher(text);
      while (matcher.find()) {
        add(run, from, matcher.start(), pieces);
        pieces.add(new Reference(Integer.parseInt(matcher.group(1))));
        from = matcher.end();
      }
    }
    add(run, from, text.length(), pieces);
  }

  private static void add(Run run, int from, int to, List<Piece> pieces) {
    if (from < to) {
      pieces.add(new Words(run.text().substring(from, to), run.styles(), run.link()));
    }
  }
}
