// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.word;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.Notice;
import dev.carrel.engine.document.ReadAs;
import dev.carrel.engine.document.ReadAs.Changes;
import dev.carrel.engine.ingest.AllReaders;
import dev.carrel.engine.ingest.Readings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tracked changes and comments as a person wants them. */
class ChangesTest {
  private static final String W =
      "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

  private static final String NUMBERED =
      "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>";

  @TempDir private Path folder;

  private static String run(String text) {
    return "<w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
  }

  private static String deleted(String text) {
    return "<w:del w:author=\"Ann\"><w:r><w:delText xml:space=\"preserve\">"
        + text
        + "</w:delText></w:r></w:del>";
  }

  private static String inserted(String text) {
    return "<w:ins w:author=\"Ann\">" + run(text) + "</w:ins>";
  }

  private static String item(String mark, String runs) {
    String end = mark.isEmpty() ? "" : "<w:rPr><w:" + mark + "/></w:rPr>";
    return "<w:p><w:pPr>" + NUMBERED + end + "</w:pPr>" + runs + "</w:p>";
  }

  private Path docx(String body) throws IOException {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("[Content_Types].xml", "<Types/>");
    parts.put(
        "word/document.xml", "<w:document %s><w:body>%s</w:body></w:document>".formatted(W, body));
    parts.put(
        "word/numbering.xml",
        "<w:numbering "
            + W
            + "><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>"
            + "<w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum>"
            + "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>");
    parts.put(
        "word/comments.xml",
        "<w:comments %s><w:comment w:id=\"1\" w:author=\"Bob\"><w:p>%s</w:p></w:comment></w:comments>"
            .formatted(W, run("Why?")));
    return Readings.zip(folder.resolve("made.docx"), parts);
  }

  private static String text(Path file, Changes changes) {
    return Readings.text(AllReaders.read(file, new ReadAs(changes, true)));
  }

  @Test
  void eachSideOfChangedWordsIsReadWithoutTheOther() throws IOException {
    Path file =
        docx(
            "<w:p>"
                + run("Within ")
                + deleted("five")
                + inserted("three")
                + run(" days.")
                + "</w:p>");
    assertEquals(
        "Within [deleted by Ann: ~~five~~][inserted by Ann: three] days.",
        text(file, Changes.BOTH));
    assertEquals("Within three days.", text(file, Changes.ACCEPTED));
    assertEquals("Within five days.", text(file, Changes.ORIGINAL));
  }

  @Test
  void paragraphsCountAsOnTheSideThatIsRead() throws IOException {
    Path file =
        docx(
            item("", run("One."))
                + item("del", deleted("Two."))
                + item("ins", inserted("New."))
                + item("", run("Last.")));
    assertEquals("1. One.\n\n2. New.\n\n3. Last.", text(file, Changes.ACCEPTED));
    assertEquals("1. One.\n\n2. Two.\n\n3. Last.", text(file, Changes.ORIGINAL));
  }

  @Test
  void paragraphsWhoseBreakIsGoneAreOne() throws IOException {
    Path file = docx(item("del", run("One ")) + item("", run("and two.")) + item("", run("Next.")));
    assertEquals("1. One and two.\n\n2. Next.", text(file, Changes.ACCEPTED));
  }

  @Test
  void rowsThatWereTakenOutAreNotInTheAcceptedTable() throws IOException {
    Path file =
        docx(
            "<w:tbl><w:tr><w:tc><w:p>"
                + run("a")
                + "</w:p></w:tc></w:tr><w:tr><w:trPr><w:del w:author=\"Ann\"/></w:trPr><w:tc><w:p>"
                + deleted("b")
                + "</w:p></w:tc></w:tr><w:tr><w:trPr><w:ins w:author=\"Ann\"/></w:trPr><w:tc><w:p>"
                + inserted("c")
                + "</w:p></w:tc></w:tr></w:tbl>");
    assertEquals("a\nc", text(file, Changes.ACCEPTED));
    assertEquals("a\nb", text(file, Changes.ORIGINAL));
  }

  @Test
  void whatLooksWereBeforeTheyWereChangedIsNotHowTheyAre() throws IOException {
    Path file =
        docx(
            "<w:p><w:r><w:rPr><w:rPrChange><w:rPr><w:strike/></w:rPr></w:rPrChange></w:rPr><w:t>In"
                + " force.</w:t></w:r></w:p>");
    assertEquals("In force.", text(file, Changes.BOTH));
  }

  @Test
  void openDocumentTextsAreReadOnEitherSide() throws IOException {
    Path file =
        Readings.zip(
            folder.resolve("a.odt"),
            Map.of(
                "content.xml",
                "<d xmlns:t=\"t\" xmlns:dc=\"dc\"><t:tracked-changes><t:changed-region t:id=\"1\">"
                    + "<t:deletion><dc:creator>Ann</dc:creator><t:p>five</t:p></t:deletion>"
                    + "</t:changed-region><t:changed-region t:id=\"2\"><t:insertion>"
                    + "<dc:creator>Ann</dc:creator></t:insertion></t:changed-region>"
                    + "</t:tracked-changes><t:p>Within <t:change t:change-id=\"1\"/>"
                    + "<t:change-start t:change-id=\"2\"/>three<t:change-end t:change-id=\"2\"/>"
                    + " days.</t:p><t:p>End<t:change-start t:change-id=\"2\"/>, and</t:p><t:p>more"
                    + "<t:change-end t:change-id=\"2\"/>.</t:p></d>"));
    assertEquals("Within three days.\n\nEnd, and\n\nmore.", text(file, Changes.ACCEPTED));
    assertEquals("Within five days.\n\nEnd.", text(file, Changes.ORIGINAL));
  }

  @Test
  void richTextIsReadOnEitherSide() throws IOException {
    Path file =
        Files.write(
            folder.resolve("a.rtf"),
            "{\\rtf1 Within {\\deleted five}{\\revised three} days.\\par}"
                .getBytes(StandardCharsets.US_ASCII));
    assertEquals("Within three days.", text(file, Changes.ACCEPTED));
    assertEquals("Within five days.", text(file, Changes.ORIGINAL));
    assertEquals(
        Changes.ORIGINAL.shown(),
        AllReaders.read(file, new ReadAs(Changes.ORIGINAL, true)).notices().getFirst().detail());
  }

  @Test
  void commentsAreLeftOutWhereNobodyWantsThemAndThatIsSaid() throws IOException {
    Path file =
        docx(
            "<w:p>"
                + run("Rent")
                + "<w:r><w:commentReference w:id=\"1\"/></w:r>"
                + run(" is due.")
                + "</w:p><w:p>"
                + run("Soon.")
                + "</w:p>");
    Document with = AllReaders.read(file);
    assertEquals("Rent is due.\n[Comment by Bob: Why?]\n\nSoon.", Readings.text(with));
    Document without = AllReaders.read(file, new ReadAs(Changes.BOTH, false));
    assertEquals("Rent is due.\n\nSoon.", Readings.text(without));
    assertEquals(Notice.Code.COMMENTS_LEFT_OUT, without.notices().getFirst().code());
    assertNotEquals(with.id(), without.id());
  }

  @Test
  void aDocumentReadOneWayIsNotTakenForTheOtherAndIsKnownByItsBytes() throws IOException {
    Path changed = docx("<w:p>" + deleted("five") + inserted("three") + "</w:p>");
    String usual = AllReaders.read(changed).id().sha256();
    long ways =
        Arrays.stream(Changes.values())
            .map(changes -> AllReaders.read(changed, new ReadAs(changes, true)).id())
            .peek(id -> assertTrue(id.isOf(usual)))
            .distinct()
            .count();
    assertEquals(3, ways);
    Path plain = docx("<w:p>" + run("three") + "</w:p>");
    assertEquals(
        AllReaders.read(plain).id(),
        AllReaders.read(plain, new ReadAs(Changes.ACCEPTED, false)).id());
  }
}
