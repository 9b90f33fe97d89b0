// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation.export;

import dev.carrel.app.markdown.Style;
import dev.carrel.engine.ground.ShownText;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.util.Matrix;

/**
 * Lines of words on A4 pages, one below the other, with one embedded font: Liberation Sans, which
 * comes with PDFBox; the desk's own font has outlines that PDFBox does not embed. Bold is drawn
 * with a thin stroke, italic slanted. A character that the font lacks stands as a box.
 */
final class PdfSheet implements AutoCloseable {
  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
  private static final PDRectangle PAGE = PDRectangle.A4;
  private static final float MARGIN = 62;
  private static final float LINE = 1.42f;
  private static final String MISSING = "\u25A1";

  /** Words of one style. */
  record Span(String text, Set<Style> styles) {
    Span {
      text = ShownText.of(text);
    }
  }

  /** A word with what stands behind it. */
  private record Word(String text, Set<Style> styles, boolean space) {}

  private final PDDocument document = new PDDocument();
  private final PDFont font;
  private final Map<String, String> shown = new HashMap<>();
  private PDPageContentStream out;
  private float y;
  private int replaced;

  PdfSheet() throws IOException {
    try (InputStream in = PDFont.class.getResourceAsStream(FONT)) {
      if (in == null) {
        throw new IOException("the program lacks its part " + FONT);
      }
      font = PDType0Font.load(document, in, true);
    }
    out = newPage();
  }

  private PDPageContentStream newPage() throws IOException {
    PDPage page = new PDPage(PAGE);
    document.addPage(page);
    y = PAGE.getHeight() - MARGIN;
    return new PDPageContentStream(document, page);
  }

  PDDocument document() {
    return document;
  }

  /** How many characters the font lacked. */
  int replaced() {
    return replaced;
  }

  /** Leaves room, in points. */
  void gap(float points) {
    y -= points;
  }

  /** Begins a page if there is not so much room on this one, in points. */
  void keepTogether(float points) throws IOException {
    if (y - points < MARGIN) {
      out.close();
      out = newPage();
    }
  }

  /**
   * Writes words, broken into lines.
   *
   * @param size in points
   * @param indent from the left margin, in points
   * @param grey 0 for black
   */
  void paragraph(List<Span> spans, float size, float indent, float grey) throws IOException {
    column(spans, size, MARGIN + indent, PAGE.getWidth() - 2 * MARGIN - indent, grey);
  }

  /** Writes a mark left of where the next paragraph begins, on its line. */
  void marker(String text, float size, float indent) throws IOException {
    keepTogether(size * LINE);
    draw(drawable(text), Set.of(), size, MARGIN + indent, y - size, 0.35f);
  }

  private void column(List<Span> spans, float size, float x, float width, float grey)
      throws IOException {
    List<Word> line = new ArrayList<>();
    float used = 0;
    for (Word word : words(spans, size, width)) {
      boolean ends = word.text.equals("\n");
      float wide = ends ? 0 : width(word.text, size);
      if (ends || (!line.isEmpty() && used + wide > width)) {
        line(line, size, x, grey);
        line.clear();
        used = 0;
      }
      if (!ends) {
        line.add(word);
        used += wide + (word.space ? width(" ", size) : 0);
      }
    }
    if (!line.isEmpty()) {
      line(line, size, x, grey);
    }
  }

  private void line(List<Word> words, float size, float x, float grey) throws IOException {
    keepTogether(size * LINE);
    float at = x;
    for (Word word : words) {
      // With its space: whoever copies the text gets words.
      draw(word.text + (word.space ? " " : ""), word.styles, size, at, y - size, grey);
      at += width(word.text, size) + (word.space ? width(" ", size) : 0);
    }
    y -= size * LINE;
  }

  private void draw(String text, Set<Style> styles, float size, float x, float base, float grey)
      throws IOException {
    out.beginText();
    out.setFont(font, size);
    out.setNonStrokingColor(grey);
    out.setStrokingColor(grey);
    boolean bold = styles.contains(Style.BOLD);
    out.setRenderingMode(bold ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
    out.setLineWidth(size / 36);
    float slant = styles.contains(Style.ITALIC) ? 0.2f : 0;
    out.setTextMatrix(new Matrix(1, 0, slant, 1, x, base));
    out.showText(text);
    out.endText();
  }

  private List<Word> words(List<Span> spans, float size, float width) throws IOException {
    List<Word> words = new ArrayList<>();
    for (Span span : spans) {
      for (String piece : span.text.split("(?<=\\s)|(?=\\n)", -1)) {
        if (piece.isEmpty()) {
          continue;
        }
        if (piece.startsWith("\n")) {
          words.add(new Word("\n", span.styles, false));
          continue;
        }
        String bare = drawable(piece.stripTrailing());
        boolean space = bare.length() < piece.length() || piece.endsWith(" ");
        if (bare.isEmpty() && !words.isEmpty()) {
          Word last = words.removeLast();
          words.add(new Word(last.text, last.styles, true));
        } else {
          cut(bare, span.styles, space, size, width, words);
        }
      }
    }
    return words;
  }

  /** A word that is wider than a line goes over several. */
  private void cut(
      String word, Set<Style> styles, boolean space, float size, float width, List<Word> into)
      throws IOException {
    String rest = word;
    while (width(rest, size) > width && rest.length() > 1) {
      int end = rest.length() - 1;
      while (end > 1 && width(rest.substring(0, end), size) > width) {
        end--;
      }
      into.add(new Word(rest.substring(0, end), styles, false));
      rest = rest.substring(end);
    }
    into.add(new Word(rest, styles, space));
  }

  private float width(String text, float size) throws IOException {
    return font.getStringWidth(text) / 1000 * size;
  }

  private String drawable(String text) {
    StringBuilder drawn = new StringBuilder();
    text.codePoints()
        .filter(point -> !Character.isISOControl(point))
        .forEach(point -> drawn.append(drawable(point)));
    return drawn.toString();
  }

  private String drawable(int point) {
    String sign = Character.toString(point);
    String known = shown.computeIfAbsent(sign, this::orBox);
    if (!known.equals(sign)) {
      replaced++;
    }
    return known;
  }

  private String orBox(String sign) {
    try {
      font.encode(sign);
      return sign;
    } catch (IOException | IllegalArgumentException e) {
      return MISSING;
    }
  }

  /** Numbers the pages. */
  void finish(java.util.function.BiFunction<Integer, Integer, String> words) throws IOException {
    out.close();
    int pages = document.getNumberOfPages();
    for (int i = 0; i < pages; i++) {
      String text = drawable(words.apply(i + 1, pages));
      out = new PDPageContentStream(document, document.getPage(i), AppendMode.APPEND, true, true);
      draw(text, Set.of(), 9, PAGE.getWidth() - MARGIN - width(text, 9), MARGIN / 2, 0.35f);
      out.close();
    }
  }

  @Override
  public void close() throws IOException {
    document.close();
  }
}
