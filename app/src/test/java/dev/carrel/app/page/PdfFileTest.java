// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.page;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.app.fx.Strings;
import dev.carrel.engine.document.Box;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.image.Image;
import javafx.scene.image.PixelReader;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PdfFileTest {
  private final PageErrors words = new PageErrors(Strings.of(PdfFileTest.class));

  @TempDir Path dir;

  private Image draw(Document document, Drawing drawing) throws IOException {
    try (PdfFile file = new PdfFile(document.file(), "", words)) {
      return file.draw(drawing, words, new Cancellation());
    }
  }

  private static boolean isInk(PixelReader pixels, int x, int y) {
    int argb = pixels.getArgb(x, y);
    return ((argb >> 16) & 255) + ((argb >> 8) & 255) + (argb & 255) < 3 * 128;
  }

  /** What is drawn and what is marked come by two ways; only the same geometry makes them meet. */
  @ParameterizedTest
  @CsvSource({"0,0", "90,0", "180,0", "270,0", "0,90", "90,90", "180,270", "270,180"})
  void wordsAreMarkedWhereTheirInkIs(int rotationOfFile, int turned) throws IOException {
    Document document =
        new PagePdf()
            .page(new PDRectangle(20, 30, 400, 600), rotationOfFile)
            .line(120, 480, "Indemnification")
            .read(dir.resolve("d.pdf"));
    Page page = document.page(1);
    PageTurn turn = Column.turn(page, turned);
    Image image = draw(document, Drawing.whole(1, turn, 800));
    double scale = 800 / turn.shownWidth();
    int start = page.text().indexOf("Indemnification");
    Box own = page.layout().boxes(start, start + "Indemnification".length()).getFirst();
    Box box = turn.shown(own);
    int ink = 0;
    int outside = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        if (isInk(image.getPixelReader(), x, y)) {
          ink++;
          boolean in =
              x / scale >= box.x() - 2
                  && x / scale <= box.right() + 2
                  && y / scale >= box.y() - 2
                  && y / scale <= box.bottom() + 2;
          outside += in ? 0 : 1;
        }
      }
    }
    assertTrue(ink > 300, "ink: " + ink);
    assertEquals(0, outside, "ink beside the mark " + box);
  }

  @Test
  void thePiecesOfAPageMeetWithoutASeam() throws IOException {
    Document document = new PagePdf().twoColumns().read(dir.resolve("d.pdf"));
    PageTurn turn = Column.turn(document.page(1), 90);
    int width = 2600;
    int height = Drawing.height(turn, width);
    Image whole = draw(document, Drawing.whole(1, turn, width));
    int different = 0;
    for (TileGrid.Tile tile : new TileGrid(width, height).meeting(0, 0, width, height)) {
      Image piece = draw(document, new Drawing(1, 90, width, height, tile));
      assertEquals(tile.width(), piece.getWidth());
      for (int y = 0; y < tile.height(); y++) {
        for (int x = 0; x < tile.width(); x++) {
          boolean same =
              isInk(piece.getPixelReader(), x, y)
                  == isInk(whole.getPixelReader(), tile.x() + x, tile.y() + y);
          different += same ? 0 : 1;
        }
      }
    }
    assertTrue(different < 40, different + " pixels differ");
  }

  @Test
  void aPageThatIsNoLongerWantedIsNotDrawnToItsEnd() {
    Document document = new PagePdf().twoColumns().read(dir.resolve("d.pdf"));
    Cancellation cancellation = new Cancellation();
    cancellation.request();
    Drawing drawing = Drawing.whole(1, Column.turn(document.page(1), 0), 500);
    CarrelException stopped =
        assertThrows(
            CarrelException.class,
            () -> {
              try (PdfFile file = new PdfFile(document.file(), "", words)) {
                file.draw(drawing, words, cancellation);
              }
            });
    assertEquals(CarrelException.Code.CANCELLED, stopped.code());
  }

  @Test
  void linksAndTheOutlineAreToldWithTheirPlaces() throws IOException {
    Document document =
        new PagePdf()
            .page()
            .line(60, 700, "one")
            .bookmark("Part one")
            .page()
            .line(60, 700, "two")
            .bookmark("Part two")
            .link(new PDRectangle(60, 695, 40, 20), 1)
            .link(new PDRectangle(200, 695, 40, 20), "https://example.org/x")
            .read(dir.resolve("d.pdf"));
    try (PdfFile file = new PdfFile(document.file(), "", words)) {
      PdfFacts facts = file.facts();
      assertEquals(
          List.of("Part one", "Part two"),
          facts.outline().stream().map(PdfFacts.Bookmark::title).toList());
      assertEquals(2, facts.outline().get(1).spot().page());
      assertEquals(List.of(), file.links(1));
      List<PageLink> links = file.links(2);
      assertEquals(
          List.of("page 1", "https://example.org/x"),
          links.stream()
              .map(
                  link ->
                      switch (link) {
                        case PageLink.Inside inside -> "page " + inside.spot().page();
                        case PageLink.Address address -> address.address();
                      })
              .toList());
      Box box = links.getFirst().box();
      assertEquals(60, box.x(), 0.1);
      assertEquals(PDRectangle.A4.getHeight() - 715, box.y(), 0.1);
    }
  }

  @Test
  void aPageOfNothingButAPictureThatCannotBeDecodedIsNoBlankPage() throws IOException {
    Document document =
        new PagePdf()
            .page()
            .line(60, 700, "words")
            .page()
            .damagedPicture(800)
            .page()
            .line(60, 700, "words")
            .damagedPicture(400)
            .page()
            .read(dir.resolve("d.pdf"));
    PageTurn turn = Column.turn(document.page(2), 0);
    int width = 2600;
    int height = Drawing.height(turn, width);
    TileGrid.Tile last = new TileGrid(width, height).meeting(0, 0, width, height).getLast();
    for (Drawing drawing :
        List.of(Drawing.whole(2, turn, 500), new Drawing(2, 0, width, height, last))) {
      CarrelException undecoded =
          assertThrows(CarrelException.class, () -> draw(document, drawing));
      assertTrue(
          String.valueOf(undecoded.getMessage()).contains("cannot be decoded"),
          undecoded.getMessage());
    }
    // Where words stand beside it, and where nothing is missing, the page is drawn.
    assertDoesNotThrow(() -> draw(document, new Drawing(3, 0, width, height, last)));
    assertDoesNotThrow(() -> draw(document, Drawing.whole(4, turn, 500)));
  }

  @Test
  void aFileThatIsGoneOrNoPdfIsSaidToBe() throws IOException {
    Path gone = dir.resolve("gone.pdf");
    CarrelException missing =
        assertThrows(CarrelException.class, () -> new PdfFile(gone, "", words).close());
    assertEquals(CarrelException.Code.FILE_MISSING, missing.code());
    Path text = Files.writeString(dir.resolve("text.pdf"), "no PDF at all");
    CarrelException unreadable =
        assertThrows(CarrelException.class, () -> new PdfFile(text, "", words).close());
    assertEquals(CarrelException.Code.FILE_UNREADABLE, unreadable.code());
  }

  @Test
  void encryptedAttachmentsDoNotLockThePages() throws IOException {
    Path pdf = Files.writeString(dir.resolve("attached.pdf"), encrypted("/Identity"));
    assertDoesNotThrow(() -> new PdfFile(pdf, "", words).close());
    Path locked = Files.writeString(dir.resolve("locked.pdf"), encrypted("/StdCF"));
    assertThrows(CarrelException.class, () -> new PdfFile(locked, "", words).close());
  }

  /** With text that goes through this filter, attachments that are encrypted, and no password. */
  private static String encrypted(String text) {
    String hash = "<" + "00".repeat(32) + ">";
    List<String> objects =
        List.of(
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]>>",
            "<</Filter/Standard/V 4/R 4/Length 128/P -4/O %s/U %s/CF<</StdCF<</CFM/AESV2/Length 16"
                    .formatted(hash, hash)
                + "/AuthEvent/EFOpen>>>>/StmF%s/StrF%s/EFF/StdCF>>".formatted(text, text));
    StringBuilder pdf = new StringBuilder("%PDF-1.7\n");
    StringBuilder places = new StringBuilder("xref\n0 5\n0000000000 65535 f \n");
    for (int i = 0; i < objects.size(); i++) {
      places.append("%010d 00000 n \n".formatted(pdf.length()));
      pdf.append("%d 0 obj\n%s\nendobj\n".formatted(i + 1, objects.get(i)));
    }
    int start = pdf.length();
    return pdf.append(places)
        .append("trailer\n<</Size 5/Root 1 0 R/Encrypt 4 0 R/ID[<00><00>]>>\nstartxref\n")
        .append(start)
        .append("\n%%EOF\n")
        .toString();
  }
}
