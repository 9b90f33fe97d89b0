// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Columns, headings over them, tables and margins, on pages made here. */
class ReadingOrderTest {
  private static final String[] WORDS = {
    "agreement", "party", "shall", "notice", "term", "of", "the", "law", "and", "written", "to"
  };

  @TempDir private Path folder;

  /** Lines of running text about as wide as a column, each with a mark at its start. */
  private static List<String> column(String mark, int lines, float width) throws IOException {
    Random random = new Random(mark.hashCode());
    List<String> column = new ArrayList<>();
    for (int i = 0; i < lines; i++) {
      StringBuilder line = new StringBuilder(mark + i);
      while (true) {
        String longer = line + " " + WORDS[random.nextInt(WORDS.length)];
        if (TestPdf.HELVETICA.getStringWidth(longer) / 100 > width) {
          break;
        }
        line = new StringBuilder(longer);
      }
      column.add(line.toString());
    }
    return column;
  }

  private String read(TestPdf.Content content) throws IOException {
    try (TestPdf pdf = new TestPdf()) {
      pdf.page(content);
      return pdf.read(folder).page(1).text();
    }
  }

  private static void assertInOrder(String text, List<String> parts) {
    int from = 0;
    for (String part : parts) {
      int at = text.indexOf(part, from);
      assertTrue(at >= 0, () -> "\"" + part + "\" is missing or too early in:\n" + text);
      from = at + part.length();
    }
  }

  @Test
  void twoColumnsAreReadOneAfterTheOther() throws IOException {
    List<String> left = column("L", 30, 220);
    List<String> right = column("R", 30, 220);
    String text =
        read(
            page -> {
              TestPdf.lines(page, 72, 700, left);
              TestPdf.lines(page, 320, 700, right);
            });
    assertInOrder(text, left);
    assertTrue(text.indexOf(left.getLast()) < text.indexOf(right.getFirst()), text);
    assertInOrder(text, right);
  }

  @Test
  void columnsThatWereWrittenLineByLineAreReadOneAfterTheOther() throws IOException {
    List<String> left = column("L", 30, 220);
    List<String> right = column("R", 30, 220);
    String text =
        read(
            page -> {
              for (int i = 0; i < 30; i++) {
                TestPdf.text(page, 72, 700 - 12 * i, 10, left.get(i));
                TestPdf.text(page, 320, 700 - 12 * i, 10, right.get(i));
              }
            });
    List<String> all = new ArrayList<>(left);
    all.addAll(right);
    assertInOrder(text, all);
  }

  @Test
  void threeColumnsBelowAHeadingAreReadOneAfterTheOther() throws IOException {
    List<String> all = new ArrayList<>(List.of("A heading over all three columns of the page"));
    List<List<String>> columns =
        List.of(column("A", 25, 140), column("B", 25, 140), column("C", 25, 140));
    columns.forEach(all::addAll);
    String text =
        read(
            page -> {
              TestPdf.text(page, 150, 740, 16, all.getFirst());
              for (int i = 0; i < 3; i++) {
                TestPdf.lines(page, 60 + 165 * i, 700, columns.get(i));
              }
            });
    assertInOrder(text, all);
  }

  @Test
  void aHeadingAcrossTheColumnsComesBetweenThoseAboveAndThoseBelow() throws IOException {
    List<List<String>> parts =
        List.of(
            column("A", 10, 220), column("B", 10, 220), column("C", 10, 220), column("D", 10, 220));
    String heading = "Part Two: which runs over both of the columns of this page";
    String text =
        read(
            page -> {
              TestPdf.lines(page, 72, 700, parts.get(0));
              TestPdf.lines(page, 320, 700, parts.get(1));
              TestPdf.text(page, 100, 550, 14, heading);
              TestPdf.lines(page, 72, 520, parts.get(2));
              TestPdf.lines(page, 320, 520, parts.get(3));
            });
    List<String> all = new ArrayList<>(parts.get(0));
    all.addAll(parts.get(1));
    all.add(heading);
    all.addAll(parts.get(2));
    all.addAll(parts.get(3));
    assertInOrder(text, all);
  }

  @Test
  void aShortHeadingBesideTheGutterStillComesFirst() throws IOException {
    List<String> left = column("L", 10, 180);
    List<String> right = column("R", 10, 280);
    String text =
        read(
            page -> {
              TestPdf.text(page, 290, 600, 12, "Schedule A");
              TestPdf.lines(page, 60, 560, left);
              TestPdf.lines(page, 270, 560, right);
            });
    List<String> all = new ArrayList<>(List.of("Schedule A"));
    all.addAll(left);
    all.addAll(right);
    assertInOrder(text, all);
  }

  @Test
  void headAndFootStayOutOfTheColumns() throws IOException {
    List<String> left = column("L", 40, 220);
    List<String> right = column("R", 40, 220);
    String text =
        read(
            page -> {
              TestPdf.text(page, 72, 750, 9, "Running head");
              TestPdf.lines(page, 72, 700, left);
              TestPdf.text(page, 72, 40, 9, "Footer 12");
              TestPdf.lines(page, 320, 700, right);
            });
    List<String> all = new ArrayList<>(List.of("Running head"));
    all.addAll(left);
    all.addAll(right);
    all.add("Footer 12");
    assertInOrder(text, all);
  }

  @Test
  void aTableIsReadRowByRow() throws IOException {
    String text =
        read(
            page -> {
              for (int row = 0; row < 12; row++) {
                TestPdf.text(page, 72, 700 - 14 * row, 10, "Item " + row);
                TestPdf.text(page, 250, 700 - 14 * row, 10, "Bolt M" + row);
                TestPdf.text(page, 420, 700 - 14 * row, 10, row + ".50 EUR");
              }
            });
    for (int row = 0; row < 12; row++) {
      assertTrue(text.contains("Item %d Bolt M%d %d.50 EUR".formatted(row, row, row)), text);
    }
  }

  @Test
  void aTableThatWasWrittenColumnByColumnButIsRuledIsReadRowByRow() throws IOException {
    String text =
        read(
            page -> {
              for (int row = 0; row < 6; row++) {
                TestPdf.text(page, 72, 700 - 20 * row, 10, "Name of field " + row);
                page.addRect(70, 694 - 20 * row, 400, 20);
                page.stroke();
              }
              for (int row = 0; row < 6; row++) {
                TestPdf.text(page, 250, 700 - 20 * row, 10, "its value " + row);
              }
            });
    for (int row = 0; row < 6; row++) {
      assertTrue(text.contains("Name of field %d its value %d".formatted(row, row)), text);
    }
  }

  @Test
  void cellsOfSeveralLinesAreReadWhole() throws IOException {
    String text = read(ReadingOrderTest::twoRowsOfCells);
    assertInOrder(text, List.of(cell("a"), cell("b"), cell("c"), cell("d")));
  }

  private static String cell(String mark) {
    return "%s1 of a cell with\n%s2 three lines of\n%s3 text in it".formatted(mark, mark, mark);
  }

  private static void twoRowsOfCells(PDPageContentStream page) {
    for (int row = 0; row < 2; row++) {
      for (int column = 0; column < 2; column++) {
        String mark = List.of("a", "b", "c", "d").get(2 * row + column);
        float x = 72 + 200 * column;
        TestPdf.lines(page, x, 700 - 60 * row, cell(mark).lines().toList());
      }
    }
    TestPdf.text(page, 72, 500, 10, "Below the table follows a line of text that is wide.");
  }

  @Test
  void lineNumbersComeLast() throws IOException {
    List<String> lines = column("T", 25, 400);
    String text =
        read(
            page -> {
              for (int i = 0; i < 25; i++) {
                TestPdf.text(page, i < 9 ? 77 : 72, 700 - 24 * i, 10, String.valueOf(i + 1));
                TestPdf.text(page, 110, 700 - 24 * i, 10, lines.get(i));
              }
            });
    assertTrue(text.contains(String.join("\n", lines)), text);
    assertTrue(text.endsWith("\n\n" + numbers(25)), text);
  }

  private static String numbers(int last) {
    List<String> numbers = new ArrayList<>();
    for (int i = 1; i <= last; i++) {
      numbers.add(String.valueOf(i));
    }
    return String.join("\n", numbers);
  }

  @Test
  void aNumberedTableKeepsItsNumbers() throws IOException {
    String text =
        read(
            page -> {
              for (int row = 1; row <= 12; row++) {
                TestPdf.text(page, 72, 700 - 14 * row, 10, String.valueOf(row));
                TestPdf.text(page, 120, 700 - 14 * row, 10, "Bolt M" + row);
                TestPdf.text(page, 420, 700 - 14 * row, 10, row + "4.50");
              }
            });
    assertTrue(text.contains("3 Bolt M3 34.50"), text);
  }

  @Test
  void aListWithHangingMarksKeepsItsMarks() throws IOException {
    List<String> body = column("x", 12, 380);
    String text =
        read(
            page -> {
              for (int i = 0; i < 12; i++) {
                if (i % 3 == 0) {
                  TestPdf.text(page, 72, 700 - 12 * i, 10, "(" + (char) ('a' + i / 3) + ")");
                }
                TestPdf.text(page, 100, 700 - 12 * i, 10, body.get(i));
              }
            });
    assertTrue(text.contains("(b) " + body.get(3) + "\n" + body.get(4)), text);
  }

  @Test
  void wideSpacesInOneColumnMakeNoColumns() throws IOException {
    List<String> lines = column("J", 30, 420);
    String text =
        read(
            page -> {
              page.setWordSpacing(4);
              TestPdf.lines(page, 72, 700, lines);
            });
    assertInOrder(text, lines);
    assertEquals(String.join("\n", lines), text);
  }

  @Test
  void aSentenceThatRunsIntoTheNextColumnIsNotCutByAnEmptyLine() throws IOException {
    List<String> left = column("L", 30, 220);
    List<String> right = column("runs on ", 30, 220);
    String text =
        read(
            page -> {
              TestPdf.lines(page, 72, 700, left);
              TestPdf.lines(page, 320, 700, right);
            });
    assertTrue(text.contains(left.getLast() + "\n" + right.getFirst()), text);
    assertFalse(text.contains(" \n"), "a line ends in a space");
  }

  @Test
  void paragraphsArePartedByAnEmptyLine() throws IOException {
    String text =
        read(
            page -> {
              TestPdf.lines(page, 72, 700, column("A", 5, 400));
              TestPdf.lines(page, 72, 630, column("B", 5, 400));
            });
    assertEquals(
        String.join("\n", column("A", 5, 400)) + "\n\n" + String.join("\n", column("B", 5, 400)),
        text);
  }
}
