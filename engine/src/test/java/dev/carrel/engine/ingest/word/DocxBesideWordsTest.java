// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.word;

import static dev.carrel.engine.ingest.word.DocxFile.paragraph;
import static dev.carrel.engine.ingest.word.DocxFile.part;
import static dev.carrel.engine.ingest.word.DocxFile.run;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentKind;
import dev.carrel.engine.document.Notice;
import dev.carrel.engine.ingest.AllReaders;
import dev.carrel.engine.ingest.Readings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a Word file says otherwise than by letters: formulas, signs, boxes, charts, files. */
class DocxBesideWordsTest {
  private static final String CHART =
      """
      <c:chartSpace xmlns:c="c" xmlns:a="a"><c:chart><c:title><c:tx><c:rich><a:p><a:r><a:t>Turnover\
      </a:t></a:r></a:p></c:rich></c:tx></c:title><c:ser><c:tx><c:v>North</c:v></c:tx><c:cat>\
      <c:v>2023</c:v><c:v>2024</c:v></c:cat><c:val><c:v>5</c:v><c:v>7</c:v></c:val></c:ser></c:chart>\
      </c:chartSpace>\
      """;

  @TempDir private Path folder;

  private String text(String body) throws IOException {
    return new DocxFile(body).text(folder);
  }

  private static String math(String name, String... parts) {
    StringBuilder all = new StringBuilder("<m:" + name + ">");
    for (int i = 0; i < parts.length; i += 2) {
      String words = parts[i + 1];
      String content = words.startsWith("<") ? words : "<m:r><m:t>" + words + "</m:t></m:r>";
      all.append("<m:%s>%s</m:%s>".formatted(parts[i], content, parts[i]));
    }
    return all + "</m:" + name + ">";
  }

  private static String formula(String content) {
    return "<m:oMath>" + content + "</m:oMath>";
  }

  @Test
  void aHalfIsNotTwelveAndAMillionNotAHundredAndSix() throws IOException {
    assertEquals(
        "Rent 3 1/2 of 10⁶, x₁ and √2, (a+b)/4, ∑_(i=1)ⁿ x, [a b; c d]",
        text(
            paragraph(
                run("Rent 3")
                    + formula(math("f", "num", "1", "den", "2"))
                    + run(" of ")
                    + formula(math("sSup", "e", "10", "sup", "6"))
                    + run(", ")
                    + formula(math("sSub", "e", "x", "sub", "1"))
                    + run(" and ")
                    + formula(math("rad", "deg", "", "e", "2"))
                    + run(", ")
                    + formula(math("f", "num", "a+b", "den", "4"))
                    + run(", ")
                    + formula(
                        math("nary", "sub", "i=1", "sup", "n", "e", "x")
                            .replace(
                                "<m:nary>", "<m:nary><m:naryPr><m:chr m:val=\"∑\"/></m:naryPr>"))
                    + run(", ")
                    + formula(
                        "<m:m>"
                            + math("mr", "e", "a", "e", "b")
                            + math("mr", "e", "c", "e", "d")
                            + "</m:m>"))));
  }

  @Test
  void signsAreThoseOfTheirFont() throws IOException {
    String symbol = "<w:r><w:sym w:font=\"%s\" w:char=\"%s\"/></w:r>";
    String inSymbol = "<w:rFonts w:ascii=\"Symbol\" w:hAnsi=\"Symbol\"/>";
    assertEquals(
        "5 μg ≤ 3, 20 °C, αβ2 □ ☒ \uFFFD",
        text(paragraph(
                run("5 ")
                    + symbol.formatted("Symbol", "F06D")
                    + run("g ")
                    + symbol.formatted("Symbol", "F0A3")
                    + run(" 3, 20 ")
                    + symbol.formatted("Symbol", "F0B0")
                    + run("C, ")
                    + run(inSymbol, "a\uF0622")
                    + run(" ")
                    + symbol.formatted("Wingdings", "F0A8")
                    + run(" ")
                    + symbol.formatted("Wingdings 2", "F052")
                    + run(" ")
                    + symbol.formatted("Wingdings", "F021")))
            .replace('☐', '□'));
  }

  @Test
  void fieldsOfOlderFormsAreReadAsTheyAreFilledIn() throws IOException {
    String field =
        "<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData>%s</w:ffData></w:fldChar></w:r><w:r>"
            + "<w:instrText>FORM</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
    assertEquals(
        "☒ Yes ☐ No ☒ Maybe Rotterdam",
        text(
            paragraph(
                field.formatted("<w:checkBox><w:default w:val=\"0\"/><w:checked/></w:checkBox>")
                    + run(" Yes ")
                    + field.formatted(
                        "<w:checkBox><w:default w:val=\"1\"/><w:checked w:val=\"0\"/></w:checkBox>")
                    + run(" No ")
                    + field.formatted("<w:checkBox><w:default w:val=\"1\"/></w:checkBox>")
                    + run(" Maybe ")
                    + field.formatted(
                        "<w:ddList><w:result w:val=\"1\"/><w:listEntry w:val=\"Hamburg\"/>"
                            + "<w:listEntry w:val=\"Rotterdam\"/></w:ddList>"))));
  }

  @Test
  void chartsStandWithTitleSeriesAndValuesAndPicturesAndObjectsAreSaidToBeUnread()
      throws IOException {
    String drawing = "<w:r><w:drawing>%s</w:drawing></w:r>";
    Document document =
        new DocxFile(
                paragraph(
                        run("Before.")
                            + drawing.formatted("<c:chart xmlns:c=\"c\" r:id=\"a\"/>")
                            + drawing.formatted(
                                "<wp:docPr xmlns:wp=\"wp\" descr=\"A plan of the yard\"/>"
                                    + "<a:blip xmlns:a=\"a\" r:embed=\"b\"/>"))
                    + paragraph(run("After.")))
            .linking(
                Map.of(
                    "a", "chart charts/chart1.xml",
                    "b", "image media/image1.png",
                    "c", "package embeddings/Costs.xlsx"))
            .with("word/charts/chart1.xml", CHART)
            .with("word/media/image1.png", "x")
            .with("word/embeddings/Costs.xlsx", "x")
            .read(folder);
    assertEquals(
        """
        Before.
        [Chart: Turnover; North: 2023 5, 2024 7]
        [Picture: A plan of the yard]

        After.\
        """,
        Readings.text(document));
    assertEquals(
        List.of(
            new Notice(Notice.Code.PICTURES_WITHIN, 1, ""),
            new Notice(Notice.Code.EMBEDDED_FILES, 1, "Costs.xlsx")),
        document.notices());
  }

  @Test
  void aPieceOfAnotherFileThatWordWouldPutInIsADocumentOfItsOwn() throws IOException {
    Path file =
        new DocxFile(paragraph(run("Before.")) + "<w:altChunk r:id=\"a\"/>")
            .linking(Map.of("a", "aFChunk chunk.html"))
            .with("word/chunk.html", "<html><body>Within forty days.</body></html>")
            .at(folder);
    List<Document> all = AllReaders.readWithin(file);
    assertEquals(
        List.of(DocumentKind.DOCX, DocumentKind.HTML), all.stream().map(Document::kind).toList());
    assertEquals("Within forty days.", Readings.text(all.getLast()).strip());
  }

  @Test
  void theTextIsWhereTheFileSaysThatItIs() throws IOException {
    Map<String, String> parts =
        Map.of(
            "_rels/.rels",
            "<Relationships><Relationship Id=\"a\" Type=\"http://x/officeDocument\""
                + " Target=\"word/main.xml\"/></Relationships>",
            "word/main.xml",
            part("document", "<w:body>" + paragraph(run("Named otherwise.")) + "</w:body>"));
    Path file = Readings.zip(folder.resolve("other.docx"), parts);
    assertEquals("Named otherwise.", Readings.text(AllReaders.read(file)).strip());
  }
}
