// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.UnreadablePage;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.ingest.IngestLimits;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType3Font;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes of PDFs that are locked, scanned, filled in, long, or made to harm. */
class PdfOutcomesTest {
  private static final AccessPermission NO_COPYING = new AccessPermission();

  static {
    NO_COPYING.setCanExtractContent(false);
  }

  @TempDir private Path folder;

  private static IngestLimits limits(int pages, Duration pageTime, int pageCharacters) {
    Duration ample = Duration.ofMinutes(2);
    return new IngestLimits(
        1 << 30, pages, ample, pageTime, ample, ample, pageCharacters, 1_000_000);
  }

  private static Code refused(Path file, Optional<String> password) {
    return assertThrows(CarrelException.class, () -> TestPdf.read(file, password)).code();
  }

  private static void hello(PDPageContentStream stream) {
    TestPdf.text(stream, 72, 700, 12, "Hello from the page");
  }

  private Path locked(String owner, String user) throws IOException {
    try (TestPdf pdf = new TestPdf()) {
      pdf.page(PdfOutcomesTest::hello);
      StandardProtectionPolicy policy = new StandardProtectionPolicy(owner, user, NO_COPYING);
      policy.setEncryptionKeyLength(256);
      pdf.document().protect(policy);
      return pdf.save(folder);
    }
  }

  @Test
  void aLockedFileAsksForItsPasswordAndOpensWithIt() throws IOException {
    Path file = locked("master", "sesame");
    assertEquals(Code.PASSWORD_NEEDED, refused(file, Optional.empty()));
    assertEquals(Code.PASSWORD_WRONG, refused(file, Optional.of("guess")));
    for (String password : List.of("sesame", "master")) {
      Document read = TestPdf.read(file, Optional.of(password));
      assertEquals("Hello from the page", read.page(1).text());
    }
  }

  @Test
  void contentsThatAreNotThereTakeNothingFromThoseThatAre() throws IOException {
    RawPdf pdf = new RawPdf();
    int first = pdf.stream("", "BT /F1 12 Tf 72 700 Td (First half,) Tj ET");
    int second = pdf.stream("", RawPdf.text(72, 680, 12, "second half."));
    int font = pdf.add("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
    pdf.pageOf(
        ("<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents[%d 0 R null 99 0 R %d 0 R]"
                + "/Resources<</Font<</F1 %d 0 R>>>>>>")
            .formatted(first, second, font));
    assertEquals("First half,\nsecond half.", pdf.read(folder).page(1).text());
  }

  @Test
  void aFileThatOnlyForbidsCopyingOpensWithoutAPassword() throws IOException {
    Path file = locked("master", "");
    assertEquals("Hello from the page", TestPdf.read(file, Optional.empty()).page(1).text());
    assertEquals("Hello from the page", TestPdf.read(file, Optional.of("x")).page(1).text());
  }

  @Test
  void pagesThatAreImagesAreNamedAndTheOthersRead() throws IOException {
    try (TestPdf pdf = new TestPdf()) {
      pdf.page(PdfOutcomesTest::hello);
      scan(pdf);
      pdf.page(stream -> {});
      Document read = pdf.read(folder);
      assertEquals(3, read.pages().size());
      assertEquals(
          List.of(new UnreadablePage(2, "a scanned image without a text layer")),
          read.unreadable());
      assertEquals("", read.page(2).text());
    }
  }

  private static void scan(TestPdf pdf) throws IOException {
    BufferedImage image = new BufferedImage(40, 50, BufferedImage.TYPE_BYTE_GRAY);
    var drawn = LosslessFactory.createFromImage(pdf.document(), image);
    pdf.page(stream -> stream.drawImage(drawn, 0, 0, 612, 792));
  }

  @Test
  void aFileOfImagesOnlyIsRefusedWithTheReason() throws IOException {
    try (TestPdf pdf = new TestPdf()) {
      scan(pdf);
      CarrelException e = assertThrows(CarrelException.class, () -> pdf.read(folder));
      assertEquals(Code.NO_TEXT, e.code());
      assertTrue(
          String.valueOf(e.getMessage()).contains("a scanned image without a text layer"),
          e.getMessage());
    }
  }

  @Test
  void aFontWithoutAMapToCharactersGivesNoGarbage() throws IOException {
    try (TestPdf pdf = new TestPdf()) {
      pdf.page(PdfOutcomesTest::hello);
      PDPage page = new PDPage(PDRectangle.LETTER);
      pdf.document().addPage(page);
      PDResources resources = new PDResources();
      resources.put(COSName.getPDFName("T3"), type3(pdf));
      page.setResources(resources);
      page.setContents(stream(pdf, "BT /T3 12 Tf 72 700 Td <0102030201> Tj ET"));
      Document read = pdf.read(folder);
      assertEquals(
          List.of(new UnreadablePage(2, "its font has no map to characters")), read.unreadable());
      assertEquals("", read.page(2).text());
    }
  }

  private static PDType3Font type3(TestPdf pdf) throws IOException {
    COSDictionary font = new COSDictionary();
    font.setItem(COSName.TYPE, COSName.FONT);
    font.setItem(COSName.SUBTYPE, COSName.TYPE3);
    COSArray matrix = new COSArray();
    for (float value : new float[] {0.001f, 0, 0, 0.001f, 0, 0}) {
      matrix.add(new COSFloat(value));
    }
    font.setItem(COSName.FONT_MATRIX, matrix);
    font.setItem(COSName.FONT_BBOX, new PDRectangle(0, 0, 750, 750).getCOSArray());
    COSDictionary procs = new COSDictionary();
    COSArray differences = new COSArray();
    differences.add(COSInteger.ONE);
    COSArray widths = new COSArray();
    for (int i = 1; i <= 3; i++) {
      COSName name = COSName.getPDFName("g" + (200 + i));
      differences.add(name);
      widths.add(COSInteger.get(600));
      procs.setItem(name, stream(pdf, "600 0 d0 0 0 500 500 re f").getCOSObject());
    }
    COSDictionary encoding = new COSDictionary();
    encoding.setItem(COSName.TYPE, COSName.ENCODING);
    encoding.setItem(COSName.DIFFERENCES, differences);
    font.setItem(COSName.ENCODING, encoding);
    font.setItem(COSName.CHAR_PROCS, procs);
    font.setInt(COSName.FIRST_CHAR, 1);
    font.setInt(COSName.LAST_CHAR, 3);
    font.setItem(COSName.WIDTHS, widths);
    return new PDType3Font(font);
  }

  private static PDStream stream(TestPdf pdf, String content) throws IOException {
    PDStream stream = new PDStream(pdf.document());
    try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
      out.write(content.getBytes(StandardCharsets.ISO_8859_1));
    }
    return stream;
  }

  @Test
  void filledInFieldsAreOnThePageWithAndWithoutAnAppearance() throws IOException {
    try (TestPdf pdf = new TestPdf()) {
      PDPage page = pdf.page(stream -> TestPdf.text(stream, 72, 700, 12, "Name:"));
      PDAcroForm form = new PDAcroForm(pdf.document());
      pdf.document().getDocumentCatalog().setAcroForm(form);
      PDResources resources = new PDResources();
      resources.put(COSName.HELV, TestPdf.HELVETICA);
      form.setDefaultResources(resources);
      form.setDefaultAppearance("/Helv 12 Tf 0 g");
      field(form, page, "drawn", 697).setValue("Ada Lovelace");
      field(form, page, "undrawn", 660).getCOSObject().setString(COSName.V, "London");
      String text = pdf.read(folder).page(1).text();
      assertEquals("Name: Ada Lovelace\n\nLondon", text);
    }
  }

  private static PDTextField field(PDAcroForm form, PDPage page, String name, float y)
      throws IOException {
    PDTextField field = new PDTextField(form);
    field.setPartialName(name);
    field.setDefaultAppearance("/Helv 12 Tf 0 g");
    PDAnnotationWidget widget = field.getWidgets().getFirst();
    widget.setRectangle(new PDRectangle(120, y, 200, 18));
    widget.setPage(page);
    widget.setPrinted(true);
    page.getAnnotations().add(widget);
    form.getFields().add(field);
    return field;
  }

  @Test
  void fiveHundredPagesAreReadInOrderWithProgress() throws IOException {
    try (TestPdf pdf = new TestPdf()) {
      for (int i = 1; i <= 500; i++) {
        String text = "This is page " + i;
        pdf.page(stream -> TestPdf.text(stream, 72, 700, 12, text));
      }
      List<Long> heard = new ArrayList<>();
      Document read =
          TestPdf.ingestor(IngestLimits.DEFAULT)
              .read(
                  pdf.save(folder),
                  Optional.empty(),
                  (stage, done, total) -> heard.add(done),
                  new Cancellation());
      assertEquals("This is page 417", read.page(417).text());
      assertEquals(500, heard.getLast());
      assertEquals(heard.stream().sorted().toList(), heard);
    }
  }

  private static PDFormXObject form(TestPdf pdf, String content) throws IOException {
    PDFormXObject form = new PDFormXObject(stream(pdf, content));
    PDResources resources = new PDResources();
    resources.put(COSName.getPDFName("T"), TestPdf.HELVETICA);
    form.setResources(resources);
    form.setBBox(PDRectangle.LETTER);
    return form;
  }

  private static void pageDrawing(TestPdf pdf, PDFormXObject form) throws IOException {
    PDPage page = new PDPage(PDRectangle.LETTER);
    PDResources resources = new PDResources();
    resources.put(COSName.getPDFName("F"), form);
    page.setResources(resources);
    page.setContents(stream(pdf, "/F Do"));
    pdf.document().addPage(page);
  }

  @Test
  void aFormThatDrawsItselfIsReadOnce() throws IOException {
    try (TestPdf pdf = new TestPdf()) {
      PDFormXObject form =
          form(pdf, "BT /T 12 Tf 72 700 Td (In the form) Tj ET 1 0 0 1 0 -40 cm /F Do /F Do");
      form.getResources().put(COSName.getPDFName("F"), form);
      pageDrawing(pdf, form);
      assertEquals("In the form", pdf.read(folder).page(1).text());
    }
  }

  @Test
  void formsThatDoubleAtEachLevelAreGivenUp() throws IOException {
    try (TestPdf pdf = new TestPdf()) {
      PDFormXObject inner = form(pdf, "q Q");
      for (int level = 0; level < 22; level++) {
        PDFormXObject outer = form(pdf, "/F Do /F Do /F Do /F Do");
        outer.getResources().put(COSName.getPDFName("F"), inner);
        inner = outer;
      }
      pageDrawing(pdf, inner);
      pdf.page(PdfOutcomesTest::hello);
      IngestLimits limits = limits(10, Duration.ofMillis(500), 1000);
      Document read =
          TestPdf.ingestor(limits)
              .read(pdf.save(folder), Optional.empty(), Progress.SILENT, new Cancellation());
      assertEquals(1, read.unreadable().getFirst().page());
      assertEquals("Hello from the page", read.page(2).text());
    }
  }

  @Test
  void aPageThatUnpacksWithoutEndIsGivenUp() throws IOException {
    try (TestPdf pdf = new TestPdf()) {
      pdf.page(PdfOutcomesTest::hello);
      PDPage page = new PDPage(PDRectangle.LETTER);
      COSStream bomb = pdf.document().getDocument().createCOSStream();
      byte[] spaces = " ".repeat(1 << 20).getBytes(StandardCharsets.ISO_8859_1);
      try (OutputStream out = bomb.createOutputStream(COSName.FLATE_DECODE)) {
        for (int i = 0; i < 300; i++) {
          out.write(spaces);
        }
      }
      page.setContents(new PDStream(bomb));
      pdf.document().addPage(page);
      UnreadablePage unreadable = pdf.read(folder).unreadable().getFirst();
      assertEquals(2, unreadable.page());
      assertTrue(unreadable.reason().contains("268,435,456 bytes"), unreadable.reason());
    }
  }

  @Test
  void aPageThatTakesTooLongIsGivenUpAndTheNextOneRead() throws IOException {
    try (TestPdf pdf = new TestPdf()) {
      PDPage page = new PDPage(PDRectangle.LETTER);
      page.setContents(stream(pdf, "q Q ".repeat(3_000_000)));
      pdf.document().addPage(page);
      pdf.page(PdfOutcomesTest::hello);
      IngestLimits limits = limits(10, Duration.ofMillis(150), 1000);
      Document read =
          TestPdf.ingestor(limits)
              .read(pdf.save(folder), Optional.empty(), Progress.SILENT, new Cancellation());
      assertEquals(
          List.of(new UnreadablePage(1, "it took longer than 150 milliseconds")),
          read.unreadable());
      assertEquals("Hello from the page", read.page(2).text());
    }
  }

  @Test
  void moreCharactersThanAllowedMakeAPageUnreadable() throws IOException {
    try (TestPdf pdf = new TestPdf()) {
      pdf.page(PdfOutcomesTest::hello);
      pdf.page(stream -> TestPdf.text(stream, 72, 700, 2, "x".repeat(200)));
      IngestLimits limits = limits(10, Duration.ofSeconds(9), 100);
      Document read =
          TestPdf.ingestor(limits)
              .read(pdf.save(folder), Optional.empty(), Progress.SILENT, new Cancellation());
      assertTrue(read.unreadable().getFirst().reason().contains("more than 100 characters"));
    }
  }

  /** Text recognition would not help. */
  private void assertIsToBePrinted(TestPdf pdf, IngestLimits limits, String reason)
      throws IOException {
    Path file = pdf.save(folder);
    CarrelException e =
        assertThrows(
            CarrelException.class,
            () ->
                TestPdf.ingestor(limits)
                    .read(file, Optional.empty(), Progress.SILENT, new Cancellation()));
    assertEquals(Code.FILE_UNSAFE, e.code());
    assertTrue(e.getMessage().contains(" pages of made.pdf (1 page: " + reason), e.getMessage());
    assertTrue(e.remedy().contains("print it to a new PDF"), e.remedy());
  }

  @Test
  void aFileOfWhichNoPageMayBeReadIsToBePrintedAnew() throws IOException {
    try (TestPdf pdf = new TestPdf()) {
      pdf.page(stream -> TestPdf.text(stream, 72, 700, 2, "x".repeat(200)));
      pdf.page(stream -> {});
      assertIsToBePrinted(
          pdf, limits(10, Duration.ofSeconds(9), 100), "it holds more than 100 characters");
    }
    try (TestPdf pdf = new TestPdf()) {
      PDPage page = new PDPage(PDRectangle.LETTER);
      page.setContents(stream(pdf, "q Q ".repeat(3_000_000)));
      pdf.document().addPage(page);
      assertIsToBePrinted(
          pdf, limits(10, Duration.ofMillis(150), 100), "it took longer than 150 milliseconds");
    }
  }

  @Test
  void aScanWithADamagedPageIsStillForTextRecognition() throws IOException {
    try (TestPdf pdf = new TestPdf()) {
      scan(pdf);
      pdf.page(stream -> TestPdf.text(stream, 72, 700, 2, "x".repeat(200)));
      Path file = pdf.save(folder);
      IngestLimits limits = limits(10, Duration.ofSeconds(9), 100);
      CarrelException e =
          assertThrows(
              CarrelException.class,
              () ->
                  TestPdf.ingestor(limits)
                      .read(file, Optional.empty(), Progress.SILENT, new Cancellation()));
      assertEquals(Code.NO_TEXT, e.code());
    }
  }

  @Test
  void moreThanTheAllowedPagesAreRefused() throws IOException {
    try (TestPdf pdf = new TestPdf()) {
      pdf.page(PdfOutcomesTest::hello);
      pdf.page(PdfOutcomesTest::hello);
      Path file = pdf.save(folder);
      IngestLimits limits = limits(1, Duration.ofSeconds(9), 100);
      CarrelException e =
          assertThrows(
              CarrelException.class,
              () ->
                  TestPdf.ingestor(limits)
                      .read(file, Optional.empty(), Progress.SILENT, new Cancellation()));
      assertEquals(Code.FILE_TOO_LARGE, e.code());
    }
  }
}
