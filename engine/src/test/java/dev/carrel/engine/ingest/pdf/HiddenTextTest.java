// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.HiddenText;
import dev.carrel.engine.document.HiddenText.Why;
import dev.carrel.engine.document.Page;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList;
import org.apache.pdfbox.pdmodel.graphics.blend.BlendMode;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.graphics.color.PDPattern;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentGroup;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentProperties;
import org.apache.pdfbox.pdmodel.graphics.pattern.PDTilingPattern;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationUnknown;
import org.apache.pdfbox.util.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Beside each way to hide text stands what looks alike in the file and can be seen. */
class HiddenTextTest {
  @TempDir Path folder;

  private final TestPdf pdf = new TestPdf();

  private Page read(TestPdf.Content content) throws IOException {
    pdf.page(content);
    return pdf.read(folder).page(1);
  }

  private static void assertHidden(Why why, String text, Page page) {
    assertEquals(List.of(why + ": " + text), hidden(page));
    assertTrue(page.seen().text().contains("Open words"), page.text());
    assertTrue(!page.seen().text().contains(text), page.text());
  }

  private static void assertAllSeen(Page page, String text) {
    assertEquals(List.of(), hidden(page));
    assertTrue(page.text().contains(text), page.text());
  }

  private static List<String> hidden(Page page) {
    List<String> hidden = new ArrayList<>();
    for (HiddenText part : page.hidden()) {
      hidden.add(part.why() + ": " + page.text().substring(part.start(), part.end()));
    }
    return hidden;
  }

  private static void open(PDPageContentStream out) {
    TestPdf.text(out, 72, 700, 11, "Open words");
  }

  private static void secret(PDPageContentStream out) {
    TestPdf.text(out, 72, 600, 11, "secret words");
  }

  private static void box(PDPageContentStream out, float gray) throws IOException {
    out.setNonStrokingColor(gray);
    out.addRect(60, 590, 200, 30);
    out.fill();
    out.setNonStrokingColor(0f);
  }

  private static PDExtendedGraphicsState alpha(float share) {
    PDExtendedGraphicsState state = new PDExtendedGraphicsState();
    state.setNonStrokingAlphaConstant(share);
    return state;
  }

  private PDImageXObject picture() throws IOException {
    BufferedImage image = new BufferedImage(100, 100, BufferedImage.TYPE_INT_RGB);
    image.setRGB(50, 50, 0xFFFFFF);
    return LosslessFactory.createFromImage(pdf.document(), image);
  }

  @Test
  void textInTheColourOfThePaperIsHidden() throws IOException {
    Page page =
        read(
            out -> {
              open(out);
              out.setNonStrokingColor(1f);
              secret(out);
            });
    assertHidden(Why.SAME_COLOUR, "secret words", page);
  }

  @Test
  void textNearlyInTheColourOfThePaperIsHidden() throws IOException {
    Page page =
        read(
            out -> {
              open(out);
              out.setNonStrokingColor(0.98f, 0.98f, 0.97f);
              secret(out);
            });
    assertHidden(Why.SAME_COLOUR, "secret words", page);
  }

  @Test
  void textInTheColourOfTheBoxUnderItIsHidden() throws IOException {
    Page page =
        read(
            out -> {
              open(out);
              box(out, 0.2f);
              out.setNonStrokingColor(0.2f);
              secret(out);
            });
    assertHidden(Why.SAME_COLOUR, "secret words", page);
  }

  @Test
  void whiteTextOnADarkBoxIsSeen() throws IOException {
    assertAllSeen(
        read(
            out -> {
              box(out, 0.2f);
              out.setNonStrokingColor(1f);
              secret(out);
            }),
        "secret words");
  }

  @Test
  void whiteTextOnADarkRoundedBoxIsSeen() throws IOException {
    assertAllSeen(
        read(
            out -> {
              out.setNonStrokingColor(0f, 0f, 0.4f);
              out.moveTo(60, 590);
              out.lineTo(260, 590);
              out.curveTo(280, 590, 280, 620, 260, 620);
              out.lineTo(60, 620);
              out.fill();
              out.setNonStrokingColor(1f);
              secret(out);
            }),
        "secret words");
  }

  @Test
  void lightGreyAndYellowTextIsSeen() throws IOException {
    assertAllSeen(
        read(
            out -> {
              out.setNonStrokingColor(0.85f);
              secret(out);
              out.setNonStrokingColor(1f, 1f, 0f);
              TestPdf.text(out, 72, 500, 11, "yellow");
            }),
        "yellow");
  }

  @Test
  void textOnAShadedTableCellIsSeen() throws IOException {
    assertAllSeen(
        read(
            out -> {
              box(out, 0.9f);
              secret(out);
            }),
        "secret words");
  }

  @Test
  void whiteTextOverAPictureIsSeen() throws IOException {
    assertAllSeen(
        read(
            out -> {
              out.drawImage(picture(), 50, 580, 300, 60);
              out.setNonStrokingColor(1f);
              secret(out);
            }),
        "secret words");
  }

  @Test
  void textWithoutInkIsHidden() throws IOException {
    Page page =
        read(
            out -> {
              open(out);
              out.setGraphicsStateParameters(alpha(0.01f));
              secret(out);
            });
    assertHidden(Why.TRANSPARENT, "secret words", page);
  }

  @Test
  void aWatermarkOfLittleInkIsSeen() throws IOException {
    assertAllSeen(
        read(
            out -> {
              out.setGraphicsStateParameters(alpha(0.2f));
              secret(out);
            }),
        "secret words");
  }

  @Test
  void textInAModeThatDrawsNothingIsHidden() throws IOException {
    Page page =
        read(
            out -> {
              open(out);
              out.setRenderingMode(RenderingMode.NEITHER);
              secret(out);
            });
    assertHidden(Why.INVISIBLE_MODE, "secret words", page);
  }

  @Test
  void theTextLayerOfAScanIsSeenWhicheverComesFirst() throws IOException {
    Page over =
        read(
            out -> {
              out.drawImage(picture(), 0, 0, 612, 792);
              out.setRenderingMode(RenderingMode.NEITHER);
              secret(out);
            });
    assertAllSeen(over, "secret words");
    pdf.page(
        out -> {
          secret(out);
          out.drawImage(picture(), 0, 0, 612, 792);
        });
    assertAllSeen(pdf.read(folder).page(2), "secret words");
  }

  @Test
  void theTextLayerOfAScanIsHiddenUnderABoxOnTheScan() throws IOException {
    Page page =
        read(
            out -> {
              out.drawImage(picture(), 0, 0, 612, 792);
              box(out, 0);
              out.beginText();
              out.setRenderingMode(RenderingMode.NEITHER);
              out.endText();
              open(out);
              secret(out);
            });
    assertHidden(Why.COVERED, "secret words", page);
  }

  @Test
  void fewInvisibleWordsAmongVisibleOnesOnAPictureAreHidden() throws IOException {
    Page page =
        read(
            out -> {
              out.drawImage(picture(), 0, 0, 612, 792);
              open(out);
              TestPdf.text(out, 72, 650, 11, "and many more words that can be seen");
              out.setRenderingMode(RenderingMode.NEITHER);
              secret(out);
            });
    assertHidden(Why.INVISIBLE_MODE, "secret words", page);
  }

  @Test
  void lettersThatAPictureIsDrawnInAreSeen() throws IOException {
    assertAllSeen(
        read(
            out -> {
              out.saveGraphicsState();
              out.beginText();
              out.setRenderingMode(RenderingMode.NEITHER_CLIP);
              out.setFont(TestPdf.HELVETICA, 30);
              out.newLineAtOffset(72, 600);
              out.showText("secret words");
              out.endText();
              out.drawImage(picture(), 60, 590, 300, 60);
              out.restoreGraphicsState();
            }),
        "secret words");
  }

  @Test
  void tinyTextIsHidden() throws IOException {
    Page page =
        read(
            out -> {
              open(out);
              TestPdf.text(out, 72, 600, 0.4f, "secret words");
            });
    assertHidden(Why.TINY, "secret words", page);
  }

  @Test
  void textScaledToNothingIsHidden() throws IOException {
    Page page =
        read(
            out -> {
              open(out);
              out.transform(new Matrix(0.05f, 0, 0, 0.05f, 60, 590));
              secret(out);
            });
    assertHidden(Why.TINY, "secret words", page);
  }

  @Test
  void aFootnoteAndASizeOfOneThatIsScaledUpAreSeen() throws IOException {
    assertAllSeen(
        read(
            out -> {
              TestPdf.text(out, 72, 500, 5, "a footnote");
              out.transform(new Matrix(11, 0, 0, 11, 72, 600));
              TestPdf.text(out, 0, 0, 1, "secret words");
            }),
        "secret words");
  }

  @Test
  void textBesideThePageIsHidden() throws IOException {
    PDPage small = new PDPage(PDRectangle.LETTER);
    small.setCropBox(new PDRectangle(50, 650, 500, 100));
    pdf.page(
        small,
        out -> {
          open(out);
          secret(out);
        });
    assertHidden(Why.OFF_PAGE, "secret words", pdf.read(folder).page(1));
  }

  @Test
  void clippedTextIsHiddenAndAClipAroundThePageHidesNothing() throws IOException {
    Page page =
        read(
            out -> {
              out.addRect(0, 0, 612, 792);
              out.clip();
              open(out);
              out.addRect(72, 300, 100, 100);
              out.clip();
              secret(out);
            });
    assertHidden(Why.CLIPPED, "secret words", page);
  }

  @Test
  void aLastLetterThatACellCutsOffStaysWithItsWord() throws IOException {
    assertAllSeen(
        read(
            out -> {
              float width = TestPdf.HELVETICA.getStringWidth("secret word") / 1000 * 11;
              out.addRect(72, 590, width, 30);
              out.clip();
              secret(out);
            }),
        "secret words");
  }

  @Test
  void aPatternOverTextHasGaps() throws IOException {
    PDTilingPattern dots = new PDTilingPattern();
    dots.setPaintType(PDTilingPattern.PAINT_COLORED);
    dots.setTilingType(PDTilingPattern.TILING_CONSTANT_SPACING);
    dots.setBBox(new PDRectangle(0, 0, 4, 4));
    dots.setXStep(4);
    dots.setYStep(4);
    dots.setResources(new PDResources());
    assertAllSeen(
        read(
            out -> {
              secret(out);
              PDResources resources = pdf.document().getPage(0).getResources();
              COSName name = resources.add(dots);
              out.setNonStrokingColor(new PDColor(name, new PDPattern(resources)));
              out.addRect(60, 590, 200, 30);
              out.fill();
            }),
        "secret words");
  }

  @Test
  void textBesideTheBoxOfAFormIsHidden() throws IOException {
    PDFormXObject form = new PDFormXObject(pdf.document());
    form.setBBox(new PDRectangle(0, 0, 300, 100));
    PDResources resources = new PDResources();
    COSName font = resources.add(TestPdf.HELVETICA);
    form.setResources(resources);
    try (var out = form.getContentStream().createOutputStream()) {
      String text = "BT /%s 11 Tf 20 %d Td (%s) Tj ET ";
      out.write(
          (text.formatted(font.getName(), 50, "Open words")
                  + text.formatted(font.getName(), 300, "secret words"))
              .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }
    assertHidden(Why.CLIPPED, "secret words", read(out -> out.drawForm(form)));
  }

  @Test
  void textUnderABlackBoxIsHiddenAndTheWordsBesideAreSeen() throws IOException {
    Page page =
        read(
            out -> {
              open(out);
              secret(out);
              TestPdf.text(out, 270, 600, 11, "beside");
              box(out, 0);
            });
    assertHidden(Why.COVERED, "secret words", page);
    assertTrue(page.seen().text().contains("beside"));
  }

  @Test
  void textUnderAThickBlackLineIsHidden() throws IOException {
    Page page =
        read(
            out -> {
              open(out);
              secret(out);
              out.setLineWidth(16);
              out.moveTo(60, 603);
              out.lineTo(260, 603);
              out.stroke();
            });
    assertHidden(Why.COVERED, "secret words", page);
  }

  @Test
  void textUnderAPictureOfPartOfThePageIsHidden() throws IOException {
    Page page =
        read(
            out -> {
              open(out);
              secret(out);
              out.drawImage(picture(), 60, 590, 200, 30);
            });
    assertHidden(Why.COVERED, "secret words", page);
  }

  @Test
  void struckAndUnderlinedAndHighlightedTextIsSeen() throws IOException {
    PDExtendedGraphicsState multiply = new PDExtendedGraphicsState();
    multiply.setBlendMode(BlendMode.MULTIPLY);
    assertAllSeen(
        read(
            out -> {
              secret(out);
              out.addRect(72, 603, 100, 2.5f);
              out.addRect(72, 597, 100, 1);
              out.fill();
              out.setGraphicsStateParameters(multiply);
              out.setNonStrokingColor(1f, 1f, 0f);
              out.addRect(60, 590, 200, 30);
              out.fill();
            }),
        "secret words");
  }

  @Test
  void aFrameAroundTextHidesNothing() throws IOException {
    assertAllSeen(
        read(
            out -> {
              secret(out);
              out.addRect(50, 580, 300, 50);
              out.addRect(55, 585, 290, 40);
              out.fillEvenOdd();
            }),
        "secret words");
  }

  @Test
  void turnedPagesAreJudgedAlike() throws IOException {
    PDPage turned = new PDPage(PDRectangle.LETTER);
    turned.setRotation(90);
    pdf.page(
        turned,
        out -> {
          open(out);
          secret(out);
          box(out, 0);
        });
    assertHidden(Why.COVERED, "secret words", pdf.read(folder).page(1));
  }

  @Test
  void whatIsPrintedTwiceAtOnePlaceIsNotHiddenText() throws IOException {
    assertAllSeen(
        read(
            out -> {
              out.setNonStrokingColor(1f);
              TestPdf.text(out, 72.4f, 599.6f, 11, "secret words");
              out.setNonStrokingColor(0f);
              secret(out);
            }),
        "secret words");
  }

  @Test
  void textMarkedForRedactionIsReadAndMarked() throws IOException {
    PDPage page = pdf.page(HiddenTextTest::secret);
    COSDictionary redact = new COSDictionary();
    redact.setName(COSName.SUBTYPE, "Redact");
    redact.setItem(COSName.RECT, numbers(104, 595, 200, 615));
    page.setAnnotations(List.of(new PDAnnotationUnknown(redact)));
    Document document = pdf.read(folder);
    assertEquals(List.of(Why.MARKED_FOR_REDACTION + ": words"), hidden(document.page(1)));
    assertEquals("secret words", document.seen().page(1).text());
  }

  @Test
  void textUnderAnAnnotationWithAFilledBoxIsHidden() throws IOException {
    PDPage page =
        pdf.page(
            out -> {
              open(out);
              secret(out);
            });
    COSDictionary square = new COSDictionary();
    square.setName(COSName.SUBTYPE, "Square");
    square.setItem(COSName.RECT, numbers(60, 590, 260, 620));
    square.setItem(COSName.IC, numbers(0, 0, 0));
    page.setAnnotations(List.of(new PDAnnotationUnknown(square)));
    assertHidden(Why.COVERED, "secret words", pdf.read(folder).page(1));
  }

  private static COSArray numbers(float... numbers) {
    COSArray array = new COSArray();
    for (float number : numbers) {
      array.add(new COSFloat(number));
    }
    return array;
  }

  private static COSDictionary layer(PDOptionalContentGroup group) {
    return group.getCOSObject();
  }

  /** Writes on a page with a layer that is on and one that is off. */
  private Page layered(Layered content) throws IOException {
    PDOptionalContentProperties all = new PDOptionalContentProperties();
    PDOptionalContentGroup on = new PDOptionalContentGroup("final");
    PDOptionalContentGroup off = new PDOptionalContentGroup("draft");
    all.addGroup(on);
    all.addGroup(off);
    all.setGroupEnabled(on, true);
    all.setGroupEnabled(off, false);
    pdf.document().getDocumentCatalog().setOCProperties(all);
    pdf.page(out -> content.write(out, on, off));
    return pdf.read(folder).page(1);
  }

  private interface Layered {
    void write(PDPageContentStream out, PDOptionalContentGroup on, PDOptionalContentGroup off)
        throws IOException;
  }

  private static PDPropertyList members(String policy, COSDictionary... groups) {
    COSDictionary membership = new COSDictionary();
    membership.setName(COSName.TYPE, "OCMD");
    membership.setName(COSName.P, policy);
    COSArray array = new COSArray();
    for (COSDictionary group : groups) {
      array.add(group);
    }
    membership.setItem(COSName.OCGS, array);
    return PDPropertyList.create(membership);
  }

  @Test
  void aLayerThatIsOffIsHiddenAlsoWithinOneThatIsOn() throws IOException {
    Page page =
        layered(
            (out, on, off) -> {
              out.beginMarkedContent(COSName.OC, on);
              open(out);
              out.beginMarkedContent(COSName.OC, off);
              secret(out);
              out.endMarkedContent();
              TestPdf.text(out, 72, 500, 11, "after it");
              out.endMarkedContent();
            });
    assertHidden(Why.HIDDEN_LAYER, "secret words", page);
    assertTrue(page.seen().text().contains("after it"));
  }

  @Test
  void aLayerThatIsOffOverTheSameWordsLeavesThemWhole() throws IOException {
    Page page =
        layered(
            (out, on, off) -> {
              out.beginMarkedContent(COSName.OC, on);
              TestPdf.text(out, 72, 700, 11, "Open words for twelve months from now");
              out.endMarkedContent();
              out.beginMarkedContent(COSName.OC, off);
              TestPdf.text(out, 72, 700, 11, "Open words for sixty months from now");
              out.endMarkedContent();
            });
    assertEquals("Open words for twelve months from now", page.seen().text());
    assertHidden(Why.HIDDEN_LAYER, "Open words for sixty months from now", page);
  }

  @Test
  void membershipsOfLayersAreFollowed() throws IOException {
    Page page =
        layered(
            (out, on, off) -> {
              out.beginMarkedContent(COSName.OC, members("AnyOn", layer(on), layer(off)));
              open(out);
              out.endMarkedContent();
              out.beginMarkedContent(COSName.OC, members("AllOn", layer(on), layer(off)));
              secret(out);
              out.endMarkedContent();
            });
    assertHidden(Why.HIDDEN_LAYER, "secret words", page);
  }

  @Test
  void aFormOnALayerThatIsOffIsHidden() throws IOException {
    PDFormXObject form = new PDFormXObject(pdf.document());
    form.setBBox(new PDRectangle(0, 0, 612, 792));
    PDResources resources = new PDResources();
    COSName font = resources.add(TestPdf.HELVETICA);
    form.setResources(resources);
    try (var out = form.getContentStream().createOutputStream()) {
      out.write(
          "BT /%s 11 Tf 72 600 Td (secret words) Tj ET"
              .formatted(font.getName())
              .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }
    Page page =
        layered(
            (out, on, off) -> {
              form.getCOSObject().setItem(COSName.OC, off.getCOSObject());
              open(out);
              out.drawForm(form);
            });
    assertHidden(Why.HIDDEN_LAYER, "secret words", page);
  }

  @Test
  void aBoxOnALayerThatIsOffCoversNothing() throws IOException {
    assertAllSeen(
        layered(
            (out, on, off) -> {
              secret(out);
              out.beginMarkedContent(COSName.OC, off);
              box(out, 0);
              out.endMarkedContent();
            }),
        "secret words");
  }

  private static void squares(PDPageContentStream out, int count, float x, float y, float size)
      throws IOException {
    for (int i = 0; i < count; i++) {
      out.addRect(x + i % 10 * 10, y + i / 10 % 5 * 10, size, size);
      out.fill();
    }
  }

  @Test
  void manySpecksOnOrBesideThePageSwitchNothingOff() throws IOException {
    Page page =
        read(
            out -> {
              squares(out, 15_000, 72, 300, 2.5f);
              squares(out, 25_000, -900, 300, 8);
              open(out);
              secret(out);
              box(out, 0);
            });
    assertHidden(Why.COVERED, "secret words", page);
  }

  @Test
  void whereMoreIsPaintedThanIsFollowedThePageSaysSo() throws IOException {
    Page page =
        read(
            out -> {
              open(out);
              squares(out, 20_000, 72, 300, 8);
              TestPdf.text(out, 72, 500, 11, "Words beside it");
              secret(out);
              box(out, 0);
            });
    assertEquals(List.of(Why.UNCERTAIN + ": secret words"), hidden(page));
    assertTrue(page.seen().text().contains("secret words"), page.text());
  }

  @Test
  void whereMoreIsPaintedThanIsFollowedTheRestIsJudgedAsEver() throws IOException {
    Page page =
        read(
            out -> {
              squares(out, 20_100, 72, 300, 8);
              open(out);
              out.setNonStrokingColor(1f);
              secret(out);
              out.beginText();
              out.setRenderingMode(RenderingMode.NEITHER);
              out.endText();
              TestPdf.text(out, 72, 550, 11, "no mode");
            });
    assertEquals(
        List.of(Why.INVISIBLE_MODE + ": no mode", Why.SAME_COLOUR + ": secret words"),
        hidden(page));
  }

  @Test
  void stripsSideBySideCoverAndStripsApartDoNot() throws IOException {
    Page page =
        read(
            out -> {
              open(out);
              secret(out);
              for (int i = 0; i < 30; i++) {
                out.addRect(60, 590 + i, 200, 1);
                out.fill();
              }
              TestPdf.text(out, 72, 500, 11, "lined words");
              for (int i = 0; i < 30; i += 2) {
                out.addRect(60, 490 + i, 200, 0.5f);
                out.fill();
              }
            });
    assertHidden(Why.COVERED, "secret words", page);
    assertTrue(page.seen().text().contains("lined words"));
  }

  @Test
  void whiteTextOnAShadeOfManyStripsIsSeen() throws IOException {
    assertAllSeen(
        read(
            out -> {
              for (int i = 0; i < 30; i++) {
                out.setNonStrokingColor(0f, 0f, 0.1f + i / 60f);
                out.addRect(60, 590 + i, 200, 1);
                out.fill();
              }
              out.setNonStrokingColor(1f);
              secret(out);
            }),
        "secret words");
  }

  @Test
  void noInkInFourColoursIsWhite() throws IOException {
    Page page =
        read(
            out -> {
              open(out);
              out.setNonStrokingColor(0f, 0f, 0f, 0f);
              secret(out);
              out.setNonStrokingColor(0f, 0f, 0f, 1f);
              TestPdf.text(out, 72, 500, 11, "black words");
            });
    assertHidden(Why.SAME_COLOUR, "secret words", page);
    assertTrue(page.seen().text().contains("black words"));
  }
}
