// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentKind;
import dev.carrel.engine.document.Notice;
import dev.carrel.engine.ingest.Readings;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReaderTest {
  @TempDir private Path folder;

  @Test
  void whatIsInATableStandsBelowTheHeadOfItsColumn() throws IOException {
    assertEquals(
        """
        | 2025 | 2026
        Rent | 5 | 6
        Fees |  | 7
        Both years | | 8
        Tax | a | 1
        | b | 2

        Menu |  | News\
        """,
        Readings.text(
                Readings.read(
                    folder,
                    "a.html",
                    """
                    <table><tr><td></td><th>2025<th>2026</tr><tr><td>Rent<td>5<td>6</tr>
                    <tr><td>Fees<td><td>7</tr><tr><td colspan=2>Both years<td>8</tr>
                    <tr><td rowspan=2>Tax<td>a<td>1</tr><tr><td>b<td>2</tr></table>
                    <table><tr><td></td><td>Menu</td><td></td><td>News</td></tr></table>
                    """))
            .lines()
            .map(String::strip)
            .collect(Collectors.joining("\n")));
  }

  @Test
  void wordsAreReadWithTheirParagraphsListsAndRowsAndNothingElse() throws IOException {
    Document page =
        Readings.read(
            folder,
            "a.html",
            """
            <!DOCTYPE html><html><head><title>Terms</title><script>evil()</script></head><body>
            <h1>Terms</h1><p>One <i>two</i>
            three.<br>Four.</p><ol start=3><li>a</li><li>b</li></ol><ul><li>c</li></ul>
            <table><tr><th>Item<th>Price</tr><tr><td>Desk</td><td>300</td></tr></table>
            <noscript>off</noscript><!-- not --><button>Buy</button></body></html>
            """);
    assertEquals(DocumentKind.HTML, page.kind());
    assertEquals(
        """
        Terms

        One two three.
        Four.

        3. a
        4. b

        - c

        Item | Price
        Desk | 300\
        """,
        Readings.text(page));
  }

  @Test
  void whatStylesHideCannotBeSeenAndIsReadAsSuch() throws IOException {
    Document page =
        Readings.read(
            folder,
            "b.html",
            "<html><style>.x, #y {color:red; display : none}</style><body>Seen<p class=x>one</p>"
                + "<p style='visibility:hidden'>two</p><p hidden>three</p></body></html>");
    assertEquals("Seen", page.page(1).seen().text());
    for (String word : new String[] {"one", "two", "three"}) {
      assertTrue(page.page(1).text().contains(word), page.page(1).text());
    }
  }

  @Test
  void theEncodingIsTheOneThatThePageNames() throws IOException {
    byte[] bytes =
        "<html><meta charset=windows-1251><body>Договор аренды</body></html>"
            .getBytes(Charset.forName("windows-1251"));
    assertEquals("Договор аренды", Readings.text(Readings.read(folder, "c.htm", bytes)));
  }

  @Test
  void aPageNestedWithoutEndEnds() throws IOException {
    String deep = "<html><body>" + "<div>".repeat(100_000) + "end";
    assertTrue(Readings.text(Readings.read(folder, "d.html", deep)).contains("end"));
  }

  @Test
  void aPageThatNamesNoEncodingIsReadByAGuessThatIsSaid() throws IOException {
    byte[] bytes =
        "<html><body><p>Výpovědní lhůta činí tři měsíce.</p></body></html>"
            .getBytes(Charset.forName("windows-1250"));
    Document page = Readings.read(folder, "c.html", bytes);
    assertEquals("Výpovědní lhůta činí tři měsíce.", Readings.text(page));
    assertEquals(Notice.Code.ENCODING_GUESSED, page.notices().getFirst().code());
  }

  @Test
  void listsAreNumberedAsTheySay() throws IOException {
    Document page =
        Readings.read(
            folder,
            "list.html",
            "<html><body><ol type=\"a\" start=\"3\"><li>x</li><li>y</li></ol><ol"
                + " type=\"I\"><li>z</li></ol></body></html>");
    assertEquals("c. x\nd. y\n\nI. z", Readings.text(page));
  }

  @Test
  void whatAPageNamesAsItsEncodingAndIsNotInItIsReadAsWhatItIs() throws IOException {
    String page = "<html><head><meta charset=\"%s\"></head><body>Gebühr €5</body></html>";
    Document latin =
        Readings.read(
            folder, "a.html", page.formatted("utf-8").getBytes(Charset.forName("windows-1252")));
    assertEquals("Gebühr €5", Readings.text(latin));
    Document utf8 = Readings.read(folder, "b.html", page.formatted("iso-8859-1"));
    assertEquals("Gebühr €5", Readings.text(utf8));
    assertEquals(
        List.of(
            new Notice(
                Notice.Code.ENCODING_GUESSED, 0, "UTF-8, for it is not the named iso-8859-1")),
        utf8.notices());
  }

  @Test
  void fieldsOfFormsFormulasAndDrawnWordsAreRead() throws IOException {
    assertEquals(
        "Name: Anna Berg [x] Yes [ ] No Rotterdam\n\nHalf is 1/2 of 10⁶, √2 and 2 1/3."
            + "\n\n[Drawn words: North; South]",
        Readings.text(
            Readings.read(
                folder,
                "a.html",
                "<html><body><p>Name: <input value=\"Anna Berg\"> <input type=checkbox checked> Yes"
                    + " <input type=radio> No <select><option>Hamburg<option"
                    + " selected>Rotterdam</select><input type=hidden value=h><input type=password"
                    + " value=p></p><p>Half is <math><mfrac><mn>1</mn><mn>2</mn></mfrac></math> of"
                    + " <math><msup><mn>10</mn><mn>6</mn></msup></math>,"
                    + " <math><msqrt><mn>2</mn></msqrt></math> and"
                    + " <math><mn>2</mn><mfrac><mn>1</mn><mn>3</mn></mfrac></math>.</p><p><svg><text>"
                    + "North</text><g><text>South</text></g></svg></p></body></html>")));
  }

  @Test
  void itemsAreCountedFromTheOneThatNamesItsNumberAndDownwards() throws IOException {
    assertEquals(
        "3. a\n7. b\n8. c\n\n2. d\n1. e",
        Readings.text(
            Readings.read(
                folder,
                "a.html",
                "<html><body><ol start=3><li>a<li value=7>b<li>c</ol><ol reversed><li>d<li>e</ol>"
                    + "</body></html>")));
  }

  @Test
  void aPageWithinASavedPageIsReadAtItsPlace() throws IOException {
    assertEquals(
        "Before it.\n\nThe rent is €500.\n\nBehind it.",
        Readings.text(
            Readings.read(
                folder,
                "a.html",
                "<html><body><p>Before it.</p><iframe srcdoc=\"&lt;p&gt;The rent is"
                    + " €500.&lt;script&gt;no&lt;/script&gt;\"></iframe><p>Behind"
                    + " it.</p></body></html>")));
  }
}
