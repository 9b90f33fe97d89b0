// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.index;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Cuts the part of a page that shows a match best, as one line. */
final class Snippets {
  private static final int LENGTH = 200;
  private static final int BEFORE_MATCH = 40;
  private static final int MOST_TRIED = 200;

  /** A snippet and what stands out in it. */
  record Snippet(String text, List<Highlight> highlights) {}

  private Snippets() {}

  /**
   * The snippet of a page: of what can be seen on it, and of the rest only if nothing else matches.
   *
   * @param text of the page
   * @param seenLength how much of it can be seen; the rest stands behind
   * @param matches in order, not overlapping; may be empty
   */
  static Snippet cut(String text, int seenLength, List<Highlight> matches) {
    List<Highlight> seen = matches.stream().filter(match -> match.start() < seenLength).toList();
    if (!seen.isEmpty() || matches.isEmpty()) {
      return cut(text.substring(0, seenLength), seen);
    }
    return cut(
        text.substring(seenLength),
        matches.stream()
            .map(match -> new Highlight(match.start() - seenLength, match.end() - seenLength))
            .toList());
  }

  /** A passage from its start, as far as a snippet goes. */
  static Snippet passage(String text, int start, int end) {
    String passage = text.substring(start, end);
    int to = wordEnd(passage, 0, Math.min(passage.length(), LENGTH));
    return line(passage, 0, to, List.of(new Highlight(0, to)));
  }

  private static Snippet cut(String text, List<Highlight> matches) {
    int start = matches.isEmpty() ? 0 : wordStart(text, bestStart(text, matches));
    int end = wordEnd(text, start, Math.min(text.length(), start + LENGTH));
    return line(text, start, end, matches);
  }

  /** Where a window begins that has the most different matches, then the most matches. */
  private static int bestStart(String text, List<Highlight> matches) {
    int best = 0;
    long bestScore = -1;
    for (int i = 0; i < Math.min(matches.size(), MOST_TRIED); i++) {
      int from = Math.max(0, matches.get(i).start() - BEFORE_MATCH);
      Set<String> different = new HashSet<>();
      int count = 0;
      for (int j = i; j < matches.size() && matches.get(j).end() <= from + LENGTH; j++) {
        Highlight match = matches.get(j);
        different.add(text.substring(match.start(), match.end()).toLowerCase(Locale.ROOT));
        count++;
      }
      long score = 1000L * different.size() + count;
      if (score > bestScore) {
        bestScore = score;
        best = from;
      }
    }
    return best;
  }

  /** Goes forward to the start of a word, at most as far as a match may be. */
  private static int wordStart(String text, int from) {
    if (from == 0) {
      return 0;
    }
    for (int i = from; i < Math.min(text.length(), from + BEFORE_MATCH / 2); i++) {
      if (Character.isWhitespace(text.charAt(i - 1)) && !Character.isWhitespace(text.charAt(i))) {
        return i;
      }
    }
    return Character.isLowSurrogate(text.charAt(from)) ? from - 1 : from;
  }

  private static int wordEnd(String text, int start, int end) {
    if (end == text.length()) {
      return end;
    }
    for (int i = end; i > Math.max(start, end - BEFORE_MATCH / 2); i--) {
      if (Character.isWhitespace(text.charAt(i))) {
        return i;
      }
    }
    return Character.isLowSurrogate(text.charAt(end)) ? end - 1 : end;
  }

  /** Joins runs of white space to one space, and moves the matches along. */
  private static Snippet line(String text, int start, int end, List<Highlight> matches) {
    StringBuilder line = new StringBuilder(start > 0 ? "…" : "");
    int[] at = new int[end - start + 1];
    boolean space = true;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      boolean blank = Character.isWhitespace(c) || Character.isISOControl(c);
      at[i - start] = line.length();
      if (!blank) {
        line.append(c);
      } else if (!space) {
        line.append(' ');
      }
      space = blank;
    }
    at[end - start] = line.length();
    if (end < text.length()) {
      line.append('…');
    }
    List<Highlight> moved = new ArrayList<>();
    for (Highlight match : matches) {
      int from = at[Math.clamp(match.start() - start, 0, end - start)];
      int to = at[Math.clamp(match.end() - start, 0, end - start)];
      if (from < to) {
        moved.add(new Highlight(from, to));
      }
    }
    return new Snippet(line.toString(), moved);
  }
}
