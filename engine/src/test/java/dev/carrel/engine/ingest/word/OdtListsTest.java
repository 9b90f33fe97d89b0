// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.word;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.Mark;
import dev.carrel.engine.document.Notice;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ingest.AllReaders;
import dev.carrel.engine.ingest.Readings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OdtListsTest {
  private static final String SPACES =
      " xmlns:t=\"urn:t\" xmlns:s=\"urn:s\" xmlns:o=\"urn:o\" xmlns:dc=\"urn:dc\" ";

  private static final String CONTRACT =
      """
      <t:list-style s:name="L1">
      <t:list-level-style-number t:level="1" s:num-format="1" s:num-suffix="." t:start-value="4"/>
      <t:list-level-style-number t:level="2" s:num-format="1" t:display-levels="2"/>
      <t:list-level-style-number t:level="3" s:num-format="a" s:num-prefix="(" s:num-suffix=")"/>
      <t:list-level-style-number t:level="4" s:num-format="i" s:num-prefix="(" s:num-suffix=")"/>
      </t:list-style>
      <t:list-style s:name="Dots"><t:list-level-style-bullet t:level="1"/></t:list-style>
      """;

  @TempDir private Path folder;

  private Document read(String styles, String body) throws IOException {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("mimetype", "application/vnd.oasis.opendocument.text");
    parts.put("content.xml", "<d" + SPACES + ">" + body + "</d>");
    parts.put("styles.xml", "<d" + SPACES + ">" + styles + "</d>");
    return AllReaders.read(Readings.zip(folder.resolve("a.odt"), parts));
  }

  private static String list(String attributes, String items) {
    return "<t:list " + attributes + ">" + items + "</t:list>";
  }

  private static String item(String words, String within) {
    return "<t:list-item><t:p>" + words + "</t:p>" + within + "</t:list-item>";
  }

  @Test
  void clausesHaveTheNumbersThatTheirListsCount() throws IOException {
    Document text =
        read(
            CONTRACT,
            list(
                    "t:style-name=\"L1\" xml:id=\"one\"",
                    item("Rent", list("", item("Due monthly.", list("", item("by wire", "")))))
                        + item(
                            "Term",
                            list(
                                "",
                                item(
                                        "Begins.",
                                        list("", item("on signing", "") + item("on notice", "")))
                                    + item("Ends.", ""))))
                + "<t:p>In between.</t:p>"
                + list("t:style-name=\"L1\" t:continue-list=\"one\"", item("Law", ""))
                + list(
                    "t:style-name=\"L1\" t:continue-numbering=\"true\"",
                    "<t:list-item>"
                        + list("", item("English.", ""))
                        + "</t:list-item><t:list-item t:start-value=\"9\"><t:p>Costs</t:p><t:p>Each"
                        + " its own.</t:p></t:list-item><t:list-header><t:p>Not"
                        + " counted</t:p></t:list-header>")
                + list("t:style-name=\"L1\"", item("Anew", ""))
                + list("t:style-name=\"Dots\"", item("dot", "")));
    assertEquals(
        """
        4. Rent

        4.1 Due monthly.

        (a) by wire

        5. Term

        5.1 Begins.

        (a) on signing

        (b) on notice

        5.2 Ends.

        In between.

        6. Law

        6.1 English.

        9. Costs

        Each its own.

        Not counted

        4. Anew

        • dot\
        """,
        Readings.text(text));
    assertEquals(
        Optional.of("¶ 5.1(b)"), text.page(1).addressAt(text.page(1).text().indexOf("on notice")));
    assertEquals(
        Optional.of("¶ 6.1"), text.page(1).addressAt(text.page(1).text().indexOf("English")));
  }

  @Test
  void secondListsOfAnItemBeginAnewAndEmptyItemsCount() throws IOException {
    Document text =
        read(
            CONTRACT,
            list(
                "t:style-name=\"L1\"",
                item(
                        "A",
                        list("", item("x", "") + item("", "") + item("y", ""))
                            + "<t:p>more</t:p>"
                            + list("", item("z", "")))
                    + item("B", "")));
    assertEquals("4. A 4.1 x 4.3 y more 4.1 z 5. B", Readings.text(text).replaceAll("\\s+", " "));
  }

  @Test
  void aLevelThatWasSkippedHasTakenItsFirstNumber() throws IOException {
    String skipped = "<t:list-item>" + list("", item("Skipped", "")) + "</t:list-item>";
    String within = list("", skipped + item("Then", ""));
    assertEquals(
        "4. One; (a) Skipped; 4.2 Then",
        Readings.text(read(CONTRACT, list("t:style-name=\"L1\"", item("One", within))))
            .replace("\n\n", "; "));
  }

  @Test
  void listsInBoxesAndNotesHaveTheirNumbersAndAreCountedByThemselves() throws IOException {
    String list = list("t:style-name=\"L1\"", item("one", list("", item("deeper", ""))));
    assertEquals(
        """
        4. Rent [1]
        [Text box: 4. one 4.1 deeper]
        [Note 1: 4. one 4.1 deeper]

        5. Term\
        """,
        Readings.text(
            read(
                CONTRACT,
                list(
                    "t:style-name=\"L1\"",
                    item(
                            "Rent <d><t:text-box>"
                                + list
                                + "</t:text-box></d>"
                                + "<t:note><t:note-body>"
                                + list
                                + "</t:note-body></t:note>",
                            "")
                        + item("Term", "")))));
  }

  @Test
  void theLooksOfAListOrOfANumberAreNotThoseOfTheStyleBeforeIt() throws IOException {
    String style = "<s:style s:name=\"%s\"><s:text-properties s:%s/></s:style>";
    String other = "<s:text-properties s:font-name=\"OpenSymbol\"/>";
    String styles =
        style.formatted("Up", "text-position=\"super 58%\"")
            + "<t:list-style s:name=\"L\"><t:list-level-style-bullet t:level=\"1\">"
            + other
            + "</t:list-level-style-bullet></t:list-style>"
            + style.formatted("Gone", "text-line-through-type=\"single\"")
            + "<s:number-style s:name=\"N\">"
            + other
            + "</s:number-style>";
    String words =
        "$320<t:span t:style-name=\"Up\">1</t:span>"
            + " <t:span t:style-name=\"Gone\">a year</t:span>";
    assertEquals("$320¹ ~~a year~~", Readings.text(read(styles, "<t:p>" + words + "</t:p>")));
  }

  @Test
  void wordsOnAShapeStandBehindTheirParagraph() throws IOException {
    assertEquals(
        "See the plan.\n[Text box: Plot 3 north]\n\nNext.",
        Readings.text(
            read(
                "",
                "<t:p>See<d><t:custom-shape><t:p>Plot 3</t:p><t:p>north</t:p></t:custom-shape></d>"
                    + " the plan.</t:p><t:p>Next.</t:p>")));
  }

  @Test
  void aTableWithinACellGoesOnInTheLineOfItsRow() throws IOException {
    String cell = "<t:table-cell><t:p>%s</t:p>%s</t:table-cell>";
    String row = "<t:table-row>%s</t:table-row>";
    String inner =
        "<t:table>"
            + row.formatted(cell.formatted("a", "") + cell.formatted("b", ""))
            + row.formatted(cell.formatted("c", "") + cell.formatted("d", ""))
            + "</t:table><t:p>behind</t:p>";
    assertEquals(
        "First | Second a | b; c | d behind\nThird | Fourth",
        Readings.text(
            read(
                "",
                "<t:table>"
                    + row.formatted(cell.formatted("First", "") + cell.formatted("Second", inner))
                    + row.formatted(cell.formatted("Third", "") + cell.formatted("Fourth", ""))
                    + "</t:table>")));
  }

  @Test
  void headingsHaveTheNumbersOfTheOutline() throws IOException {
    String outline =
        """
        <t:outline-style s:name="Outline">
        <t:outline-level-style t:level="1" s:num-format="I" s:num-prefix="Article "/>
        <t:outline-level-style t:level="2" s:num-format="1" s:num-list-format="%1%.%2%."/>
        <t:outline-level-style t:level="3" s:num-format=""/>
        </t:outline-style><s:style s:name="Free" s:list-style-name=""/>
        <s:style s:name="P1" s:parent-style-name="Free"/>
        """;
    Document text =
        read(
            outline,
            "<t:h t:outline-level=\"1\">Rent</t:h><t:h t:outline-level=\"2\">Amount</t:h>"
                + "<t:h t:outline-level=\"3\">Plain</t:h><t:h t:outline-level=\"2\">Date</t:h>"
                + "<t:h t:outline-level=\"1\" t:style-name=\"P1\">Preamble</t:h>"
                + "<t:h t:outline-level=\"1\">Term</t:h><t:h t:outline-level=\"2\">End</t:h>");
    assertEquals(
        "Article I Rent I.1. Amount Plain I.2. Date Preamble Article II Term II.1. End",
        Readings.text(text).replaceAll("\\s+", " "));
  }

  @Test
  void letterFormatsGoOnBehindZAsTheirStyleSays() {
    assertEquals("AB", NumberFormat.of("upperAlphabetic", 28));
    assertEquals("bb", NumberFormat.of("lowerLetter", 28));
    assertEquals("az", NumberFormat.of("lowerAlphabetic", 52));
  }

  @Test
  void trackedChangesStandAsTheyWereMade() throws IOException {
    Document text =
        read(
            "",
            """
            <t:tracked-changes>
            <t:changed-region xml:id="c1"><t:deletion><o:change-info><dc:creator>Ann</dc:creator>
            <dc:date>2026</dc:date></o:change-info><t:p>five (5)</t:p></t:deletion></t:changed-region>
            <t:changed-region xml:id="c2"><t:insertion><o:change-info><dc:creator>Ann</dc:creator>
            <dc:date>2026</dc:date></o:change-info></t:insertion></t:changed-region>
            </t:tracked-changes>
            <t:p>For <t:change t:change-id="c1"/><t:change-start t:change-id="c2"/>three
            <t:span>(3)</t:span><t:change-end t:change-id="c2"/> years.</t:p>
            """);
    assertEquals(
        "For [deleted by Ann: ~~five (5)~~][inserted by Ann: three (3)] years.",
        Readings.text(text).strip());
    assertEquals(
        Notice.Code.TRACKED_CHANGES, text.notices().getFirst().code(), text.notices().toString());
    assertEquals(2, text.notices().getFirst().count());
    assertEquals(
        Mark.Kind.DELETED, text.page(1).marks().getFirst().kind(), text.page(1).marks().toString());
  }

  @Test
  void anEncryptedTextIsSaidToBe() throws IOException {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("mimetype", "application/vnd.oasis.opendocument.text");
    parts.put("content.xml", "\u0001\u0002");
    parts.put("META-INF/manifest.xml", "<m><file-entry><encryption-data/></file-entry></m>");
    Path file = Readings.zip(folder.resolve("a.odt"), parts);
    CarrelException refused = assertThrows(CarrelException.class, () -> AllReaders.read(file));
    assertEquals(Code.FILE_UNREADABLE, refused.code());
    assertEquals("a.odt is encrypted with a password.", refused.getMessage());
  }
}
