// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.ingest.Readings;
import dev.carrel.engine.review.export.ZipText.Element;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XlsxExportTest {
  /** A cell's text or number, its type, and the form that its style gives numbers. */
  record Cell(String text, String type, String format, String fill) {}

  private static final ZipText FULL =
      ZipText.of(Grids.bytes(ExportKind.XLSX, Grids.full(), Grids.options()));

  private static Map<String, Cell> cells(ZipText file, int sheet) {
    List<Element> styles = ZipText.elements(file.part("xl/styles.xml"));
    Map<String, String> formats =
        styles.stream()
            .filter(e -> e.name().equals("numFmt"))
            .collect(
                Collectors.toMap(
                    e -> e.attributes().get("numFmtId"), e -> e.attributes().get("formatCode")));
    List<String> fills =
        styles.stream()
            .filter(e -> e.name().equals("fgColor"))
            .map(e -> e.attributes().getOrDefault("rgb", ""))
            .toList();
    String looks = file.part("xl/styles.xml");
    List<Element> kinds =
        ZipText.elements(
                looks.substring(looks.indexOf("<cellXfs"), looks.indexOf("</cellXfs>") + 10))
            .stream()
            .filter(e -> e.name().equals("xf"))
            .toList();
    Map<String, Cell> cells = new LinkedHashMap<>();
    for (Element c : ZipText.elements(file.part("xl/worksheets/sheet" + sheet + ".xml"))) {
      if (c.name().equals("c")) {
        Map<String, String> style =
            kinds.get(Integer.parseInt(c.attributes().getOrDefault("s", "0"))).attributes();
        String format = style.getOrDefault("numFmtId", "0");
        int fill = Integer.parseInt(style.getOrDefault("fillId", "0"));
        cells.put(
            c.attributes().get("r"),
            new Cell(
                c.text(),
                c.attributes().getOrDefault("t", "n"),
                formats.getOrDefault(format, format),
                fill < 2 ? "" : fills.get(fill - 2)));
      }
    }
    return cells;
  }

  @Test
  void carrelReadsItsOwnWorkbooks(@TempDir Path folder) throws IOException {
    byte[] bytes = Grids.bytes(ExportKind.XLSX, Grids.full(), Grids.options());
    String text = Readings.text(Readings.read(folder, "review.xlsx", bytes));
    assertTrue(text.contains("Quotes"), text);
    assertTrue(text.contains(Grids.full().rows().getFirst().name()), text);
  }

  private static Cell cell(ZipText file, int sheet, String place) {
    return cells(file, sheet).getOrDefault(place, new Cell("", "", "", ""));
  }

  /** By the document's line and the column's head. */
  private static Cell at(int line, String head) {
    Map<String, Cell> cells = cells(FULL, 1);
    String column =
        cells.entrySet().stream()
            .filter(e -> e.getKey().matches("[A-Z]+1") && e.getValue().text().equals(head))
            .map(e -> e.getKey().replace("1", ""))
            .findFirst()
            .orElseThrow();
    return cells.getOrDefault(column + (line + 1), new Cell("", "", "", ""));
  }

  @Test
  void aDayIsADayAndAMonthIsText() {
    long days = ChronoUnit.DAYS.between(LocalDate.of(1899, 12, 30), LocalDate.of(2026, 11, 29));
    Cell day = at(1, "Signed");
    assertEquals((double) days, Double.parseDouble(day.text()));
    assertEquals("n", day.type());
    assertEquals("yyyy-mm-dd", day.format());
    assertEquals("2024-02", at(2, "Signed").text());
    assertEquals("inlineStr", at(2, "Signed").type());
  }

  @Test
  void anAmountIsANumberWithItsCurrency() {
    Cell price = at(1, "Price");
    assertEquals(-1250000.5, Double.parseDouble(price.text()));
    assertEquals("n", price.type());
    assertEquals("#,##0.00 \"USD\"", price.format());
    assertEquals("USD", at(1, "Price: unit").text());
  }

  @Test
  void otherValuesAreWords() {
    assertEquals("yes", at(1, "Renews").text());
    assertEquals("P10D", at(1, "Notice").text());
    assertEquals("business", at(1, "Notice: days counted").text());
    assertEquals("Acme Ltd; Bolt GmbH", at(1, "Parties").text());
    assertEquals("Liability shall be capped.", at(1, "Clause").text());
    assertEquals("", at(2, "Price").text());
  }

  @Test
  void aStateIsASignAndWordsAndAColourButForWhatIsMerelyAnswered() {
    assertEquals(new Cell("● answered", "inlineStr", "0", ""), at(1, "Signed: state"));
    assertEquals("✓ verified", at(1, "Renews: state").text());
    assertEquals("∅ nothing found", at(2, "Summary: state").text());
    assertEquals("? unsure, not read as an amount", at(2, "Price: state").text());
    assertEquals("○ not asked yet", at(2, "Law: state").text());
    List<String> colours = new ArrayList<>();
    colours.add(at(1, "Renews: state").fill());
    colours.add(at(2, "Summary: state").fill());
    colours.add(at(2, "Price: state").fill());
    colours.add(at(2, "Clause: state").fill());
    colours.add(at(2, "Signed: state").fill());
    assertFalse(colours.contains(""), colours.toString());
    assertEquals(5, colours.stream().distinct().count(), colours.toString());
  }

  @Test
  void theHeadStaysInSightAndFilters() {
    String sheet = FULL.part("xl/worksheets/sheet1.xml");
    assertTrue(sheet.contains("xSplit=\"1\"") && sheet.contains("ySplit=\"1\""), sheet);
    assertTrue(sheet.contains("<autoFilter ref=\"A1:T3\""), sheet);
    assertTrue(FULL.part("xl/workbook.xml").contains("name=\"Not read\""));
  }

  @Test
  void documentsLinkTheirFilesUnlessThatIsNotWanted() {
    String links = FULL.part("xl/worksheets/_rels/sheet1.xml.rels");
    assertTrue(links.contains("file:///papers/file%201.pdf"), links);
    assertTrue(links.contains("TargetMode=\"External\""), links);
    ZipText without =
        ZipText.of(Grids.bytes(ExportKind.XLSX, Grids.full(), Grids.options().withLinks(false)));
    assertTrue(without.parts().values().stream().noneMatch(part -> part.contains("papers")));
  }

  @Test
  void quotesStandWithTheirPlaces() {
    List<String> texts = cells(FULL, 2).values().stream().map(Cell::text).toList();
    int at = texts.indexOf("Liability shall be capped.");
    assertEquals(
        List.of(
            "lease.pdf",
            "Clause",
            "1",
            "Liability shall be capped.",
            "3",
            "A-3",
            "ACME-0003–ACME-0004",
            "close",
            "not visible on the page, struck out there",
            "● answered"),
        texts.subList(at - 3, at + 7));
    assertTrue(texts.contains("only the nearest passage: nothing was found"));
    assertTrue(texts.contains("Jo Ito"));
  }

  @Test
  void whatWasNotReadIsNamed() {
    List<String> texts = cells(FULL, 3).values().stream().map(Cell::text).toList();
    assertTrue(texts.contains("a scanned image without a text layer"), texts.toString());
    assertTrue(texts.contains("1 of its pages could not be read"), "of the other document");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "@SUM(A1)",
        "-2+3",
        "</t></is></c><f>1</f>",
        "a\0b\u202E\uD800\uFFFE",
        "_x003D_1_x202E_",
        "😀 עברית\n\"quoted\" & <b>"
      })
  void hostileWordsAreTextAndNothingElse(String words) {
    ZipText file = ZipText.of(Grids.bytes(ExportKind.XLSX, Grids.saying(words), Grids.options()));
    file.parts().values().forEach(ZipText::elements);
    for (int sheet = 1; sheet <= 5; sheet++) {
      String xml = file.part("xl/worksheets/sheet" + sheet + ".xml");
      assertTrue(ZipText.elements(xml).stream().noneMatch(e -> e.name().equals("f")), xml);
      assertFalse(xml.replace("_x005F_x", "").matches("(?s).*_x[0-9A-F]{4}_.*"), xml);
    }
    Cell cell = cell(file, 1, "B2");
    assertEquals("inlineStr", cell.type());
    boolean formula = words.matches("(?s)[=@-].*");
    assertEquals(formula, cell.format().equals("@") || cell.format().equals("49"), cell.toString());
  }

  @Test
  void wordsThatAreTooLongForACellAreCutAndThatIsSaid() {
    ZipText file =
        ZipText.of(
            Grids.bytes(ExportKind.XLSX, Grids.saying("😀".repeat(30_000)), Grids.options()));
    String text = cell(file, 1, "B2").text();
    assertTrue(text.length() <= 32_767, "a cell holds no more");
    assertTrue(text.endsWith("(cut; the export as JSON has all of it)"));
    assertTrue(
        text.codePoints().noneMatch(point -> Character.getType(point) == Character.SURROGATE));
  }

  @Test
  void aSheetThatIsFullGoesOnInTheNext() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    XlsxExport.write(new Exported(Grids.large(10), Grids.options()), out, 5);
    ZipText file = ZipText.of(out.toByteArray());
    String workbook = file.part("xl/workbook.xml");
    assertTrue(workbook.contains("name=\"Review 3\""), workbook);
    assertEquals("contract 9.pdf", cell(file, 3, "A2").text());
  }

  @Test
  void tenThousandRowsAreWrittenAndTheStreamIsLeftOpen() throws IOException {
    boolean[] closed = {false};
    long[] written = {0};
    OutputStream out =
        new OutputStream() {
          @Override
          public void write(int b) {
            written[0]++;
          }

          @Override
          public void write(byte[] bytes, int from, int length) {
            written[0] += length;
          }

          @Override
          public void close() {
            closed[0] = true;
          }
        };
    ReviewExport.write(ExportKind.XLSX, Grids.large(10_000), Grids.options(), out);
    assertTrue(written[0] > 500_000, written[0] + " bytes");
    assertFalse(closed[0]);
  }
}
