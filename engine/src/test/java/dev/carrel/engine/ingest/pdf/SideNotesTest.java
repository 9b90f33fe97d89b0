// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Notes in small type in the margin beside running text. */
class SideNotesTest {
  private static final List<String> FIRST =
      List.of(
          "1. The tenant shall pay to the landlord a yearly rent of four hundred",
          "pounds by equal quarterly payments in advance on the usual quarter days,",
          "the first of which shall be made on the day on which the lease begins.");
  private static final List<String> SECOND =
      List.of(
          "2. The tenant shall keep the inside of the house in good repair, and shall",
          "let the landlord enter at all reasonable times of the day to view its state,",
          "after notice in writing of at least forty-eight hours, except in emergency,",
          "and shall make good every want of repair of which notice has been given.");

  @TempDir private Path folder;

  private static String paragraphs(List<String> first, List<String> second) {
    return String.join("\n", first) + "|" + String.join("\n", second);
  }

  /** One note of one line beside the second line, one of three beside the second paragraph. */
  @ParameterizedTest
  @CsvSource({"60, 130, 0", "60, 130, 12", "480, 100, 0", "480, 100, 12"})
  void aNoteInTheMarginFallsIntoNoSentence(int notes, int text, int white) throws IOException {
    StringBuilder page = new StringBuilder();
    List<String> small = List.of("", "Rent.", "", "Repairs and", "right to", "enter.", "");
    for (int i = 0; i < 7; i++) {
      int y = 700 - 12 * i - (i >= 3 ? white : 0);
      page.append(RawPdf.text(text, y, 10, i < 3 ? FIRST.get(i) : SECOND.get(i - 3)));
      if (!small.get(i).isEmpty()) {
        page.append(RawPdf.text(notes, y + 1, 7, small.get(i)));
      }
    }
    RawPdf pdf = new RawPdf();
    pdf.page(page.toString(), List.of());
    assertEquals(
        "Rent.|%s|Repairs and\nright to\nenter.|%s"
            .formatted((Object[]) paragraphs(FIRST, SECOND).split("\\|")),
        pdf.read(folder).page(1).text().replace("\n\n", "|"));
  }

  @ParameterizedTest
  @CsvSource({"60, 130", "480, 100"})
  void aNoteAtAParagraphOfThePageBeforeStandsBehindIt(int notes, int text) throws IOException {
    StringBuilder page = new StringBuilder(RawPdf.text(notes, 700, 7, "Rent."));
    List<String> rest = List.of("and " + FIRST.get(1), FIRST.get(2));
    for (int i = 0; i < 6; i++) {
      page.append(RawPdf.text(text, 700 - 12 * i, 10, i < 2 ? rest.get(i) : SECOND.get(i - 2)));
    }
    RawPdf pdf = new RawPdf();
    pdf.page(page.toString(), List.of());
    assertEquals(
        "%s|Rent.|%s".formatted((Object[]) paragraphs(rest, SECOND).split("\\|")),
        pdf.read(folder).page(1).text().replace("\n\n", "|"));
  }
}
