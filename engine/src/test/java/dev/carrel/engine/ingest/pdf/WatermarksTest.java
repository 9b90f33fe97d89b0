// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Words over or under a page's text that belong to no sentence of it. */
class WatermarksTest {
  private static final String TEXT =
      "The Licensee shall keep the Software in one place and\n"
          + "shall not lend it. The Licensor may look at the place\n"
          + "once a year on ten days notice in writing.";

  @TempDir private Path folder;

  private static String body() {
    StringBuilder content = new StringBuilder("0 g ");
    int y = 700;
    for (String line : TEXT.lines().toList()) {
      content.append(RawPdf.text(72, y, 10, line));
      y -= 14;
    }
    return content.toString();
  }

  private void stands(
      String mark, String content, String resources, List<Integer> notes, RawPdf pdf)
      throws IOException {
    pdf.page(content, notes, resources);
    assertEquals(TEXT + "\n\n" + mark, pdf.read(folder).page(1).text());
  }

  @Test
  void anArtifactThatIsAWatermarkComesLastAlsoBetweenTwoLines() throws IOException {
    String words = "0.8 g " + RawPdf.text(110, 693, 10, "UNCONTROLLED");
    stands(
        "UNCONTROLLED",
        "/Artifact<</Subtype/Watermark/Type/Pagination>>BDC " + words + "EMC " + body(),
        "",
        List.of(),
        new RawPdf());
    stands(
        "UNCONTROLLED",
        body() + "/Artifact/W BDC " + words + "EMC",
        "/Properties<</W<</Subtype/Watermark>>>>",
        List.of(),
        new RawPdf());
  }

  @Test
  void aFormMadeForAWatermarkAndAnAnnotationOfThatKindComeLast() throws IOException {
    RawPdf made = new RawPdf();
    int form =
        made.stream(
            "/Type/XObject/Subtype/Form/BBox[0 0 612 792]"
                + "/PieceInfo<</ADBE_CompoundType<</Private/Watermark>>>>"
                + "/Resources<</Font<</F1 3 0 R>>>>",
            RawPdf.text(110, 693, 10, "SAMPLE"));
    stands("SAMPLE", "/W Do " + body(), "/XObject<</W %d 0 R>>".formatted(form), List.of(), made);
    RawPdf noted = new RawPdf();
    int drawn = noted.form(200, 20, RawPdf.text(2, 2, 10, "COPY"));
    int note =
        noted.add(
            "<</Type/Annot/Subtype/Watermark/F 4/Rect[110 690 310 710]/AP<</N %d 0 R>>>>"
                .formatted(drawn));
    stands("COPY", body(), "", List.of(note), noted);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.7 g ", "1 0.6 0.6 rg "})
  void paleWordsAcrossALineComeLastWhateverTheirSize(String colour) throws IOException {
    String words = RawPdf.text(150, 701, 10, "Licensed to A. Berg");
    String again = RawPdf.text(150, 693, 10, "Licensed to A. Berg");
    stands(
        "Licensed to A. Berg\nLicensed to A. Berg",
        colour + words + again + body(),
        "",
        List.of(),
        new RawPdf());
  }

  @Test
  void lettersOfAWordThatStandFarApartComeLastAsAWord() throws IOException {
    StringBuilder letters = new StringBuilder("0.8 g ");
    for (int i = 0; i < 5; i++) {
      letters.append(RawPdf.text(80 + i * 44, 680, 40, "DRAFT".substring(i, i + 1)));
    }
    stands("DRAFT", letters + body(), "", List.of(), new RawPdf());
  }

  @Test
  void theShadowOfAHeadingAndWordsTypedOnDotsAreNoWatermark() throws IOException {
    RawPdf pdf = new RawPdf();
    pdf.page(
        "0.6 g "
            + RawPdf.text(73, 699, 18, "Deed of Gift")
            + "0 g "
            + RawPdf.text(72, 700, 18, "Deed of Gift")
            + RawPdf.text(72, 660, 10, "Name .................... of the giver")
            + "0 0 1 rg "
            + RawPdf.text(110, 661, 10, "Anna Berg"),
        List.of());
    String text = pdf.read(folder).page(1).text();
    assertEquals(0, text.indexOf("Deed of Gift"), text);
    assertEquals(-1, text.indexOf("giver\n\nAnna"), text);
  }
}
