// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import dev.carrel.engine.ingest.pdf.TextBlock.Follows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Notes in small type in the margin beside running text, as statutes and old contracts have them.
 * Read where they stand they would fall into its sentences, so each is read before the paragraph
 * that it stands at, or behind it where that goes on from the page before.
 *
 * @param text all other chunks, in the order of the content stream
 * @param notes the chunks of each note, from top to bottom
 */
record SideNotes(List<Chunk> text, List<List<Chunk>> notes) {
  private static final float SMALL = 0.92f;

  /** Between the text and a note there is so much white, as a share of the size of the text. */
  private static final float WHITE = 0.6f;

  /** A note is no wider than this share of the text. */
  private static final float WIDEST = 0.45f;

  private static final float MOST_OF_PAGE = 0.35f;
  private static final int MOST_LINES = 14;

  /** Lines of a note are no further apart, as a share of their size. */
  private static final float NEXT_LINE = 2;

  /** Text as far above and below as this many of its lines tells whether a note stands beside. */
  private static final float AROUND = 6;

  private static final float INDENT = 0.7f;
  private static final float SHORT_LINE = 2;
  private static final String ENDS = ".:;!?\u201D\")";

  static SideNotes of(List<Chunk> chunks) {
    SideNotes none = new SideNotes(chunks, List.of());
    if (chunks.isEmpty()) {
      return none;
    }
    float em = ReadingOrder.typeSize(chunks);
    List<Chunk> small = chunks.stream().filter(chunk -> chunk.em() <= SMALL * em).toList();
    List<Chunk> text = chunks.stream().filter(chunk -> chunk.em() > SMALL * em).toList();
    if (small.isEmpty() || letters(small) > MOST_OF_PAGE * letters(text)) {
      return none;
    }
    List<List<Chunk>> notes = new ArrayList<>();
    for (List<Chunk> run : runs(small)) {
      if (standsBeside(run, text, em)) {
        notes.add(run);
      }
    }
    if (notes.isEmpty()) {
      return none;
    }
    Set<Chunk> taken = new HashSet<>();
    notes.forEach(taken::addAll);
    return new SideNotes(chunks.stream().filter(one -> !taken.contains(one)).toList(), notes);
  }

  private static int letters(List<Chunk> chunks) {
    return chunks.stream().mapToInt(chunk -> chunk.glyphs().size()).sum();
  }

  /** Chunks beside and below one another with no more between than lines and words have. */
  private static List<List<Chunk>> runs(List<Chunk> small) {
    List<Chunk> sorted = new ArrayList<>(small);
    sorted.sort(Comparator.comparingDouble(Chunk::baseline).thenComparingDouble(Chunk::left));
    List<List<Chunk>> runs = new ArrayList<>();
    for (Chunk chunk : sorted) {
      List<Chunk> home = new ArrayList<>();
      for (List<Chunk> run : List.copyOf(runs)) {
        if (run.stream().anyMatch(other -> isNext(other, chunk))) {
          home.addAll(run);
          runs.remove(run);
        }
      }
      home.add(chunk);
      runs.add(home);
    }
    return runs;
  }

  private static boolean isNext(Chunk one, Chunk other) {
    float em = Math.max(one.em(), other.em());
    float apart = Math.max(one.left(), other.left()) - Math.min(one.right(), other.right());
    float down = Math.abs(other.baseline() - one.baseline());
    return down < 0.3f * em ? apart < em : down < NEXT_LINE * em && apart < em;
  }

  /** Whether running text stands beside a note, all of it on one side. */
  private static boolean standsBeside(List<Chunk> note, List<Chunk> text, float em) {
    float left = left(note);
    float right = right(note);
    float top = top(note);
    float bottom = bottom(note);
    List<Chunk> around =
        text.stream()
            .filter(one -> one.bottom() > top - AROUND * em && one.top() < bottom + AROUND * em)
            .toList();
    boolean beside = around.stream().anyMatch(one -> one.middle() > top && one.middle() < bottom);
    boolean rightOf = around.stream().allMatch(one -> one.left() >= right + WHITE * em);
    boolean leftOf = around.stream().allMatch(one -> one.right() <= left - WHITE * em);
    if (!beside || rightOf == leftOf) {
      return false;
    }
    return right - left <= WIDEST * (right(around) - left(around))
        && ColumnSide.of(note, em).lines() <= MOST_LINES
        && note.stream().anyMatch(one -> one.text().codePoints().anyMatch(Character::isLetter))
        && ColumnSide.of(around, em).isProse();
  }

  private static float left(List<Chunk> chunks) {
    return (float) chunks.stream().mapToDouble(Chunk::left).min().orElse(0);
  }

  private static float right(List<Chunk> chunks) {
    return (float) chunks.stream().mapToDouble(Chunk::right).max().orElse(0);
  }

  private static float top(List<Chunk> chunks) {
    return (float) chunks.stream().mapToDouble(Chunk::top).min().orElse(0);
  }

  private static float bottom(List<Chunk> chunks) {
    return (float) chunks.stream().mapToDouble(Chunk::bottom).max().orElse(0);
  }

  /** The blocks of the text with those of the notes among them. */
  List<TextBlock> among(List<TextBlock> blocks) {
    List<TextBlock> all = new ArrayList<>(blocks);
    for (List<Chunk> note : notes) {
      insert(new TextBlock(LineBuilder.build(note), Follows.APART), all);
    }
    return all;
  }

  private static void insert(TextBlock note, List<TextBlock> blocks) {
    TextLine first = note.lines().getFirst();
    for (int b = 0; b < blocks.size(); b++) {
      List<TextLine> lines = blocks.get(b).lines();
      for (int i = 0; i < lines.size(); i++) {
        TextLine line = lines.get(i);
        boolean beside =
            line.em() > first.em() && line.bottom() > first.top() && line.top() < first.bottom();
        if (beside) {
          split(blocks, b, paragraph(lines, i), note);
          return;
        }
      }
    }
    blocks.add(note);
  }

  /** Where the paragraph of a line begins, or where the next one does if it goes on from above. */
  private static int paragraph(List<TextLine> lines, int at) {
    int start = at;
    while (start > 0 && !begins(lines, start)) {
      start--;
    }
    if (start > 0 || !goesOn(lines.getFirst())) {
      return start;
    }
    int next = at + 1;
    while (next < lines.size() && !begins(lines, next)) {
      next++;
    }
    return next;
  }

  private static boolean goesOn(TextLine line) {
    return Character.isLowerCase(first(line).text().codePointAt(0));
  }

  private static Chunk first(TextLine line) {
    return line.chunks().stream().min(Comparator.comparingDouble(Chunk::left)).orElseThrow();
  }

  private static boolean begins(List<TextLine> lines, int at) {
    TextLine before = lines.get(at - 1);
    TextLine line = lines.get(at);
    float left = (float) lines.stream().mapToDouble(TextLine::left).min().orElse(0);
    float right = (float) lines.stream().mapToDouble(TextLine::right).max().orElse(0);
    Chunk last =
        before.chunks().stream().max(Comparator.comparingDouble(Chunk::right)).orElseThrow();
    boolean ended = ENDS.indexOf(last.text().charAt(last.text().length() - 1)) >= 0;
    boolean set =
        line.left() > left + INDENT * line.em()
            || before.right() < right - SHORT_LINE * line.em()
            || LinePitch.isParagraph(before, line, new LinePitch(0).ofBlock(lines));
    return ended && set && !goesOn(line);
  }

  /** Puts a note before a line of a block, which becomes two. */
  private static void split(List<TextBlock> blocks, int b, int line, TextBlock note) {
    TextBlock block = blocks.remove(b);
    List<TextLine> lines = block.lines();
    int at = b;
    if (line > 0) {
      blocks.add(at++, new TextBlock(lines.subList(0, line), block.follows()));
    }
    blocks.add(at++, note);
    if (line < lines.size()) {
      blocks.add(at, new TextBlock(lines.subList(line, lines.size()), Follows.APART));
    }
  }
}
