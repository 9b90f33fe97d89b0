// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.document.HiddenText.Why;
import dev.carrel.engine.document.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationUnknown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ways to hide text that only a hostile file takes, each beside one that looks alike and shows. */
class HiddenTricksTest {
  private static final String OPEN = "BT /F 11 Tf 72 700 Td (Open words) Tj ET\n";
  private static final String SECRET = "BT /F 11 Tf 72 600 Td (secret words) Tj ET\n";
  private static final String BOX = "60 590 200 30 re f\n";

  @TempDir Path folder;

  private final TestPdf pdf = new TestPdf();
  private final COSDictionary resources = new COSDictionary();
  private final PDPage page = new PDPage(PDRectangle.LETTER);

  /** Something that the content names. */
  private void name(COSName kind, String name, COSBase value) {
    COSDictionary known = resources.getCOSDictionary(kind);
    COSDictionary of = known == null ? new COSDictionary() : known;
    of.setItem(COSName.getPDFName(name), value);
    resources.setItem(kind, of);
  }

  private COSStream stream(String content) throws IOException {
    COSStream stream = pdf.document().getDocument().createCOSStream();
    try (var out = stream.createOutputStream(COSName.FLATE_DECODE)) {
      out.write(content.getBytes(StandardCharsets.ISO_8859_1));
    }
    return stream;
  }

  private static COSArray array(Object... values) {
    COSArray array = new COSArray();
    for (Object value : values) {
      array.add(
          switch (value) {
            case String name -> COSName.getPDFName(name);
            case Integer number -> COSInteger.get(number);
            case COSBase base -> base;
            default -> new COSFloat(((Number) value).floatValue());
          });
    }
    return array;
  }

  private Page read(String content) throws IOException {
    name(COSName.FONT, "F", TestPdf.HELVETICA.getCOSObject());
    page.setResources(new PDResources(resources));
    page.setContents(new PDStream(stream(content)));
    pdf.document().addPage(page);
    return pdf.read(folder).page(1);
  }

  private void assertHidden(Why why, String content) throws IOException {
    Page read = read(content);
    assertTrue(read.seen().text().contains("Open words"), read.text());
    assertEquals(List.of(why), read.hidden().stream().map(part -> part.why()).toList());
    assertTrue(read.text().substring(read.seenLength()).contains("secret words"), read.text());
  }

  private void assertAllSeen(String content) throws IOException {
    Page read = read(content);
    assertEquals(List.of(), read.hidden(), read.text());
    assertTrue(read.text().contains("secret words"), read.text());
  }

  private void blend(String mode) {
    COSDictionary state = new COSDictionary();
    state.setName(COSName.BM, mode);
    name(COSName.EXT_G_STATE, "G", state);
  }

  @Test
  void blackThatDarkensCovers() throws IOException {
    blend("Multiply");
    assertHidden(Why.COVERED, OPEN + SECRET + "/G gs 0 g " + BOX);
  }

  @Test
  void yellowThatDarkensAndBlackThatLightensCoverNothing() throws IOException {
    blend("Multiply");
    COSDictionary screen = new COSDictionary();
    screen.setName(COSName.BM, "Screen");
    name(COSName.EXT_G_STATE, "S", screen);
    assertAllSeen(OPEN + SECRET + "/G gs 1 1 0 rg " + BOX + "/S gs 0 g " + BOX);
  }

  @Test
  void aFlatRectangleWithAThickLineCovers() throws IOException {
    assertHidden(Why.COVERED, OPEN + SECRET + "30 w 60 605 200 .1 re S");
  }

  @Test
  void aFrameWithAThickLineAndDashesCoverNothing() throws IOException {
    assertAllSeen(OPEN + SECRET + "6 w 50 580 300 50 re S 20 w [4 4] 0 d 60 603 m 260 603 l S");
  }

  @Test
  void manyThinLinesSideBySideCover() throws IOException {
    StringBuilder lines = new StringBuilder("1 w ");
    for (int i = 0; i < 40; i++) {
      lines.append("60 %s m 260 %s l ".formatted(590 + i * 0.8, 590 + i * 0.8));
    }
    assertHidden(Why.COVERED, OPEN + SECRET + lines + "S");
  }

  @Test
  void ruledPaperCoversNothing() throws IOException {
    StringBuilder lines = new StringBuilder("1 w ");
    for (int i = 0; i < 20; i++) {
      lines.append("60 %d m 260 %d l ".formatted(580 + i * 2, 580 + i * 2));
    }
    assertAllSeen(OPEN + SECRET + lines + "S");
  }

  private COSStream cell(String content, int step) throws IOException {
    COSStream cell = stream(content);
    cell.setInt(COSName.PATTERN_TYPE, 1);
    cell.setInt(COSName.PAINT_TYPE, 1);
    cell.setInt(COSName.TILING_TYPE, 1);
    cell.setItem(COSName.BBOX, array(0, 0, 5, 5));
    cell.setInt(COSName.X_STEP, step);
    cell.setInt(COSName.Y_STEP, step);
    cell.setItem(COSName.RESOURCES, new COSDictionary());
    return cell;
  }

  @Test
  void aPatternOfFullCellsCovers() throws IOException {
    name(COSName.PATTERN, "P", cell("0 g 0 0 5 5 re f", 5));
    assertHidden(Why.COVERED, OPEN + SECRET + "/Pattern cs /P scn " + BOX);
  }

  @Test
  void aPatternOfFullCellsWithGapsCoversNothing() throws IOException {
    name(COSName.PATTERN, "P", cell("0 g 0 0 5 5 re f", 7));
    name(COSName.PATTERN, "Q", cell("0 g 0 0 5 2 re f", 5));
    assertAllSeen(OPEN + SECRET + "/Pattern cs /P scn " + BOX + "/Q scn " + BOX);
  }

  @Test
  void lettersInAnEmptyPatternAreHidden() throws IOException {
    name(COSName.PATTERN, "P", cell("", 5));
    assertHidden(Why.TRANSPARENT, OPEN + "/Pattern cs /P scn " + SECRET);
  }

  @Test
  void lettersInABlackPatternAreSeen() throws IOException {
    name(COSName.PATTERN, "P", cell("0 g 0 0 5 5 re f", 5));
    assertAllSeen(OPEN + "/Pattern cs /P scn " + SECRET);
  }

  private void marker(float gray) {
    COSDictionary marker = new COSDictionary();
    marker.setName(COSName.SUBTYPE, "Highlight");
    marker.setItem(COSName.RECT, array(60, 590, 260, 620));
    marker.setItem(COSName.QUADPOINTS, array(60, 620, 260, 620, 60, 590, 260, 590));
    marker.setItem(COSName.C, array(gray, gray, 0));
    page.setAnnotations(List.of(new PDAnnotationUnknown(marker)));
  }

  @Test
  void aBlackMarkerCovers() throws IOException {
    marker(0);
    assertHidden(Why.COVERED, OPEN + SECRET);
  }

  @Test
  void aYellowMarkerCoversNothing() throws IOException {
    marker(1);
    assertAllSeen(OPEN + SECRET);
  }

  private void mask(String kind, String content) throws IOException {
    COSStream group = stream(content);
    group.setName(COSName.SUBTYPE, "Form");
    group.setItem(COSName.BBOX, array(0, 0, 612, 792));
    COSDictionary transparency = new COSDictionary();
    transparency.setName(COSName.S, "Transparency");
    transparency.setName(COSName.CS, "DeviceGray");
    group.setItem(COSName.GROUP, transparency);
    COSDictionary soft = new COSDictionary();
    soft.setName(COSName.S, kind);
    soft.setItem(COSName.G, group);
    COSDictionary state = new COSDictionary();
    state.setItem(COSName.SMASK, soft);
    name(COSName.EXT_G_STATE, "G", state);
  }

  @Test
  void lettersThroughABlackMaskAreHidden() throws IOException {
    mask("Luminosity", "0 g 0 0 612 792 re f");
    assertHidden(Why.TRANSPARENT, OPEN + "q /G gs " + SECRET + "Q");
  }

  @Test
  void lettersThroughAnEmptyMaskAreHidden() throws IOException {
    mask("Alpha", "");
    assertHidden(Why.TRANSPARENT, OPEN + "q /G gs " + SECRET + "Q");
  }

  @Test
  void aBoxThroughAnEmptyMaskCoversNothing() throws IOException {
    mask("Alpha", "");
    assertAllSeen(OPEN + SECRET + "/G gs " + BOX);
  }

  @Test
  void lettersThroughAMaskThatLetsThemThroughAreSeen() throws IOException {
    mask("Luminosity", "1 g 0 0 612 792 re f");
    assertAllSeen(OPEN + "q /G gs " + SECRET + "Q");
  }

  private static COSDictionary exponential() {
    COSDictionary function = new COSDictionary();
    function.setInt(COSName.FUNCTION_TYPE, 2);
    function.setItem(COSName.DOMAIN, array(0, 1));
    function.setItem(COSName.C0, array(1));
    function.setItem(COSName.C1, array(0));
    function.setInt(COSName.N, 1);
    return function;
  }

  @Test
  void lettersInTheInkCalledNoneAreHidden() throws IOException {
    name(COSName.COLORSPACE, "N", array("Separation", "None", "DeviceGray", exponential()));
    assertHidden(Why.TRANSPARENT, OPEN + "/N cs 1 scn " + SECRET);
  }

  @Test
  void lettersInInksAllCalledNoneAreHidden() throws IOException {
    COSArray space = array("DeviceN", array("None", "None"), "DeviceGray", exponential());
    name(COSName.COLORSPACE, "N", space);
    assertHidden(Why.TRANSPARENT, OPEN + "/N cs 1 1 scn " + SECRET);
  }

  @Test
  void lettersInAnInkOfItsOwnAreSeen() throws IOException {
    name(COSName.COLORSPACE, "N", array("Separation", "Gold", "DeviceGray", exponential()));
    assertAllSeen(OPEN + "/N cs 1 scn " + SECRET);
  }

  @Test
  void lettersBehindAClipOfLettersElsewhereAreHidden() throws IOException {
    assertHidden(
        Why.CLIPPED,
        OPEN + "q BT 7 Tr /F 11 Tf 72 100 Td (.) Tj ET BT 0 Tr ET 0 0 10 10 re f " + SECRET + "Q");
  }

  @Test
  void lettersBehindAClipOfLettersAtTheirPlaceAndBehindItsEndAreSeen() throws IOException {
    assertAllSeen(
        "q BT 7 Tr /F 40 Tf 72 595 Td (........) Tj ET BT 0 Tr ET 0 g " + SECRET + "Q " + OPEN);
  }

  private void drawnFont(String letter) throws IOException {
    COSDictionary font = new COSDictionary();
    font.setItem(COSName.TYPE, COSName.FONT);
    font.setName(COSName.SUBTYPE, "Type3");
    font.setItem(COSName.getPDFName("FontBBox"), array(0, 0, 1, 1));
    font.setItem(COSName.getPDFName("FontMatrix"), array(1, 0, 0, 1, 0, 0));
    COSDictionary letters = new COSDictionary();
    COSArray widths = new COSArray();
    COSArray names = array(97);
    COSStream drawn = stream(letter);
    for (char c = 'a'; c <= 'z'; c++) {
      letters.setItem(COSName.getPDFName(String.valueOf(c)), drawn);
      names.add(COSName.getPDFName(String.valueOf(c)));
      widths.add(new COSFloat(0.6f));
    }
    font.setItem(COSName.getPDFName("CharProcs"), letters);
    COSDictionary encoding = new COSDictionary();
    encoding.setItem(COSName.TYPE, COSName.ENCODING);
    encoding.setItem(COSName.DIFFERENCES, names);
    font.setItem(COSName.ENCODING, encoding);
    font.setInt(COSName.FIRST_CHAR, 97);
    font.setInt(COSName.LAST_CHAR, 122);
    font.setItem(COSName.WIDTHS, widths);
    font.setItem(COSName.RESOURCES, new COSDictionary());
    name(COSName.FONT, "T", font);
  }

  private static final String DRAWN = "BT /T 11 Tf 72 600 Td (secret) Tj 50 0 Td (words) Tj ET\n";

  @Test
  void lettersOfAFontThatDrawsNothingAreHidden() throws IOException {
    drawnFont("0.6 0 d0");
    assertHidden(Why.TRANSPARENT, OPEN + DRAWN);
  }

  @Test
  void lettersOfAFontOfDrawingsAreSeen() throws IOException {
    drawnFont("0.6 0 0 0 1 1 d1 0 0 .5 .5 re f");
    assertAllSeen(OPEN + DRAWN);
  }

  /** An image of a gray value, with one dot of another if that is wanted. */
  private String image(int width, int height, int gray, int dot) throws IOException {
    String samples = String.valueOf((char) gray).repeat(width * height - 1);
    COSStream image = stream(samples + (char) dot);
    image.setName(COSName.SUBTYPE, "Image");
    image.setInt(COSName.WIDTH, width);
    image.setInt(COSName.HEIGHT, height);
    image.setInt(COSName.BITS_PER_COMPONENT, 8);
    image.setItem(COSName.COLORSPACE, COSName.DEVICEGRAY);
    name(COSName.XOBJECT, "I", image);
    return "q 200 0 0 30 60 590 cm /I Do Q ";
  }

  private static final String IN_IMAGE = "q 200 0 0 30 60 590 cm BI /W 1 /H 1 /BPC 8 /CS /G ID ";

  @Test
  void whiteLettersOnAWhiteImageAreHidden() throws IOException {
    assertHidden(Why.SAME_COLOUR, OPEN + image(20, 20, 255, 255) + "1 g " + SECRET);
  }

  @Test
  void blackLettersOnABlackImageInTheContentAreHidden() throws IOException {
    assertHidden(Why.SAME_COLOUR, OPEN + IN_IMAGE + "\0 EI Q " + SECRET);
  }

  @Test
  void whiteLettersOnABlackImageAndOnOneThatIsNotPlainAreSeen() throws IOException {
    String dotted = image(20, 20, 255, 0);
    assertAllSeen(
        IN_IMAGE
            + "\0 EI Q "
            + "1 g "
            + SECRET
            + "q 1 0 0 1 0 -100 cm "
            + dotted
            + "1 g BT /F 11 Tf 72 600 Td (more words) Tj ET Q");
  }

  private String stencil(String bytes) throws IOException {
    COSStream stencil = stream(bytes);
    stencil.setName(COSName.SUBTYPE, "Image");
    stencil.setInt(COSName.WIDTH, 8);
    stencil.setInt(COSName.HEIGHT, 2);
    stencil.setBoolean(COSName.IMAGE_MASK, true);
    stencil.setInt(COSName.BITS_PER_COMPONENT, 1);
    name(COSName.XOBJECT, "I", stencil);
    return "q 200 0 0 30 60 590 cm /I Do Q ";
  }

  @Test
  void aStencilThatPaintsEverywhereCovers() throws IOException {
    assertHidden(Why.COVERED, OPEN + SECRET + stencil("\0\0"));
  }

  @Test
  void aStencilWithGapsCoversNothing() throws IOException {
    assertAllSeen(OPEN + SECRET + stencil("\0\1"));
  }

  @Test
  void aStencilThatPaintsNowhereCoversNothing() throws IOException {
    assertAllSeen(OPEN + SECRET + stencil("\377\377"));
  }

  @Test
  void invisibleLettersOnABlankImageAreNoTextOfAScan() throws IOException {
    assertHidden(Why.INVISIBLE_MODE, image(100, 100, 255, 255) + "3 Tr " + SECRET + "0 Tr " + OPEN);
  }

  @Test
  void invisibleLettersOnAnImageWithInkAreTheTextOfAScan() throws IOException {
    assertAllSeen(image(100, 100, 255, 0) + "3 Tr " + SECRET);
  }
}
