// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers beside lines, and numbers that belong to what stands beside them. */
class LineNumbersTest {
  private static final List<String> LINES =
      """
      A person who enters the harbour without a permit commits an offence and
      may be fined up to five hundred pounds for each day on which the
      offence goes on, and the master of the vessel may be held until the
      fine is paid or security for it is given to the satisfaction of the
      port authority, which may sell the vessel if neither is done within
      thirty days of the notice that is given to the owner in writing at the
      address in the register of ships, and may keep what the sale brings up
      to the amount of the fine, the cost of the sale and the dues of the
      port for the time in which the vessel lay there, and pays the rest to
      the person who shows that he is entitled to it within a year of sale.
      Any person who is aggrieved by a decision under this section may appeal
      to the court within fourteen days, and the court may confirm the same
      or put another in its place, and its judgment is final and binds all.
      The authority publishes each year a report of the fines and of sales
      and lays it before the assembly not later than on the last of March.
      """
          .lines()
          .toList();

  @TempDir private Path folder;

  private String read(String content) throws IOException {
    RawPdf pdf = new RawPdf();
    pdf.page(content, List.of());
    return pdf.read(folder).page(1).text();
  }

  private static String lines(double x) {
    StringBuilder content = new StringBuilder();
    for (int i = 0; i < LINES.size(); i++) {
      content.append(RawPdf.text(x, 700 - 14 * i, 10, LINES.get(i)));
    }
    return content.toString();
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 50, 8, %d",
    "1, 1, 440, 10, %d",
    "1, 998, 46, 8, %d",
    "1, 1, 50, 10, %02d",
    "1, 1, 50, 10, %d.",
    "1, 1, 50, 10, %d:",
    "5, 1, 50, 8, %d",
    "5, 1, 440, 8, %d",
    "5, 33, 50, 8, %d",
    "2, 1, 50, 8, %d",
    "3, 4, 50, 8, %d"
  })
  void lineNumbersStandBehindTheText(int step, int first, double x, double size, String form)
      throws IOException {
    StringBuilder numbers = new StringBuilder();
    int count = 0;
    for (int i = 0; i < LINES.size(); i++) {
      if ((first + i) % step == 0) {
        numbers.append(
            RawPdf.text(x, 700 - 14 * i, size, String.format(Locale.ROOT, form, first + i)));
        count++;
      }
    }
    String text = read(lines(72) + numbers);
    assertTrue(text.startsWith(String.join("\n", LINES)), text);
    String behind =
        text.substring(String.join("\n", LINES).length()).replaceAll("\n+", " ").strip();
    assertEquals(count, behind.split(" ", -1).length, behind);
  }

  @Test
  void theFirstLineMayHaveItsNumberWhereEveryFifthHas() throws IOException {
    String text =
        read(
            lines(72)
                + RawPdf.text(50, 700, 8, "1")
                + RawPdf.text(50, 644, 8, "5")
                + RawPdf.text(46, 574, 8, "10")
                + RawPdf.text(46, 504, 8, "15"));
    assertTrue(text.startsWith(String.join("\n", LINES)), text);
    assertTrue(text.endsWith("1\n5\n10\n15"), text);
  }

  @Test
  void numbersBetweenTwoColumnsAreThoseOfTheirLines() throws IOException {
    StringBuilder content = new StringBuilder();
    for (int i = 0; i < 30; i++) {
      String left = LINES.get(i % 15);
      content.append(RawPdf.text(72, 700 - 10 * i, 7, left.substring(0, 55)));
      content.append(RawPdf.text(340, 700 - 10 * i, 7, LINES.get((i + 7) % 15).substring(0, 55)));
      if (i % 5 == 4) {
        content.append(RawPdf.text(306, 700 - 10 * i, 7, Integer.toString(i + 1)));
      }
    }
    String text = read(content.toString());
    assertTrue(text.endsWith("5\n10\n15\n20\n25\n30"), text);
    assertFalse(text.matches("(?s).*[a-z] 5 .*"), text);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, %d", // each item begins with a capital
    "1, 0, %d", // or is short
    "1, 1, %d.",
    "5, 0, %d",
    "1, 2, %d" // a year in each row
  })
  void numbersOfAListStayWithItsItems(int step, int kind, String form) throws IOException {
    List<String> items =
        List.of(
            "lease of the land at Quay Street of 3 May",
            "first letter of the tenant",
            "second letter of the tenant with a time limit",
            "plan of the land and of the building",
            "report of the surveyor on the roof of it",
            "invoice of the builder",
            "reply of the landlord to the second letter",
            "notice of the end",
            "photographs of the roof after the storm",
            "statement of Anna Berg");
    StringBuilder content = new StringBuilder();
    for (int i = 0; i < items.size(); i++) {
      String item = items.get(i);
      item = kind == 1 ? item.substring(0, 1).toUpperCase(Locale.ROOT) + item.substring(1) : item;
      int number = step * (i + 1) + (kind == 2 ? 2010 : 0);
      content.append(RawPdf.text(50, 700 - 14 * i, 10, String.format(Locale.ROOT, form, number)));
      content.append(RawPdf.text(90, 700 - 14 * i, 10, item));
    }
    String text = read(content.toString());
    int third = step * 3 + (kind == 2 ? 2010 : 0);
    String number = String.format(Locale.ROOT, form, third);
    assertTrue(text.matches("(?s).*" + number + " [Ss]econd letter of the tenant.*"), text);
  }

  @Test
  void numbersOfAListStayWithItsItemsThoughAllAreOfOneLength() throws IOException {
    StringBuilder content = new StringBuilder(RawPdf.text(50, 730, 10, "Schedule of plots"));
    List<String> names = List.of("Ash", "Birch", "Cedar", "Dale", "Elm", "Fern", "Gorse", "Holly");
    for (int i = 0; i < 24; i++) {
      String item = "Plot at " + names.get(i % 8) + " Lane with a barn";
      content.append(RawPdf.text(50, 700 - 20 * i, 10, Integer.toString(i + 1)));
      content.append(RawPdf.text(80, 700 - 20 * i, 10, item));
    }
    String text = read(content.toString());
    assertTrue(text.contains("15 Plot at Gorse Lane with a barn"), text);
  }

  @Test
  void figuresOfAColumnAndPagesOfAListOfContentsStayInTheirRows() throws IOException {
    StringBuilder content = new StringBuilder();
    for (int i = 0; i < 10; i++) {
      String item = LINES.get(i).substring(0, 40 + 2 * (i % 5));
      item = item.substring(0, 1).toUpperCase(Locale.ROOT) + item.substring(1);
      content.append(RawPdf.text(72, 700 - 14 * i, 10, item));
      content.append(RawPdf.text(420, 700 - 14 * i, 10, Integer.toString(i + 1)));
    }
    String text = read(content.toString());
    assertEquals(10, text.lines().filter(line -> line.matches(".*[a-z,. ] \\d+")).count(), text);
  }
}
