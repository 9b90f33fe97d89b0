// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.ground.CsvField;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvExportTest {
  /** RFC 4180, read strictly: lines of fields. */
  static List<List<String>> parsed(String csv) {
    List<List<String>> lines = new ArrayList<>();
    List<String> line = new ArrayList<>();
    int at = 0;
    while (at < csv.length()) {
      StringBuilder field = new StringBuilder();
      if (csv.charAt(at) == '"') {
        at++;
        while (csv.charAt(at) != '"' || csv.startsWith("\"\"", at)) {
          at += csv.charAt(at) == '"' ? 1 : 0;
          field.append(csv.charAt(at++));
        }
        at++;
      } else {
        while (csv.charAt(at) != ',' && csv.charAt(at) != '\r') {
          assertFalse(csv.charAt(at) == '"' || csv.charAt(at) == '\n', "bare at " + at);
          field.append(csv.charAt(at++));
        }
      }
      line.add(field.toString());
      if (csv.charAt(at) == ',') {
        at++;
      } else {
        assertEquals("\r\n", csv.substring(at, at + 2));
        at += 2;
        lines.add(line);
        line = new ArrayList<>();
      }
    }
    return lines;
  }

  private static List<List<String>> full() {
    return parsed(Grids.text(ExportKind.CSV, Grids.full(), Grids.options()));
  }

  private static String field(int line, String head) {
    List<List<String>> lines = full();
    int at = lines.getFirst().indexOf(head);
    assertTrue(at >= 0, head);
    return lines.get(line).get(at);
  }

  @Test
  void everyLineHasAFieldForEveryHead() {
    List<List<String>> lines = full();
    assertEquals(3, lines.size());
    lines.forEach(line -> assertEquals(lines.getFirst().size(), line.size()));
    assertEquals("Document", lines.getFirst().getFirst());
  }

  @Test
  void valuesAreWrittenAsTheirTypes() {
    assertEquals("2026-11-29", field(1, "Signed"));
    assertEquals("2024-02", field(2, "Signed"));
    assertEquals("-1250000.50", field(1, "Price"));
    assertEquals("USD", field(1, "Price: unit"));
    assertEquals("P10D", field(1, "Notice"));
    assertEquals("business", field(1, "Notice: days counted"));
    assertEquals("yes", field(1, "Renews"));
    assertEquals("Acme Ltd; Bolt GmbH", field(1, "Parties"));
    assertEquals("Liability shall be capped.", field(1, "Clause"));
  }

  @Test
  void statesAreToldInPlainWords() {
    assertEquals("answered", field(1, "Signed: state"));
    assertEquals("nothing found", field(2, "Summary: state"));
    assertEquals("answered, deviates", field(1, "Notice: state"));
    assertEquals("failed", field(2, "Clause: state"));
    assertEquals("It does not fit.", field(2, "Clause: words"));
    assertEquals("not asked yet", field(2, "Law: state"));
    assertEquals("unsure, not read as an amount", field(2, "Price: state"));
    assertEquals("Some or other price.", field(2, "Price: words"));
    assertEquals("", field(2, "Price"));
  }

  @Test
  void tagsOfDocumentsAndCellsAreWritten() {
    assertEquals("hot; relevant", field(1, "Tags"));
    assertEquals("for Jo", field(1, "Renews: tags"));
    assertEquals("", field(2, "Tags"));
    assertEquals("", field(2, "Renews: tags"));
  }

  @Test
  void theNearestPassageIsNoQuoteOfWhatWasNotFound() {
    assertEquals("", field(2, "Summary: first quote"));
    assertEquals("", field(2, "Summary"));
  }

  @Test
  void aQuoteSaysWhereAndHowItStands() {
    assertEquals(
        "page A-3 (3 of 12), ACME-0003–ACME-0004, close, not visible on the page, struck out there",
        field(1, "Clause: place"));
    assertEquals("Sheet2!B7, page 9, ACME-0009, close", field(1, "Signed: place"));
  }

  @Test
  void theLastWhoTickedACellVerifiedIt() {
    assertEquals("verified", field(1, "Renews: state"));
    assertEquals("Jo Ito", field(1, "Renews: verified by"));
    assertEquals("", field(1, "Signed: verified by"), "it is not verified now");
  }

  @Test
  void aMarkStandsBeforeAllIfItIsWanted() {
    assertTrue(
        Grids.text(ExportKind.CSV, Grids.full(), Grids.options().withCsvBom(true))
            .startsWith("\uFEFFDocument,"));
    assertTrue(Grids.text(ExportKind.CSV, Grids.full(), Grids.options()).startsWith("Document,"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+1+1",
        "-1+1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        " =1",
        "\uFF1D1+1",
        "\"=1",
        "a;=cmd|' /C calc'!A0",
        "a\n=cmd",
        "a\r\n-2+3",
        "a\t@x",
        "-5x"
      })
  void noCellBeginsAFormula(String words) {
    List<List<String>> lines =
        parsed(Grids.text(ExportKind.CSV, Grids.saying(words), Grids.options()));
    assertEquals(2, lines.size());
    for (List<String> line : lines) {
      for (String field : line) {
        for (String piece : field.split("[;\\n\\t]", -1)) {
          String bare = piece.replaceFirst("^[\\s\"]+", "");
          assertFalse(bare.matches("(?s)[=+\\-@\\uFF1D].*"), field);
        }
        assertFalse(field.startsWith("\t") || field.indexOf('\r') >= 0, field);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-5", "-12.50", "0", "3.14", "1E-7"})
  void aNumberStaysANumber(String number) {
    assertEquals(number, CsvField.of(number));
  }

  @Test
  void wordsComeBackAsTheyWere() {
    String words = "He said \"no\", then\nleft; 😀 עברית – end ";
    assertEquals(
        words,
        parsed(Grids.text(ExportKind.CSV, Grids.saying(words), Grids.options())).get(1).get(2));
  }

  @Test
  void whatHidesStandsAsItsNumber() {
    String csv =
        Grids.text(ExportKind.CSV, Grids.saying("a\0b\u202Ec\uD800\u001B[31m"), Grids.options());
    assertTrue(csv.contains("a<U+0000>b<U+202E>c<U+D800><U+001B>[31m"), csv);
  }

  @Test
  void tenThousandRowsAreWrittenAsTheyCome() throws IOException {
    long[] written = {0};
    OutputStream out =
        new OutputStream() {
          @Override
          public void write(int b) {
            written[0]++;
          }

          @Override
          public void write(byte[] bytes, int from, int length) {
            assertTrue(length <= 1 << 16, "pieces, not all at once");
            written[0] += length;
          }
        };
    for (ExportKind kind : List.of(ExportKind.CSV, ExportKind.JSON)) {
      written[0] = 0;
      ReviewExport.write(kind, Grids.large(10_000), Grids.options(), out);
      assertTrue(written[0] > 10_000_000, kind + " has " + written[0] + " bytes");
    }
  }
}
