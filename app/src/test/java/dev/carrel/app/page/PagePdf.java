// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.page;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.ingest.AllReaders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageFitDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;

/** PDFs made for tests of the page pane. Their letters are 12 points, their lines 16. */
final class PagePdf {
  static final List<String> LEFT =
      List.of(
          "The first column begins",
          "with words of its own and",
          "goes on to a long compre-",
          "hension of what it holds,",
          "down to the last of its",
          "lines, which ends here.");
  static final List<String> RIGHT =
      List.of(
          "The second column begins",
          "beside it, with a rather",
          "different subject, and it",
          "must not be mixed up with",
          "anything that the other",
          "one says on its left.");

  private final PDDocument document = new PDDocument();
  private final PDFont font = new PDType1Font(FontName.HELVETICA);

  /** A page of its own size that is still empty. */
  PagePdf page(PDRectangle size, int rotation) {
    PDPage page = new PDPage(size);
    page.setRotation(rotation);
    document.addPage(page);
    return this;
  }

  PagePdf page() {
    return page(PDRectangle.A4, 0);
  }

  /** Lines on the last page. */
  PagePdf lines(float x, float y, List<String> lines) {
    PDPage page = last();
    try (PDPageContentStream content =
        new PDPageContentStream(
            document, page, PDPageContentStream.AppendMode.APPEND, false, true)) {
      float at = y;
      for (String line : lines) {
        content.beginText();
        content.setFont(font, 12);
        content.newLineAtOffset(x, at);
        content.showText(line);
        content.endText();
        at -= 16;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  PagePdf line(float x, float y, String line) {
    return lines(x, y, List.of(line));
  }

  /** A page in two columns. */
  PagePdf twoColumns() {
    return page().lines(60, 760, LEFT).lines(330, 760, RIGHT);
  }

  /** A link from a place on the last page. */
  PagePdf link(PDRectangle place, String address) {
    PDActionURI action = new PDActionURI();
    action.setURI(address);
    PDAnnotationLink link = new PDAnnotationLink();
    link.setAction(action);
    return add(link, place);
  }

  /** A link from a place on the last page to a page, from 1, that is there already. */
  PagePdf link(PDRectangle place, int page) {
    PDAnnotationLink link = new PDAnnotationLink();
    PDPageDestination destination = new PDPageFitDestination();
    destination.setPage(document.getPage(page - 1));
    link.setDestination(destination);
    return add(link, place);
  }

  private PagePdf add(PDAnnotationLink link, PDRectangle place) {
    link.setRectangle(place);
    try {
      last().getAnnotations().add(link);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** A picture on the last page, from its lower edge up, of which no byte makes sense. */
  PagePdf damagedPicture(float height) {
    byte[] none = "no picture at all".getBytes(StandardCharsets.US_ASCII);
    PDPage page = last();
    try (PDPageContentStream content =
        new PDPageContentStream(
            document, page, PDPageContentStream.AppendMode.APPEND, false, true)) {
      PDImageXObject picture =
          new PDImageXObject(
              document,
              new ByteArrayInputStream(none),
              COSName.DCT_DECODE,
              400,
              400,
              8,
              PDDeviceGray.INSTANCE);
      content.drawImage(picture, 0, 0, page.getMediaBox().getWidth(), height);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** A bookmark that leads to the last page. */
  PagePdf bookmark(String title) {
    PDDocumentOutline outline = document.getDocumentCatalog().getDocumentOutline();
    if (outline == null) {
      outline = new PDDocumentOutline();
      document.getDocumentCatalog().setDocumentOutline(outline);
    }
    PDOutlineItem item = new PDOutlineItem();
    item.setTitle(title);
    item.setDestination(last());
    outline.addLast(item);
    return this;
  }

  private PDPage last() {
    return document.getPage(document.getNumberOfPages() - 1);
  }

  Path save(Path file) {
    try (document) {
      document.save(file.toFile());
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Saves it and reads it as the desk does. */
  Document read(Path file) {
    return document(save(file));
  }

  static Document document(Path file) {
    return AllReaders.read(file);
  }
}
