// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Several pages of a transcript on a sheet. */
class CondensedPagesTest {
  private static final List<String> SAID =
      List.of(
          "Q.  Who inspected the crane on that day?",
          "A.  Anna Berg inspected the crane with a",
          "colleague from the yard and wrote it down.",
          "Q.  Did anyone look at the brakes then?",
          "A.  I do not recall that anyone else did.");

  @TempDir private Path folder;

  /** A sheet of pages 98, 99, … with 25 numbered lines each. */
  private static String sheet(int columns, int rows, boolean down, String head, double where) {
    StringBuilder content = new StringBuilder();
    double wide = 560.0 / columns;
    double high = 730.0 / rows;
    double lead = high / 30;
    for (int page = 0; page < columns * rows; page++) {
      double x = 30 + (down ? page / rows : page % columns) * wide;
      double top = 770 - (down ? page % rows : page / columns) * high;
      double headAt = where < 0 ? top - 26.5 * lead : top;
      String words = head.formatted(98 + page);
      content.append(RawPdf.text(x + Math.abs(where) * wide, headAt, 5, words));
      for (int line = 1; line <= 25; line++) {
        double y = top - lead * (line + (where < 0 ? -0.5 : 0.8));
        content.append(RawPdf.text(x + (line < 10 ? 3 : 0), y, 5, Integer.toString(line)));
        String said =
            switch (line) {
              case 1 -> "First line of number " + (98 + page);
              case 25 -> "last line of number " + (98 + page);
              default -> SAID.get((line + page) % SAID.size());
            };
        content.append(RawPdf.text(x + 12, y, 5, said));
      }
    }
    return content.toString();
  }

  @ParameterizedTest
  @CsvSource({
    "2, 2, true, Page %d, 0.4",
    "2, 2, false, Page %d, 0.4",
    "2, 1, false, PAGE %d, 0.4",
    "1, 4, true, Page %d, 0.2",
    "3, 2, true, Page: %d, 0.4",
    "2, 2, true, [Page %d], 0.4",
    "2, 2, false, Page %d of 120, 0.7",
    "2, 2, true, Page %d, -0.4",
    "2, 2, true, %d, 0.8",
    "2, 2, false, - %d -, 0.4"
  })
  void areReadOneAfterTheOtherWithTheirLineNumbersBehindEach(
      int columns, int rows, boolean down, String head, double where) throws IOException {
    RawPdf pdf = new RawPdf();
    pdf.page(sheet(columns, rows, down, head, where), List.of());
    String text = pdf.read(folder).page(1).text();
    int at = -1;
    for (int page = 98; page < 98 + columns * rows; page++) {
      for (String line : List.of("First line of number " + page, "last line of number " + page)) {
        int found = text.indexOf(line, at + 1);
        assertTrue(found > at, line + " in: " + text);
        at = found;
      }
    }
    assertFalse(text.matches("(?s).*\\n\\d+ [QAFl].*"), text);
    long lines = text.lines().filter(line -> line.matches("[\\d ]+")).count();
    assertTrue(lines >= 25L * columns * rows, text);
  }

  @Test
  void pagesThatTheWordsSpeakOfChangeNothing() throws IOException {
    RawPdf pdf = new RawPdf();
    String sheet =
        sheet(2, 2, false, "Page %d", 0.4)
            .replace(
                "A.  I do not recall that anyone else did.", "A.  It is on page 12 of the list.");
    pdf.page(sheet, List.of());
    String text = pdf.read(folder).page(1).text();
    assertTrue(text.contains("A. It is on page 12 of the list."), text);
    int at = -1;
    for (int page = 98; page < 102; page++) {
      int found = text.indexOf("last line of number " + page, at + 1);
      assertTrue(found > at, page + " in: " + text);
      at = found;
    }
    assertFalse(text.matches("(?s).*\\n\\d+ [QAFl].*"), text);
  }

  @Test
  void pagesThatAListNamesAreNoPages() throws IOException {
    RawPdf pdf = new RawPdf();
    StringBuilder list = new StringBuilder();
    for (int i = 0; i < 4; i++) {
      list.append(RawPdf.text(72, 700 - 150 * i, 10, "The lease of the land is on"));
      list.append(RawPdf.text(205, 700 - 150 * i, 10, "Page %d".formatted(i + 1)));
      list.append(RawPdf.text(72, 688 - 150 * i, 10, "and what follows it."));
    }
    pdf.page(list.toString(), List.of());
    String text = pdf.read(folder).page(1).text().replaceAll("\\s+", " ");
    assertTrue(
        text.startsWith("The lease of the land is on Page 1 and what follows it. The"), text);
  }

  @Test
  void pagesThatASentenceNamesAreNoPages() throws IOException {
    RawPdf pdf = new RawPdf();
    String lines =
        RawPdf.text(72, 700, 12, "The rate is 4 per cent.")
            + RawPdf.text(72, 684, 12, "[page 2] The interest rate is 0.1 per cent")
            + RawPdf.text(72, 673, 12, "and replaces all rates on page 1.");
    pdf.page(lines, List.of());
    String text = pdf.read(folder).page(1).text().replaceAll("\\s+", " ");
    assertTrue(
        text.startsWith(
            "The rate is 4 per cent. [page 2] The interest rate is 0.1 per cent and replaces"),
        text);
  }
}
