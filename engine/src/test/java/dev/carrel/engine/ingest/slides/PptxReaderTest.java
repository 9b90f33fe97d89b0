// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.slides;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentKind;
import dev.carrel.engine.document.Notice;
import dev.carrel.engine.ingest.AllReaders;
import dev.carrel.engine.ingest.Readings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PptxReaderTest {
  @TempDir private Path folder;

  private static String shape(String placeholder, String... paragraphs) {
    StringBuilder text =
        new StringBuilder("<p:sp><p:nvPr>").append(placeholder).append("</p:nvPr>");
    for (String paragraph : paragraphs) {
      text.append("<a:p><a:r><a:t>").append(paragraph).append("</a:t></a:r></a:p>");
    }
    return text.append("</p:sp>").toString();
  }

  private static String slide(String attributes, String shapes) {
    return "<p:sld xmlns:p=\"urn:p\" xmlns:a=\"urn:a\" %s>%s</p:sld>".formatted(attributes, shapes);
  }

  @Test
  void slidesArePagesInTheOrderInWhichTheyAreShownWithTheirNotes() throws IOException {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put(
        "ppt/presentation.xml",
        "<p:presentation xmlns:p=\"urn:p\" xmlns:r=\"urn:r\"><p:sldIdLst><p:sldId id=\"9\""
            + " r:id=\"r2\"/><p:sldId id=\"8\" r:id=\"r1\"/></p:sldIdLst></p:presentation>");
    parts.put(
        "ppt/_rels/presentation.xml.rels",
        "<R><Relationship Id=\"r1\" Target=\"slides/slide1.xml\"/><Relationship Id=\"r2\""
            + " Target=\"slides/slide2.xml\"/></R>");
    parts.put("ppt/slides/slide1.xml", slide("show=\"0\"", shape("", "Last")));
    parts.put(
        "ppt/slides/slide2.xml",
        slide(
            "",
            shape("<p:ph type=\"title\"/>", "The offer")
                + shape(
                    "",
                    "One",
                    "$2</a:t></a:r><a:r><a:rPr baseline=\"30000\"/><a:t>1</a:t></a:r><a:r><a:t>")
                + shape("<p:ph type=\"sldNum\"/>", "2")
                + "<a:tbl><a:tr><a:tc><a:p><a:r><a:t>Item</a:t></a:r></a:p></a:tc><a:tc><a:p><a:r>"
                + "<a:t>300</a:t></a:r></a:p></a:tc></a:tr></a:tbl>"));
    parts.put(
        "ppt/slides/_rels/slide2.xml.rels",
        "<R><Relationship Id=\"x\" Target=\"../notesSlides/notesSlide1.xml\"/></R>");
    parts.put(
        "ppt/notesSlides/notesSlide1.xml",
        "<p:notes xmlns:p=\"urn:p\" xmlns:a=\"urn:a\">"
            + shape("<p:ph type=\"body\"/>", "Say it slowly.")
            + "</p:notes>");
    Document deck = AllReaders.read(Readings.zip(folder.resolve("made.pptx"), parts));
    assertEquals(DocumentKind.PPTX, deck.kind());
    assertEquals(
        "The offer\n\nOne\n$2¹\n\nItem | 300\n\n[Notes: Say it slowly.]", deck.page(1).text());
    assertEquals("(a hidden slide)\n\nLast", deck.page(2).text());
    assertEquals(List.of(new Notice(Notice.Code.HIDDEN_SLIDES, 1, "2")), deck.notices());
    assertEquals(Optional.of("slide 1"), deck.page(1).label());
    assertEquals(Optional.of("slide 2"), deck.page(2).label());
  }

  @Test
  void commentsFollowTheirSlideInBothOfTheirForms() throws IOException {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put(
        "ppt/presentation.xml",
        "<p:presentation xmlns:p=\"urn:p\" xmlns:r=\"urn:r\"><p:sldIdLst><p:sldId id=\"9\""
            + " r:id=\"r1\"/></p:sldIdLst></p:presentation>");
    parts.put(
        "ppt/_rels/presentation.xml.rels",
        "<R><Relationship Id=\"r1\" Target=\"slides/slide1.xml\"/></R>");
    parts.put("ppt/slides/slide1.xml", slide("", shape("", "The offer")));
    parts.put(
        "ppt/slides/_rels/slide1.xml.rels",
        "<R><Relationship Id=\"a\" Target=\"../comments/comment1.xml\"/><Relationship Id=\"b\""
            + " Target=\"../comments/modernComment_1.xml\"/></R>");
    parts.put("ppt/commentAuthors.xml", "<c><cmAuthor id=\"0\" name=\"Ann\"/></c>");
    parts.put("ppt/authors.xml", "<c><author id=\"{1}\" name=\"Bob\"/></c>");
    parts.put("ppt/comments/comment1.xml", "<c><cm authorId=\"0\"><text>Too low.</text></cm></c>");
    parts.put(
        "ppt/comments/modernComment_1.xml",
        "<c><cm authorId=\"{1}\"><replyLst><reply authorId=\"0\"><txBody><p><r><t>Yes.</t></r></p>"
            + "</txBody></reply></replyLst><txBody><p><r><t>Still?</t></r></p></txBody></cm></c>");
    Document read = AllReaders.read(Readings.zip(folder.resolve("a.pptx"), parts));
    assertEquals(
        "The offer\n\n[Comment by Ann: Too low.]\n\n[Comment by Bob: Still?]\n\n[Comment by Ann:"
            + " Yes.]",
        Readings.text(read));
    assertEquals(3, read.notices().getFirst().count());
  }

  @Test
  void presentationsOfOpenDocumentAreReadWithNotesCommentsAndHiddenSlides() throws IOException {
    String content =
        "<d xmlns:s=\"style\" xmlns:b=\"table\" xmlns:t=\"text\" xmlns:o=\"office\""
            + " xmlns:w=\"draw\" xmlns:p=\"presentation\""
            + " xmlns:dc=\"dc\"><o:automatic-styles><s:style"
            + " s:name=\"h\"><s:drawing-page-properties"
            + " p:visibility=\"hidden\"/></s:style></o:automatic-styles><w:page"
            + " w:style-name=\"x\"><o:annotation><dc:creator>Ann</dc:creator><dc:date>2026</dc:date><t:p>Too"
            + " low.</t:p></o:annotation><w:frame p:class=\"title\"><w:text-box><t:p>The"
            + " offer</t:p></w:text-box></w:frame><w:frame>"
            + "<b:table><b:table-row><b:table-cell><t:p>Item</t:p></b:table-cell><b:table-cell>"
            + "<t:p>300</t:p></b:table-cell></b:table-row></b:table></w:frame><w:frame"
            + " p:class=\"page-number\"><w:text-box><t:p>1</t:p></w:text-box></w:frame><p:notes><w:frame><w:text-box><t:p>Speak"
            + " slowly.</t:p></w:text-box></w:frame></p:notes></w:page><w:page"
            + " w:style-name=\"h\"><w:frame><w:text-box><t:p>Last</t:p></w:text-box></w:frame>"
            + "</w:page></d>";
    Document read =
        AllReaders.read(Readings.zip(folder.resolve("a.odp"), Map.of("content.xml", content)));
    assertEquals(DocumentKind.ODP, read.kind());
    assertEquals(
        "The offer\n\nItem | 300\n\n[Notes: Speak slowly.]\n\n[Comment by Ann: Too low.]",
        read.page(1).text());
    assertEquals("(a hidden slide)\n\nLast", read.page(2).text());
    assertEquals(Optional.of("slide 2"), read.page(2).label());
    assertEquals(new Notice(Notice.Code.HIDDEN_SLIDES, 1, "2"), read.notices().getLast());
  }

  @Test
  void linesOfACellAreNotJoinedAndStruckWordsFormulasAndHiddenShapesAreWhatTheyAre()
      throws IOException {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put(
        "ppt/presentation.xml",
        "<p:presentation xmlns:p=\"urn:p\" xmlns:r=\"urn:r\"><p:sldIdLst><p:sldId id=\"9\""
            + " r:id=\"r1\"/><p:sldId id=\"8\" r:id=\"r2\"/></p:sldIdLst></p:presentation>");
    parts.put(
        "ppt/_rels/presentation.xml.rels",
        "<R><Relationship Id=\"r1\" Target=\"slides/first.xml\"/><Relationship Id=\"r2\""
            + " Target=\"slides/gone.xml\"/></R>");
    String paragraph = "<a:p><a:r><a:t>%s</a:t></a:r></a:p>";
    parts.put(
        "ppt/slides/first.xml",
        slide(
            "xmlns:m=\"urn:m\" xmlns:r=\"urn:r\"",
            "<p:sp><a:p><a:r><a:t>Fee </a:t></a:r><a:r><a:rPr strike=\"sngStrike\"/><a:t>900</a:t>"
                + "</a:r><a:r><a:t> 700, 3</a:t></a:r><m:oMath><m:f><m:num><m:r><a:t>1</a:t></m:r>"
                + "</m:num><m:den><m:r><a:t>2</a:t></m:r></m:den></m:f></m:oMath></a:p></p:sp>"
                + "<a:tbl><a:tr><a:tc>"
                + paragraph.formatted("Item")
                + paragraph.formatted("of two lines")
                + "</a:tc><a:tc>"
                + paragraph.formatted("300")
                + "</a:tc></a:tr></a:tbl><p:sp><p:cNvPr hidden=\"1\"/>"
                + paragraph.formatted("secret")
                + "</p:sp><p:pic><p:cNvPr descr=\"A plan\"/><a:blip r:embed=\"i\"/></p:pic>"));
    parts.put(
        "ppt/slides/_rels/first.xml.rels",
        "<R><Relationship Id=\"i\" Type=\"x/image\" Target=\"../media/image1.png\"/><Relationship"
            + " Id=\"v\" Type=\"x/video\" Target=\"../media/film.mp4\"/></R>");
    Document read = AllReaders.read(Readings.zip(folder.resolve("d.pptx"), parts));
    assertEquals(
        "Fee ~~900~~ 700, 3 1/2\n\nItem of two lines | 300\n\n[Picture: A plan]",
        read.page(1).seen().text());
    assertTrue(read.page(1).text().endsWith("secret"));
    assertEquals("(this slide is missing in the file)", read.page(2).text());
    assertEquals(
        List.of(
            new Notice(Notice.Code.PICTURES_WITHIN, 1, ""),
            new Notice(Notice.Code.EMBEDDED_FILES, 1, "film.mp4")),
        read.notices());
  }

  @Test
  void chartsAndDiagramsAreTold() throws IOException {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put(
        "ppt/presentation.xml",
        "<p:presentation xmlns:p=\"urn:p\" xmlns:r=\"urn:r\"><p:sldIdLst><p:sldId id=\"9\""
            + " r:id=\"r1\"/></p:sldIdLst></p:presentation>");
    parts.put(
        "ppt/_rels/presentation.xml.rels",
        "<R><Relationship Id=\"r1\" Target=\"slides/slide1.xml\"/></R>");
    parts.put("ppt/slides/slide1.xml", slide("", shape("", "Sales")));
    parts.put(
        "ppt/slides/_rels/slide1.xml.rels",
        "<R><Relationship Id=\"a\" Target=\"../charts/chart1.xml\"/><Relationship Id=\"b\""
            + " Target=\"../diagrams/data1.xml\"/></R>");
    parts.put(
        "ppt/charts/chart1.xml",
        "<c><title><t>By side</t></title><ser><tx><v>2026</v></tx><cat><v>East</v><v>West</v></cat>"
            + "<val><v>19.2</v><v>21.4</v></val></ser></c>");
    parts.put(
        "ppt/diagrams/data1.xml",
        "<d xmlns:a=\"urn/main\"><pt><t><a:p><a:r><a:t>Draft</a:t></a:r></a:p></t></pt><pt><t><a:p>"
            + "<a:r><a:t>Sign</a:t></a:r></a:p></t></pt></d>");
    assertEquals(
        "Sales\n\n[Chart: By side; 2026: East 19.2, West 21.4]\n\n[Diagram: Draft; Sign]",
        Readings.text(AllReaders.read(Readings.zip(folder.resolve("c.pptx"), parts))));
  }
}
