// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import dev.carrel.engine.document.Box;
import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;

/**
 * What stands on a page beside its content: filled-in form fields, text typed over it, stamps.
 * Pop-up notes and links are not: nobody sees their text on the page.
 */
final class WrittenOnPage {
  private static final List<String> KINDS = List.of("Widget", "FreeText", "Stamp", "Watermark");

  /** Drawn over the page; what they say is not read with it. */
  private static final List<String> COVERS =
      List.of("Square", "Circle", "Polygon", "Line", "Ink", "Redact");

  /** Numbers of a quadrilateral. */
  private static final int CORNERS = 8;

  private WrittenOnPage() {}

  /** The annotations of a page whose text can be seen, and those that may cover the page's own. */
  static List<PDAnnotation> annotations(PDPage page) throws IOException {
    List<PDAnnotation> seen = new ArrayList<>();
    for (PDAnnotation annotation : page.getAnnotations()) {
      boolean hidden = annotation.isHidden() || annotation.isNoView();
      boolean counts =
          isMarker(annotation) || KINDS.contains(annotation.getSubtype()) || onlyCovers(annotation);
      if (!hidden && counts && annotation.getRectangle() != null) {
        seen.add(annotation);
      }
    }
    return seen;
  }

  /** Whether an annotation is a box to tick: whether it is ticked says more than its sign. */
  static boolean isButton(PDAnnotation annotation) {
    return annotation instanceof PDAnnotationWidget
        && FormValues.isTickBox(annotation.getCOSObject());
  }

  /** Whether something is filled in in a field. */
  static boolean hasValue(PDAnnotation annotation) {
    return annotation instanceof PDAnnotationWidget && !text(annotation, false).isBlank();
  }

  /** Whether it is a field whose value nobody is to read. */
  static boolean isPassword(PDAnnotation annotation) {
    return annotation instanceof PDAnnotationWidget
        && FormValues.isPassword(annotation.getCOSObject());
  }

  /**
   * Whether what is drawn of a field is not what is filled in in it.
   *
   * @param drawn the characters of its drawing
   * @param valuesRule whether a drawing without a value counts for nothing
   */
  static boolean isStale(PDAnnotation annotation, String drawn, boolean valuesRule) {
    if (!(annotation instanceof PDAnnotationWidget)
        || !FormValues.isWritten(annotation.getCOSObject())) {
      return false;
    }
    COSDictionary field = annotation.getCOSObject();
    if (FormValues.isChosenOfList(field)) {
      return false; // It is drawn with what was not chosen, too.
    }
    String value = bare(FormValues.text(field, false));
    String shown = bare(drawn);
    if (value.isEmpty()) {
      return valuesRule && !shown.isEmpty();
    }
    boolean chosen = COSName.CH.equals(FormValues.inherited(field, COSName.FT));
    return !shown.equals(value)
        && !FormValues.isFormatted(field)
        // A list shows what can be chosen beside what is.
        && !(chosen && !valuesRule && !shown.isEmpty() && shown.contains(value));
  }

  /** Whether its value is easier to read than its drawing. */
  static boolean isReadByValue(PDAnnotation annotation) {
    return annotation instanceof PDAnnotationWidget
        && (FormValues.isComb(annotation.getCOSObject())
            || FormValues.isChosenOfList(annotation.getCOSObject()));
  }

  /** Letters and digits: how programs draw the rest of a value differs. */
  private static String bare(String words) {
    return Normalizer.normalize(words, Normalizer.Form.NFKC)
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** Whether an annotation is drawn over the page without being text of it. */
  static boolean onlyCovers(PDAnnotation annotation) {
    return COVERS.contains(annotation.getSubtype()) || isMarker(annotation);
  }

  /** Whether an annotation marks text as a marker pen does, and every viewer draws it itself. */
  private static boolean isMarker(PDAnnotation annotation) {
    return "Highlight".equals(annotation.getSubtype())
        && annotation.getNormalAppearanceStream() == null;
  }

  /** What of an annotation that {@link #filling} fills. */
  static List<PDRectangle> filled(PDAnnotation annotation) {
    COSArray quads = annotation.getCOSObject().getCOSArray(COSName.QUADPOINTS);
    if (!isMarker(annotation) || quads == null) {
      return List.of(annotation.getRectangle());
    }
    List<PDRectangle> boxes = new ArrayList<>();
    float[] at = quads.toFloatArray();
    for (int i = 0; i + CORNERS <= at.length; i += CORNERS) {
      float left = Math.min(Math.min(at[i], at[i + 2]), Math.min(at[i + 4], at[i + 6]));
      float right = Math.max(Math.max(at[i], at[i + 2]), Math.max(at[i + 4], at[i + 6]));
      float low = Math.min(Math.min(at[i + 1], at[i + 3]), Math.min(at[i + 5], at[i + 7]));
      float high = Math.max(Math.max(at[i + 1], at[i + 3]), Math.max(at[i + 5], at[i + 7]));
      boxes.add(new PDRectangle(left, low, right - left, high - low));
    }
    return boxes;
  }

  /** What colour a box is filled with that has no appearance; empty if it lets the page through. */
  static Optional<Integer> filling(PDAnnotation annotation) {
    COSDictionary box = annotation.getCOSObject();
    boolean opaque = box.getFloat(COSName.CA, 1) >= 0.95f;
    if (isMarker(annotation)) {
      // A marker's colour is mixed with the page: only black covers.
      return opaque && box.getDictionaryObject(COSName.C) instanceof COSArray ink
          ? Optional.of(Colours.device(Colours.numbers(ink.toList()))).filter(Mix::isDark)
          : Optional.empty();
    }
    return opaque
            && annotation.getSubtype().equals("Square")
            && box.getDictionaryObject(COSName.IC) instanceof COSArray colour
            && colour.size() > 0
        ? Optional.of(Colours.device(Colours.numbers(colour.toList())))
        : Optional.empty();
  }

  /** Where text is marked for redaction, in points as shown. */
  static List<Box> redactions(PDPage page, PageSpace space) throws IOException {
    List<Box> marked = new ArrayList<>();
    for (PDAnnotation annotation : page.getAnnotations()) {
      PDRectangle around = annotation.getRectangle();
      if (!"Redact".equals(annotation.getSubtype()) || around == null) {
        continue;
      }
      COSArray quads = annotation.getCOSObject().getCOSArray(COSName.QUADPOINTS);
      float[] at = quads == null ? new float[0] : quads.toFloatArray();
      if (at.length < CORNERS) {
        at =
            new float[] {
              around.getLowerLeftX(), around.getLowerLeftY(),
              around.getUpperRightX(), around.getUpperRightY(),
              around.getLowerLeftX(), around.getUpperRightY(),
              around.getUpperRightX(), around.getLowerLeftY()
            };
      }
      for (int i = 0; i + CORNERS <= at.length; i += CORNERS) {
        Box box = corner(at, i, space);
        for (int c = 2; c < CORNERS; c += 2) {
          box = box.union(corner(at, i + c, space));
        }
        marked.add(box);
      }
    }
    return marked;
  }

  private static Box corner(float[] at, int i, PageSpace space) {
    return new Box(space.x(at[i], at[i + 1]), space.y(at[i], at[i + 1]), 0, 0);
  }

  /**
   * The value of a field that no program has drawn yet, as glyphs in the field's rectangle: its
   * text is what counts, its place can only be roughly right.
   */
  static List<Glyph> valueWithoutAppearance(
      PDAnnotation annotation, boolean valuesRule, PageSpace space) {
    List<Glyph> glyphs = new ArrayList<>();
    PDRectangle field = annotation.getRectangle();
    String value = text(annotation, valuesRule).strip();
    if (value.isEmpty() || field == null) {
      return glyphs;
    }
    List<String> lines = value.lines().toList();
    float x1 = space.x(field.getLowerLeftX(), field.getLowerLeftY());
    float x2 = space.x(field.getUpperRightX(), field.getUpperRightY());
    float y1 = space.y(field.getLowerLeftX(), field.getLowerLeftY());
    float y2 = space.y(field.getUpperRightX(), field.getUpperRightY());
    float left = Math.min(x1, x2);
    float top = Math.min(y1, y2);
    float em = Math.min(12, Math.abs(y2 - y1) / lines.size());
    // As viewers do: one line in the middle, several from the top.
    boolean several =
        !(annotation instanceof PDAnnotationWidget)
            || FormValues.hasLines(annotation.getCOSObject());
    float height = several ? Math.min(24, Math.abs(y2 - y1)) : Math.abs(y2 - y1);
    top += lines.size() == 1 ? Math.max(0, (height - em) / 2) : 0;
    for (int i = 0; i < lines.size(); i++) {
      addLine(glyphs, lines.get(i), left, top + i * em, Math.abs(x2 - x1), em);
    }
    return glyphs;
  }

  private static void addLine(
      List<Glyph> glyphs, String line, float left, float top, float room, float em) {
    int[] characters = line.codePoints().toArray();
    float step = Math.min(0.5f * em, room / Math.max(1, characters.length));
    for (int i = 0; i < characters.length; i++) {
      float x = left + i * step;
      Box box = new Box(x, top, step, em);
      String text = Character.toString(characters[i]);
      glyphs.add(
          new Glyph(
              text,
              0,
              x,
              x + step,
              top,
              top + em,
              top + 0.78f * em,
              Math.max(em, 0.1f),
              box,
              true));
    }
  }

  private static String text(PDAnnotation annotation, boolean valuesRule) {
    if (!(annotation instanceof PDAnnotationWidget)) {
      String contents = annotation.getContents();
      return contents == null ? "" : contents;
    }
    return FormValues.text(annotation.getCOSObject(), valuesRule);
  }
}
