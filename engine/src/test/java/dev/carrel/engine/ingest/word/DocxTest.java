// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.word;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentKind;
import dev.carrel.engine.document.Mark;
import dev.carrel.engine.document.Notice;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
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

/** What Word writes, read: numbers are computed, changes and comments are told. */
class DocxTest {
  private static final String SPACES =
      "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
          + " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"";

  private static final String NUMBERING =
      list(
              0,
              level(0, "upperRoman", "Article %1", "<w:pStyle w:val=\"Heading1\"/>")
                  + level(1, "decimal", "%1.%2", "<w:isLgl/>")
                  + level(2, "lowerLetter", "(%3)", "")
                  + level(3, "lowerRoman", "(%4)", ""))
          + list(1, level(0, "decimal", "%1.", "") + level(1, "lowerLetter", "%2)", ""))
          + list(2, level(0, "bullet", "\uF0B7", ""))
          + num(1, 0, "")
          + num(2, 1, "")
          + num(3, 1, "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"7\"/></w:lvlOverride>")
          + num(4, 2, "");

  private static final String STYLES =
      """
      <w:style w:styleId="Heading1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/>
      </w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
      <w:style w:styleId="Clause"><w:name w:val="Clause"/><w:basedOn w:val="Heading1"/><w:pPr>
      <w:numPr><w:ilvl w:val="1"/></w:numPr><w:outlineLvl w:val="9"/></w:pPr></w:style>\
      """;

  @TempDir private Path folder;

  private static String list(int id, String levels) {
    return "<w:abstractNum w:abstractNumId=\"%d\">%s</w:abstractNum>".formatted(id, levels);
  }

  private static String num(int id, int of, String own) {
    return "<w:num w:numId=\"%d\"><w:abstractNumId w:val=\"%d\"/>%s</w:num>".formatted(id, of, own);
  }

  private static String level(int at, String format, String text, String more) {
    return ("<w:lvl w:ilvl=\"%d\"><w:start w:val=\"1\"/><w:numFmt w:val=\"%s\"/>%s<w:lvlText"
            + " w:val=\"%s\"/></w:lvl>")
        .formatted(at, format, more, text);
  }

  private static String paragraph(String runs) {
    return "<w:p>" + runs + "</w:p>";
  }

  private static String item(int num, int level, String text) {
    return paragraph(
        "<w:pPr><w:numPr><w:ilvl w:val=\"%d\"/><w:numId w:val=\"%d\"/></w:numPr></w:pPr>"
                .formatted(level, num)
            + run(text));
  }

  private static String styled(String style, String text) {
    return paragraph("<w:pPr><w:pStyle w:val=\"%s\"/></w:pPr>".formatted(style) + run(text));
  }

  private static String run(String text) {
    return "<w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
  }

  private Document read(String body, Map<String, String> more) throws IOException {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("[Content_Types].xml", "<Types/>");
    parts.put("word/document.xml", part("document", "<w:body>" + body + "</w:body>"));
    parts.put("word/numbering.xml", part("numbering", NUMBERING));
    parts.put("word/styles.xml", part("styles", STYLES));
    parts.putAll(more);
    return AllReaders.read(Readings.zip(folder.resolve("made.docx"), parts));
  }

  private static String part(String name, String content) {
    return "<w:%s %s>%s</w:%s>".formatted(name, SPACES, content, name);
  }

  private String text(String body) throws IOException {
    return Readings.text(read(body, Map.of()));
  }

  @Test
  void emptyItemsCountAsWordCountsThem() throws IOException {
    String hidden =
        paragraph(
            "<w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"2\"/></w:numPr></w:pPr>"
                + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>gone</w:t></w:r>");
    String text = text(item(2, 0, "First.") + item(2, 0, "") + hidden + item(2, 0, "Third."));
    assertTrue(text.startsWith("1. First.\n\n3. Third."), text);
  }

  @Test
  void numbersOfListsAreComputedAsWordWritesThem() throws IOException {
    String text =
        text(
            styled("Heading1", "Definitions")
                + item(1, 1, "In this deed.")
                + styled("Heading1", "Rent")
                + styled("Clause", "The rent.")
                + item(1, 2, "It is paid.")
                + item(1, 2, "It may rise.")
                + item(1, 3, "With the index.")
                + item(2, 0, "First.")
                + item(2, 1, "Sub.")
                + item(2, 0, "Second.")
                + item(3, 0, "Seventh.")
                + item(4, 0, "A point."));
    assertEquals(
        """
        Article I Definitions

        1.1 In this deed.

        Article II Rent

        2.1 The rent.

        (a) It is paid.

        (b) It may rise.

        (i) With the index.

        1. First.

        a) Sub.

        2. Second.

        7. Seventh.

        • A point.\
        """,
        text);
  }

  @Test
  void aParagraphIsCitedByItsNumberWithThoseAboveIt() throws IOException {
    Page page =
        read(
                styled("Heading1", "Rent")
                    + item(1, 1, "One.")
                    + item(1, 2, "Two.")
                    + item(1, 3, "x"),
                Map.of())
            .page(1);
    assertEquals(Optional.of("¶ 1.1(a)"), page.addressAt(page.text().indexOf("Two.")));
    assertEquals(Optional.of("¶ 1.1(a)(i)"), page.addressAt(page.text().length() - 1));
  }

  @Test
  void trackedChangesStandAsTheyWereMadeAndAreMarkedAndCounted() throws IOException {
    Document document =
        read(
            paragraph(
                run("A term of ")
                    + "<w:del w:author=\"Ann\"><w:r><w:delText>five (5)</w:delText></w:r></w:del>"
                    + "<w:ins w:author=\"Ann\">"
                    + run("three (3)")
                    + "</w:ins>"
                    + run(" years.")),
            Map.of());
    Page page = document.page(1);
    assertEquals(
        "A term of [deleted by Ann: ~~five (5)~~][inserted by Ann: three (3)] years.", page.text());
    assertEquals(
        List.of(Mark.Kind.DELETED, Mark.Kind.INSERTED),
        page.marks().stream().map(Mark::kind).toList());
    assertEquals(
        List.of(new Notice(Notice.Code.TRACKED_CHANGES, 2, "as they were made")),
        document.notices());
  }

  @Test
  void notesAndCommentsFollowTheParagraphThatRefersToThem() throws IOException {
    Document document =
        read(
            paragraph(
                    run("The rent")
                        + "<w:r><w:footnoteReference w:id=\"2\"/></w:r>"
                        + run(" is due.")
                        + "<w:r><w:commentReference w:id=\"0\"/></w:r>")
                + paragraph(run("Next.")),
            Map.of(
                "word/footnotes.xml",
                part(
                    "footnotes",
                    "<w:footnote w:id=\"0\" w:type=\"separator\">"
                        + paragraph(run("-"))
                        + "</w:footnote><w:footnote w:id=\"2\">"
                        + paragraph(run("Before tax."))
                        + "</w:footnote>"),
                "word/comments.xml",
                part(
                    "comments",
                    "<w:comment w:id=\"0\" w:author=\"Bob\" w:date=\"2024-05-02T10:00:00Z\">"
                        + paragraph(run("Which account?"))
                        + "</w:comment>")));
    assertEquals(
        """
        The rent[1] is due.
        [Note 1: Before tax.]
        [Comment by Bob, 2024-05-02: Which account?]

        Next.\
        """,
        Readings.text(document));
  }

  @Test
  void rowsOfTablesAreLinesAndTextBoxesAreReadOnceAndFieldsByWhatTheyShow() throws IOException {
    String box = "<w:txbxContent>" + paragraph(run("Boxed")) + "</w:txbxContent>";
    String cell = "<w:tc>%s</w:tc>";
    assertEquals(
        """
        Item | Price
        Desk | 300

        With a box.
        [Text box: Boxed]

        page 12 of it\
        """,
        text(
            "<w:tbl><w:tr>"
                + cell.formatted(paragraph(run("Item")))
                + cell.formatted(paragraph(run("Price")))
                + "</w:tr><w:tr>"
                + cell.formatted(paragraph(run("Desk")))
                + cell.formatted(paragraph(run("300")))
                + "</w:tr></w:tbl>"
                + paragraph(
                    run("With a box.")
                        + "<w:r><mc:AlternateContent><mc:Choice>"
                        + box
                        + "</mc:Choice><mc:Fallback>"
                        + box
                        + "</mc:Fallback></mc:AlternateContent></w:r>")
                + paragraph(
                    run("page ")
                        + "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PAGE"
                        + "</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
                        + run("12")
                        + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
                        + run(" of it"))));
  }

  @Test
  void whatStandsBehindACellOfSeveralColumnsKeepsItsOwn() throws IOException {
    String wide = "<w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>" + paragraph(run("Both"));
    String cell = "<w:tc>" + paragraph(run("%s")) + "</w:tc>";
    assertEquals(
        "Both | | 8\na | b | c",
        text(
            "<w:tbl><w:tr>"
                + wide
                + "</w:tc>"
                + cell.formatted("8")
                + "</w:tr><w:tr>"
                + (cell + cell + cell).formatted("a", "b", "c")
                + "</w:tr></w:tbl>"));
  }

  @Test
  void aTableInATextBoxIsNoTableOfTheText() throws IOException {
    String cells =
        "<w:tc>" + paragraph(run("one")) + "</w:tc><w:tc>" + paragraph(run("two")) + "</w:tc>";
    assertEquals(
        """
        Before

        With a box.
        [Text box: one]
        [Text box: two]

        End\
        """,
        text(
            paragraph(run("Before"))
                + paragraph(
                    run("With a")
                        + "<w:r><w:txbxContent><w:tbl><w:tr>"
                        + cells
                        + "</w:tr></w:tbl></w:txbxContent></w:r>"
                        + run(" box."))
                + paragraph(run("End"))));
  }

  @Test
  void whatIsHiddenIsReadAsHiddenAndWhatIsStruckAsStruck() throws IOException {
    Document document =
        read(
            paragraph(
                run("Seen")
                    + "<w:r><w:rPr><w:strike/></w:rPr><w:t xml:space=\"preserve\"> gone</w:t></w:r>"
                    + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>"),
            Map.of());
    assertEquals("Seen ~~gone~~", document.page(1).seen().text());
    assertTrue(document.page(1).text().endsWith("secret"));
  }

  @Test
  void aLongDocumentIsCutIntoPagesWithoutLosingAWord() throws IOException {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < 400; i++) {
      body.append(item(2, 0, "Clause number " + i + " says what it says in some more words."));
    }
    Document document = read(body.toString(), Map.of());
    assertTrue(document.pages().size() > 5, document.pages().size() + " pages");
    String text = Readings.text(document);
    for (int i = 0; i < 400; i++) {
      assertTrue(text.contains((i + 1) + ". Clause number " + i + " says"), "clause " + i);
    }
    assertEquals(DocumentKind.DOCX, document.kind());
  }

  @Test
  void whatIsNoDocumentOrWouldNotEndIsRefusedInALine() throws IOException {
    Path other = Readings.zip(folder.resolve("a.docx"), Map.of("x/y.xml", "<a/>"));
    CarrelException none = assertThrows(CarrelException.class, () -> AllReaders.read(other));
    assertEquals(Code.FILE_CORRUPT, none.code());
    Path torn =
        Readings.zip(folder.resolve("b.docx"), Map.of("word/document.xml", "<w:document><w:p>"));
    assertEquals(
        Code.FILE_CORRUPT, assertThrows(CarrelException.class, () -> AllReaders.read(torn)).code());
    String entity =
        "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><w:document "
            + SPACES
            + "><w:body><w:p><w:r><w:t>Hello &e;</w:t></w:r></w:p></w:body></w:document>";
    Path doctype = Readings.zip(folder.resolve("c.docx"), Map.of("word/document.xml", entity));
    try {
      assertFalse(Readings.text(AllReaders.read(doctype)).contains("root:"));
    } catch (CarrelException e) {
      assertEquals(Code.FILE_CORRUPT, e.code());
    }
  }

  @Test
  void aRaisedMarkJoinsNoNumber() throws IOException {
    String raised = "<w:r><w:rPr><w:vertAlign w:val=\"%s\"/></w:rPr><w:t>%s</w:t></w:r>";
    assertEquals(
        "The fee is $320¹ and CO₂ on the 5th day 1",
        text(paragraph(
                run("The fee is $320")
                    + raised.formatted("superscript", "1")
                    + run(" and CO")
                    + raised.formatted("subscript", "2")
                    + run(" on the 5")
                    + raised.formatted("superscript", "th")
                    + run(" day 1")))
            .strip());
  }

  @Test
  void raisedByPositionIsRaisedAndHowWordsAreSaidIsNoText() throws IOException {
    assertEquals(
        "Fee $320\u00B9 漢字",
        text(
            paragraph(
                run("Fee $320")
                    + "<w:r><w:rPr><w:position w:val=\"8\"/></w:rPr><w:t>1</w:t></w:r>"
                    + run(" ")
                    + "<w:r><w:ruby><w:rt><w:r><w:t>kanji</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>漢字"
                    + "</w:t></w:r></w:rubyBase></w:ruby></w:r>")));
  }

  @Test
  void aTableWithinACellStaysInItsRow() throws IOException {
    String inner =
        "<w:tbl><w:tr><w:tc>%s</w:tc><w:tc>%s</w:tc></w:tr><w:tr><w:tc>%s</w:tc></w:tr></w:tbl>"
            .formatted(paragraph(run("x")), paragraph(run("y")), paragraph(run("z")));
    assertEquals(
        "a | x | y; z | b\nc",
        text(
            "<w:tbl><w:tr><w:tc>%s</w:tc><w:tc>%s</w:tc><w:tc>%s</w:tc></w:tr><w:tr><w:tc>%s</w:tc></w:tr></w:tbl>"
                .formatted(paragraph(run("a")), inner, paragraph(run("b")), paragraph(run("c")))));
  }

  @Test
  void sectionsWithAZeroBeforeTheirNumberKeepItInLegalNumbers() throws IOException {
    Map<String, String> more = new LinkedHashMap<>();
    more.put(
        "word/numbering.xml",
        part(
            "numbering",
            list(
                    0,
                    level(0, "upperRoman", "Article %1", "")
                        + level(1, "decimalZero", "Section %1.%2", "<w:isLgl/>")
                        + level(2, "cardinalText", "Part %3", ""))
                + num(1, 0, "")));
    assertEquals(
        "Article I Terms\n\nSection 1.01 Rent\n\nPart One Due",
        Readings.text(read(item(1, 0, "Terms") + item(1, 1, "Rent") + item(1, 2, "Due"), more)));
  }
}
