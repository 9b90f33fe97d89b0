// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import dev.carrel.engine.document.Box;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDResources;
import org.jspecify.annotations.Nullable;

/**
 * Marked content that says what its glyphs stand for (ActualText, ISO 32000-2, 14.9.4): a ligature,
 * small capitals, a letter whose font has another name for it, a hyphen that is none. Where it says
 * other digits than its glyphs do, the glyphs are believed: they are what a person sees.
 */
final class ReplacedText {
  private static final int LONGEST = 10_000;

  /** An opened part: where its glyphs begin, and what they stand for. */
  private record Open(int start, @Nullable String text) {}

  /** What the structure says is of words; what is longer is of lines, whose places are known. */
  private static final int LONGEST_OF_STRUCTURE = 100;

  private final StructureText structure;
  private final Deque<Open> open = new ArrayDeque<>();

  ReplacedText(StructureText structure) {
    this.structure = structure;
  }

  /**
   * Marked content begins.
   *
   * @param ofPage whether in the page's own content, the parts of which the structure knows
   */
  void begin(List<COSBase> operands, @Nullable PDResources resources, int glyphs, boolean ofPage) {
    boolean within = open.stream().anyMatch(part -> part.text != null);
    open.push(new Open(glyphs, within ? null : text(operands, resources, ofPage)));
  }

  /** The marked content that was begun last ends. */
  void end(List<Glyph> glyphs, List<Ink> inks) {
    if (open.isEmpty()) {
      return;
    }
    Open part = open.pop();
    if (part.text != null && part.start < glyphs.size()) {
      replace(glyphs, inks, part.start, part.text);
    }
  }

  private static void replace(List<Glyph> glyphs, List<Ink> inks, int start, String text) {
    List<Glyph> shown = glyphs.subList(start, glyphs.size());
    Glyph first = shown.getFirst();
    List<Glyph> line =
        shown.stream()
            .filter(
                glyph ->
                    glyph.direction() == first.direction()
                        && Math.abs(glyph.baseline() - first.baseline()) < first.em())
            .toList();
    if (!digits(text).equals(digits(words(shown))) && shown.stream().noneMatch(Glyph::isUnknown)) {
      return;
    }
    if (line.size() < shown.size() && letters(text).equals(letters(words(shown)))) {
      return; // it says the same of several lines, each of which keeps its place
    }
    Ink ink = inks.get(start);
    String stands = text.isEmpty() && isHyphen(words(shown)) ? Piece.DIVIDES : text;
    shown.clear();
    inks.subList(start, inks.size()).clear();
    if (!stands.isEmpty()) {
      glyphs.add(joined(line, stands));
      inks.add(ink);
    }
  }

  /** One that stands for nothing divides a word at a line's end. */
  private static boolean isHyphen(String shown) {
    return shown.equals("-") || shown.equals("\u2010") || shown.equals("\u00AD");
  }

  private static Glyph joined(List<Glyph> line, String text) {
    Glyph first = line.getFirst();
    Box box = first.box();
    float left = first.left();
    float right = first.right();
    float top = first.top();
    float bottom = first.bottom();
    for (Glyph glyph : line) {
      box = box.union(glyph.box());
      left = Math.min(left, glyph.left());
      right = Math.max(right, glyph.right());
      top = Math.min(top, glyph.top());
      bottom = Math.max(bottom, glyph.bottom());
    }
    return new Glyph(
        text,
        first.direction(),
        left,
        right,
        top,
        bottom,
        first.baseline(),
        first.em(),
        box,
        first.extra());
  }

  private static String words(List<Glyph> glyphs) {
    return glyphs.stream().map(Glyph::text).collect(Collectors.joining());
  }

  private static String letters(String text) {
    return text.codePoints()
        .filter(Character::isLetterOrDigit)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  private static String digits(String text) {
    return text.chars()
        .filter(Character::isDigit)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  /** What the operands say, or the structure; null if both say nothing. */
  private @Nullable String text(
      List<COSBase> operands, @Nullable PDResources resources, boolean ofPage) {
    if (operands.size() != 2) {
      return null;
    }
    COSBase properties = operands.getLast();
    if (properties instanceof COSName name && resources != null) {
      COSDictionary named = resources.getCOSObject().getCOSDictionary(COSName.PROPERTIES);
      properties = named == null ? properties : named.getDictionaryObject(name);
    }
    if (!(properties instanceof COSDictionary dictionary)) {
      return null;
    }
    if (dictionary.getDictionaryObject(COSName.ACTUAL_TEXT) instanceof COSString text) {
      return said(text.getString(), LONGEST);
    }
    COSString text = ofPage ? structure.of(dictionary.getInt(COSName.MCID, -1)) : null;
    return text == null || text.getString().isBlank()
        ? null
        : said(text.getString(), LONGEST_OF_STRUCTURE);
  }

  private static @Nullable String said(String text, int longest) {
    if (text.length() > longest || text.contains(Glyph.UNKNOWN)) {
      return null;
    }
    return text.strip().isEmpty() && !text.isEmpty() ? " " : text.strip();
  }
}
