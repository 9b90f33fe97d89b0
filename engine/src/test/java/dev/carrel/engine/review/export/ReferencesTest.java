// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.carrel.engine.evidence.Evidence;
import dev.carrel.engine.review.Cell;
import dev.carrel.engine.review.CellState;
import dev.carrel.engine.review.CellValue;
import dev.carrel.engine.review.ColumnType;
import dev.carrel.engine.review.ReviewColumn;
import dev.carrel.engine.review.ReviewGrid;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** References of research papers, as BibTeX and as CSL JSON. */
class ReferencesTest {
  private static ReviewGrid papers(String title, String doi) {
    List<ReviewColumn> columns =
        List.of(
            new ReviewColumn("Title", ColumnType.TEXT, "What is it called?"),
            new ReviewColumn("Authors", ColumnType.PARTY, "Who wrote it?"),
            new ReviewColumn("Year", ColumnType.DATE, "When did it appear?"),
            new ReviewColumn("DOI", ColumnType.TEXT, "What is its DOI?"));
    List<Cell> cells =
        List.of(
            cell(1, new CellValue.Text(title)),
            cell(2, new CellValue.Names(List.of("Müller, Änne", "Acme Research and Sons Ltd"))),
            cell(3, new CellValue.Day("2021-05")),
            cell(4, new CellValue.Text(doi)));
    return Grids.grid(
        columns, List.of(Grids.document(1, "paper.pdf"), Grids.document(2, "scan.pdf")), cells);
  }

  private static Cell cell(long column, CellValue value) {
    return Grids.cell(
        column,
        Grids.LEASE,
        CellState.ANSWERED,
        value,
        Grids.turn("words", List.of(), Evidence.NONE));
  }

  private static ExportOptions options(String secondsFirstPage) {
    return ExportOptions.of(
        Grids.WHEN,
        "0.1.0",
        ExportFacts.NONE.withFirstPage(id -> id.equals(Grids.SUPPLY) ? secondsFirstPage : ""));
  }

  @Test
  void aPaperIsAnEntryWithWhatItsColumnsSay() {
    assertEquals(
        """
        @misc{muller2021,
          title = {{On Leases \\& Rents}},
          author = {Müller, Änne and {Acme Research and Sons Ltd}},
          year = {2021},
          doi = {10.1000/xyz.123}
        }

        """,
        Grids.text(
            ExportKind.BIBTEX,
            papers("“On Leases & Rents”", "It is https://doi.org/10.1000/xyz.123."),
            options("")));
  }

  @Test
  void aDoiOfTheFirstPageIsEnough() {
    String page = "Journal of Rents\nhttps://doi.org/10.5555/abc(2020)1, received 2019";
    JsonArray items =
        JsonParser.parseString(
                Grids.text(ExportKind.CSL_JSON, papers("Rents", "none"), options(page)))
            .getAsJsonArray();
    assertEquals(2, items.size());
    JsonObject first = items.get(0).getAsJsonObject();
    assertEquals("Rents", first.get("title").getAsString());
    assertFalse(first.has("DOI"));
    assertEquals(
        "[{\"family\":\"Müller\",\"given\":\"Änne\"},{\"literal\":\"Acme Research and Sons Ltd\"}]",
        first.get("author").toString());
    assertEquals("{\"date-parts\":[[2021]]}", first.get("issued").toString());
    assertEquals(
        "{\"id\":\"10.5555/abc(2020)1\",\"type\":\"article\",\"DOI\":\"10.5555/abc(2020)1\"}",
        items.get(1).toString());
  }

  @Test
  void aDocumentWithoutDoiAndTitleIsNoReference() {
    assertEquals("", Grids.text(ExportKind.BIBTEX, Grids.full(), Grids.options()));
    assertEquals("[]", Grids.text(ExportKind.CSL_JSON, Grids.full(), Grids.options()));
  }

  @Test
  void noKeyIsThereTwice() {
    String bibtex =
        Grids.text(ExportKind.BIBTEX, papers("Rents", "10.1000/a"), options("10.1000/b"));
    assertTrue(bibtex.contains("@misc{muller2021,"), bibtex);
    assertTrue(bibtex.contains("@misc{document,"), bibtex);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "}, evil = {x",
        "\\input{/etc/passwd}",
        "100% $x$ #1 a_b ~ ^ \"q\"",
        "@misc{evil, title={x}}",
        "a\0b\u202Ec\nnext"
      })
  void hostileTitlesLeaveTheEntryWhole(String title) {
    String bibtex = Grids.text(ExportKind.BIBTEX, papers(title, "10.1000/a"), options(""));
    int depth = 0;
    for (int i = 0; i < bibtex.length(); i++) {
      char c = bibtex.charAt(i);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      assertTrue(depth >= 0, bibtex);
    }
    assertEquals(0, depth, bibtex);
    assertEquals(1, bibtex.lines().filter(line -> line.startsWith("@")).count(), bibtex);
    assertEquals(4, bibtex.lines().filter(line -> line.startsWith("  ")).count(), bibtex);
    assertFalse(bibtex.contains("\\input"), bibtex);
    assertTrue(bibtex.indexOf('\0') < 0 && bibtex.indexOf('\u202E') < 0, bibtex);
    JsonArray items =
        JsonParser.parseString(
                Grids.text(ExportKind.CSL_JSON, papers(title, "10.1000/a"), options("")))
            .getAsJsonArray();
    assertEquals(
        title.replace('\n', ' '), items.get(0).getAsJsonObject().get("title").getAsString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "see doi:10.1234/a.b, and | 10.1234/a.b",
        "(10.1234/a-b) | 10.1234/a-b",
        "10.1016/S0140-6736(99)01234-5. | 10.1016/S0140-6736(99)01234-5",
        "version 3.10.1234/5 | ",
        "10.12/short | ",
        "nothing | "
      })
  void aDoiIsFoundAsFarAsItGoes(String text, String doi) {
    assertEquals(Optional.ofNullable(doi), Reference.doi(text));
  }
}
