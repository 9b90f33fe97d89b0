// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What strikes text out, and what only runs along it. */
class StrikesTest {
  private static final String BEFORE = "Either party may end this agreement on ";
  private static final String OUT = "sixty (60)";
  private static final double LEFT = 72 + RawPdf.width(10, BEFORE);
  private static final double RIGHT = LEFT + RawPdf.width(10, OUT);

  @TempDir private Path folder;

  private static String at(String drawing) {
    return drawing
        .replace("L", String.format(Locale.ROOT, "%.2f", LEFT))
        .replace("R", String.format(Locale.ROOT, "%.2f", RIGHT))
        .replace("D", String.format(Locale.ROOT, "%.2f", RIGHT - LEFT))
        .replace("M", String.format(Locale.ROOT, "%.2f", (LEFT + RIGHT) / 2));
  }

  private String read(String drawing, List<Integer> annotations, RawPdf pdf) throws IOException {
    pdf.page(
        RawPdf.text(72, 700, 10, BEFORE + OUT + " thirty (30) days notice.")
            + RawPdf.text(72, 686, 10, "The rest of the text goes on here as it was.")
            + drawing,
        annotations);
    return pdf.read(folder).page(1).text();
  }

  static Stream<Arguments> strikes() {
    return Stream.of(
        Arguments.of("a thin box", "L 703 D 0.6 re f"),
        Arguments.of("a filled path", "L 703 m R 703 l R 703.8 l L 703.8 l h f"),
        Arguments.of("a box with edges", "1 0 0 RG L 702.4 D 1.2 re B"),
        Arguments.of("a dashed line", "[2 2] 0 d 0.5 w L 703 m R 703 l S"),
        Arguments.of("two lines", "0.5 w L 702.4 m R 702.4 l S L 704 m R 704 l S"),
        Arguments.of("a line drawn as a curve", "0.5 w L 703 m M 703.1 M 703.1 R 703 c S"),
        Arguments.of("two halves", "0.5 w L 703 m M 703 l S M 703 m R 703 l S"),
        Arguments.of("a slanted line", "0.6 w L 700.5 m R 706 l S"));
  }

  @ParameterizedTest
  @MethodSource("strikes")
  void aLineThroughWordsStrikesThemOut(String how, String drawing) throws IOException {
    String text = read(at(drawing), List.of(), new RawPdf());
    assertTrue(text.contains("on ~~sixty (60)~~ thirty (30) days"), how + ": " + text);
  }

  @ParameterizedTest
  @CsvSource({"0 1 -1 0, 0", "0 -1 1 0, 0", "1 0 0 1, 90", "1 0 0 1, 270", "0 1 -1 0, 180"})
  void aLineThroughWordsThatLieSidewaysStrikesThemOut(String matrix, int rotate)
      throws IOException {
    for (String drawing :
        List.of("0.5 w L 703 m R 703 l S", "L 703 D 0.6 re f", "0.6 w L 700.5 m R 706 l S")) {
      String drawn =
          RawPdf.text(72, 700, 10, BEFORE + OUT + " thirty (30) days notice.")
              + RawPdf.text(72, 686, 10, "The rest of the text goes on here as it was.")
              + at(drawing);
      RawPdf pdf = new RawPdf();
      String placed = matrix.startsWith("0 1") ? "750 0" : "0 700";
      String moved = matrix.startsWith("1") ? "0 0" : placed;
      int content = pdf.stream("", "q %s %s cm %s Q".formatted(matrix, moved, drawn));
      int font = pdf.add("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
      pdf.pageOf(
          ("<</Type/Page/Parent 2 0 R/MediaBox[0 0 800 800]/Rotate %d/Contents %d 0 R"
                  + "/Resources<</Font<</F1 %d 0 R>>>>>>")
              .formatted(rotate, content, font));
      String text = pdf.read(folder).page(1).text();
      assertTrue(
          text.contains("on ~~sixty (60)~~ thirty (30) days"),
          matrix + " " + rotate + " " + drawing + ": " + text);
      assertTrue(text.contains("The rest of the text goes on"), text);
    }
  }

  @Test
  void dashesThatAreLinesOfTheirOwnAreOneLine() throws IOException {
    StringBuilder dashes = new StringBuilder();
    for (double x = LEFT; x < RIGHT; x += 4) {
      dashes.append(RawPdf.line(x, x + 2.5, 703));
    }
    String text = read(dashes.toString(), List.of(), new RawPdf());
    assertTrue(text.contains("on ~~sixty (60)~~ thirty"), text);
  }

  @ParameterizedTest
  @CsvSource({"-, 12", "x, 8", "/, 14", "=, 7"})
  void signsThatATypewriterPutOverWordsStrikeThemOut(String sign, int times) throws IOException {
    String typed = RawPdf.text(LEFT, 700, 10, sign.repeat(times));
    String text = read(typed, List.of(), new RawPdf());
    assertTrue(text.contains("on ~~sixty (60)~~ thirty (30) days notice."), text);
  }

  @Test
  void signsBetweenAndBelowWordsStrikeNothingOut() throws IOException {
    RawPdf pdf = new RawPdf();
    pdf.page(
        RawPdf.text(72, 700, 10, "A rule ------------ and xxx and // and -- stay.")
            + RawPdf.text(72, 692, 10, "-----------------------"),
        List.of());
    String text = pdf.read(folder).page(1).text();
    assertTrue(text.startsWith("A rule ------------ and xxx and // and -- stay."), text);
    assertFalse(text.contains("~~"), text);
  }

  static Stream<Arguments> rules() {
    return Stream.of(
        Arguments.of("an underline", "0.5 w L 698.5 m R 698.5 l S"),
        Arguments.of("a line above", "0.5 w L 708.5 m R 708.5 l S"),
        Arguments.of("a cell", "0.5 w L 697 D 11 re S"),
        Arguments.of("a rule behind the words", "0.5 w 420 703 m 590 703 l S"),
        Arguments.of("a bar of colour", "1 1 0 rg L 700 D 5 re f"),
        Arguments.of("a shading in strips", "0.8 g L 702 D 1 re f L 703 D 1 re f L 704 D 3 re f"),
        Arguments.of("a line in white", "1 G L 703 m R 703 l S"),
        Arguments.of("a line that is cut away", "q 0 0 9 9 re W n L 703 m R 703 l S Q"),
        Arguments.of("a path that is not drawn", "L 703 m R 703 l n"));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aLineAlongWordsStrikesNothingOut(String how, String drawing) throws IOException {
    String text = read(at(drawing), List.of(), new RawPdf());
    assertFalse(text.contains("~~"), how + ": " + text);
  }

  @Test
  void aDotThatIsDrawnOutToALineStrikesAndALineWithoutInkStrikesNothing() throws IOException {
    double nine = 72 + RawPdf.width(10, "The fee is ");
    double end = nine + RawPdf.width(10, "nine");
    String words = RawPdf.text(72, 700, 10, "The fee is nine percent.");
    RawPdf dot = new RawPdf();
    dot.page(
        words
            + "q %.2f 0 0 0.7 %.2f 703 cm BI /W 1 /H 1 /CS /G /BPC 8 ID ! EI Q "
                .formatted(end - nine, nine),
        List.of());
    assertEquals("The fee is ~~nine~~ percent.", dot.read(folder).page(1).text());
    RawPdf faint = new RawPdf();
    faint.page(
        words + "/G1 gs " + RawPdf.line(nine, end, 703),
        List.of(),
        "/ExtGState<</G1<</CA 0/ca 0>>>>");
    assertEquals("The fee is nine percent.", faint.read(folder).page(1).text());
  }

  @Test
  void aPartOfAWordAndASingleDigitAreStruckOut() throws IOException {
    RawPdf pdf = new RawPdf();
    double nine = 72 + RawPdf.width(10, "The fee is ");
    double un = 72 + RawPdf.width(10, "The fee is 9 percent and ");
    pdf.page(
        RawPdf.text(72, 700, 10, "The fee is 9 percent and unreasonable here.")
            + RawPdf.line(nine, nine + RawPdf.width(10, "9"), 703)
            + RawPdf.line(un, un + RawPdf.width(10, "un"), 703),
        List.of());
    assertEquals(
        "The fee is ~~9~~ percent and ~~un~~reasonable here.", pdf.read(folder).page(1).text());
  }

  @Test
  void eachQuadOfAnAnnotationStrikesItsOwnWordsAndThoseOfTwoLinesAreOneStretch()
      throws IOException {
    RawPdf pdf = new RawPdf();
    String quads =
        "%1$.2f 708 400 708 %1$.2f 698 400 698 72 694 %2$.2f 694 72 684 %2$.2f 684"
            .formatted(LEFT, 72 + RawPdf.width(10, "The rest"));
    int strike =
        pdf.add(
            ("<</Type/Annot/Subtype/StrikeOut/Rect[72 684 400 708]/F 4/T<EFBBBF4AC3BC726D>"
                    + "/Contents(No)/QuadPoints[%s]>>")
                .formatted(quads));
    String text = read("", List.of(strike), pdf);
    assertTrue(
        text.contains(
            "on ~~sixty (60) thirty (30) days notice.\nThe rest~~ [struck out by Jürm: No] of"),
        text);
  }

  @Test
  void aLineDrawnWithATextMarkersToolsStrikesOutAndSaysWhoDrewIt() throws IOException {
    RawPdf pdf = new RawPdf();
    int line =
        pdf.add(
            "<</Type/Annot/Subtype/Line/F 4/T(Bob)/L[X 703 Y 703]/Rect[X 700 Y 706]>>"
                .replace("X", String.format(Locale.ROOT, "%.2f", LEFT))
                .replace("Y", String.format(Locale.ROOT, "%.2f", RIGHT)));
    String text = read("", List.of(line), pdf);
    assertTrue(text.contains("on ~~sixty (60)~~ [struck out by Bob] thirty"), text);
  }

  @Test
  void wordsThatAreStruckTwiceAreMarkedOnce() throws IOException {
    RawPdf pdf = new RawPdf();
    int strike =
        pdf.add(
            ("<</Type/Annot/Subtype/StrikeOut/Rect[72 684 400 708]/F 4/T(Ann)"
                    + "/QuadPoints[%1$.2f 708 %2$.2f 708 %1$.2f 698 %2$.2f 698]>>")
                .formatted(LEFT, RIGHT));
    String text = read(RawPdf.line(LEFT, RIGHT, 703), List.of(strike), pdf);
    assertTrue(text.contains("on ~~sixty (60)~~ [struck out by Ann] thirty"), text);
  }
}
