// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation.export;

import dev.carrel.app.conversation.quote.Inlines;
import dev.carrel.app.markdown.Run;
import dev.carrel.app.markdown.Style;
import dev.carrel.engine.ground.MarkdownWords;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The words of a paragraph, a heading or a cell as Markdown: bold, italic, code, and references to
 * quotes. What was a link is its words with the address behind them.
 */
final class MarkdownLine {
  /** Words and the spaces around them, within which marks are not read as such. */
  private static final Pattern SPACED = Pattern.compile("([\\s\\p{Z}]*)(\\S.*?)([\\s\\p{Z}]*)");

  /** A piece that is written already, and what is still to be written around it. */
  private record Atom(String text, Set<Style> styles) {
    boolean is(Style style) {
      return styles.contains(style);
    }
  }

  private MarkdownLine() {}

  /** In one line. */
  static String one(List<Run> words) {
    return lines(words).stream()
        .map(line -> around(line, Style.BOLD).strip())
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining(" "));
  }

  /** In lines of a paragraph, where its line breaks are; empty if it says nothing. */
  static List<String> broken(List<Run> words) {
    List<String> lines =
        new ArrayList<>(
            lines(words).stream()
                .map(line -> MarkdownWords.atStart(around(line, Style.BOLD).strip()))
                .filter(line -> !line.isEmpty())
                .toList());
    for (int i = 0; i + 1 < lines.size(); i++) {
      lines.set(i, lines.get(i) + "\\");
    }
    return lines;
  }

  private static List<List<Atom>> lines(List<Run> words) {
    List<List<Atom>> lines = new ArrayList<>(List.of(new ArrayList<>()));
    for (Inlines.Piece piece : Inlines.of(Run.withAddresses(words))) {
      switch (piece) {
        case Inlines.Reference(int quote) ->
            lines.getLast().add(new Atom("[" + quote + "]", Set.of()));
        case Inlines.Words said when said.styles().contains(Style.CODE) ->
            add(lines.getLast(), MarkdownWords.code(said.text()), said.styles());
        case Inlines.Words said -> {
          List<String> parts = Arrays.asList(said.text().split("\n", -1));
          for (int i = 0; i < parts.size(); i++) {
            if (i > 0) {
              lines.add(new ArrayList<>());
            }
            add(lines.getLast(), MarkdownWords.words(parts.get(i)), said.styles());
          }
        }
      }
    }
    return lines;
  }

  /** Behind a reference, a parenthesis would make a link of it, and a colon a definition. */
  private static void add(List<Atom> line, String text, Set<Style> styles) {
    String before = line.isEmpty() ? "" : line.getLast().text();
    boolean referred = before.endsWith("]");
    boolean opens = text.startsWith("(") || text.startsWith(":");
    if (!MarkdownWords.between(before, text).isEmpty()) {
      line.add(new Atom(" ", Set.of()));
    }
    line.add(new Atom(referred && opens ? "\\" + text : text, styles));
  }

  /** Neighbours of one style within its marks; bold is the outer one. */
  private static String around(List<Atom> atoms, Style style) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < atoms.size(); ) {
      boolean marked = atoms.get(i).is(style);
      int end = i;
      while (end < atoms.size() && atoms.get(end).is(style) == marked) {
        end++;
      }
      String inner = inner(atoms.subList(i, end), style);
      String next = end < atoms.size() ? atoms.get(end).text() : "";
      out.append(marked ? marked(inner, style == Style.BOLD ? "**" : "_", out, next) : inner);
      i = end;
    }
    return out.toString();
  }

  private static String inner(List<Atom> atoms, Style style) {
    return style == Style.BOLD
        ? around(atoms, Style.ITALIC)
        : atoms.stream().map(Atom::text).collect(Collectors.joining());
  }

  /** Marks where they are read as such; words alone where they would not be. */
  private static String marked(String inner, String mark, StringBuilder before, String next) {
    Matcher parts = SPACED.matcher(inner);
    if (!parts.matches()) {
      return inner; // nothing but spaces
    }
    String lead = parts.group(1);
    String core = parts.group(2);
    String trail = parts.group(3);
    boolean opens = !lead.isEmpty() || isApart(before, StringBuilder::isEmpty, last(before));
    boolean closes = !trail.isEmpty() || isApart(next, String::isEmpty, first(next));
    return opens && closes ? lead + mark + core + mark + trail : inner;
  }

  private static <T> boolean isApart(T text, Predicate<T> isEmpty, int beside) {
    return isEmpty.test(text)
        || Character.isWhitespace(beside)
        || Character.isSpaceChar(beside)
        || isPlainPunctuation(beside);
  }

  /** Punctuation that is none of the marks themselves, which would run together with these. */
  private static boolean isPlainPunctuation(int point) {
    return ",.;:!?()[]\"'“”„‚‘’–—/".indexOf(point) >= 0;
  }

  private static int last(StringBuilder text) {
    return text.isEmpty() ? 0 : text.codePointBefore(text.length());
  }

  private static int first(String text) {
    return text.isEmpty() ? 0 : text.codePointAt(0);
  }
}
