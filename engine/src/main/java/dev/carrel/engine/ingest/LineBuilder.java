package dev.carrel.engine.ingest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Makes the lines of one block, from top to bottom. */
final class LineBuilder {
  private static final float SAME_BASELINE = 0.3f;
  private static final float SCRIPT_SIZE = 0.85f;
  private static final float SCRIPT_OVERLAP = 0.3f;
  private static final float SCRIPT_REACH = 1.5f;
  private static final float INITIAL_SIZE = 1.7f;

  private LineBuilder() {}

  static List<TextLine> build(List<Chunk> chunks) {
    List<Chunk> sorted = new ArrayList<>(chunks);
    sorted.sort(Comparator.comparingDouble(Chunk::baseline));
    List<TextLine> lines = new ArrayList<>();
    for (Chunk chunk : sorted) {
      lineOf(chunk, lines).add(chunk);
    }
    lines = attachSmall(lines);
    lines.sort(Comparator.comparingDouble(TextLine::baseline));
    return lines;
  }

  private static TextLine lineOf(Chunk chunk, List<TextLine> lines) {
    for (int i = lines.size() - 1; i >= Math.max(0, lines.size() - 3); i--) {
      TextLine line = lines.get(i);
      float em = Math.min(line.em(), chunk.em());
      if (Math.abs(chunk.baseline() - line.baseline()) <= SAME_BASELINE * em) {
        return line;
      }
    }
    TextLine line = new TextLine();
    lines.add(line);
    return line;
  }

  /** Moves superscripts, subscripts and large initials to the lines that they belong to. */
  private static List<TextLine> attachSmall(List<TextLine> lines) {
    if (lines.size() < 2) {
      return lines;
    }
    List<TextLine> kept = new ArrayList<>();
    List<Chunk> moving = new ArrayList<>();
    for (TextLine line : lines) {
      List<Chunk> stay = new ArrayList<>();
      for (Chunk chunk : line.chunks()) {
        (home(chunk, line, lines).isPresent() ? moving : stay).add(chunk);
      }
      if (stay.size() == line.chunks().size()) {
        kept.add(line);
      } else if (!stay.isEmpty()) {
        TextLine rest = new TextLine();
        stay.forEach(rest::add);
        kept.add(rest);
      }
    }
    for (Chunk chunk : moving) {
      home(chunk, new TextLine(), kept)
          .orElseGet(
              () -> {
                TextLine own = new TextLine();
                own.add(chunk);
                kept.add(own);
                return own;
              })
          .attachUnlessThere(chunk);
    }
    return kept;
  }

  private static Optional<TextLine> home(Chunk chunk, TextLine own, List<TextLine> lines) {
    TextLine best = null;
    float bestOverlap = 0;
    for (TextLine line : lines) {
      if (line == own || line.bottom() < chunk.top() || line.top() > chunk.bottom()) {
        continue;
      }
      if (isInitial(chunk, line)) {
        return Optional.of(line);
      }
      float overlap = overlap(chunk, line);
      boolean script = chunk.em() <= SCRIPT_SIZE * line.em() && overlap >= SCRIPT_OVERLAP;
      if (script && overlap > bestOverlap && isBeside(chunk, line)) {
        best = line;
        bestOverlap = overlap;
      }
    }
    return Optional.ofNullable(best);
  }

  private static float overlap(Chunk chunk, TextLine line) {
    float shared = Math.min(chunk.bottom(), line.bottom()) - Math.max(chunk.top(), line.top());
    return shared / Math.max(0.01f, chunk.height());
  }

  /** Whether a full-size chunk of the line stands close beside. */
  private static boolean isBeside(Chunk chunk, TextLine line) {
    float reach = SCRIPT_REACH * chunk.em();
    for (Chunk other : line.chunks()) {
      boolean larger = chunk.em() <= SCRIPT_SIZE * other.em();
      boolean near = other.left() - chunk.right() < reach && chunk.left() - other.right() < reach;
      if (larger && near) {
        return true;
      }
    }
    return false;
  }

  /** A large first letter over several lines belongs to the first of them. */
  private static boolean isInitial(Chunk chunk, TextLine line) {
    return chunk.glyphs().size() <= 2
        && Character.isLetter(chunk.text().codePointAt(0))
        && chunk.em() >= INITIAL_SIZE * line.em()
        && chunk.baseline() - line.baseline() > 0.5f * line.em()
        && line.baseline() > chunk.top()
        && line.left() >= chunk.right() - 0.3f * line.em()
        && line.left() - chunk.right() < SCRIPT_REACH * line.em();
  }
}
