// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.word;

import static dev.carrel.engine.ingest.word.DocxFile.item;
import static dev.carrel.engine.ingest.word.DocxFile.paragraph;
import static dev.carrel.engine.ingest.word.DocxFile.run;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists of Word as templates of law firms have them. */
class DocxNumberingTest {
  @TempDir private Path folder;

  private static String level(int at, String format, String text) {
    return ("<w:lvl w:ilvl=\"%d\"><w:start w:val=\"1\"/><w:numFmt w:val=\"%s\"/><w:lvlText"
            + " w:val=\"%s\"/></w:lvl>")
        .formatted(at, format, text);
  }

  private String numbered(String numbering, String... items) throws IOException {
    return new DocxFile(String.join("", items))
        .with("numbering", (Object) numbering)
        .text(folder)
        .replace("\n\n", "; ");
  }

  @Test
  void aListThatOnlyNamesAStyleIsTheListOfThatStyle() throws IOException {
    String numbering =
        "<w:abstractNum w:abstractNumId=\"0\"><w:numStyleLink w:val=\"Deed\"/></w:abstractNum>"
            + "<w:abstractNum w:abstractNumId=\"1\"><w:styleLink w:val=\"Deed\"/>"
            + level(0, "decimal", "§ %1")
            + level(1, "lowerLetter", "%2)")
            + "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"
            + "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num>";
    assertEquals(
        "§ 1 Rent; a) Due; § 2 Term",
        numbered(numbering, item(1, 0, "Rent"), item(1, 1, "Due"), item(2, 0, "Term")));
  }

  @Test
  void aLevelThatWasSkippedHasTakenItsFirstNumber() throws IOException {
    String numbering =
        "<w:abstractNum w:abstractNumId=\"0\">"
            + level(0, "decimal", "%1.")
            + level(1, "decimal", "%1.%2")
            + level(2, "decimal", "%1.%2.%3")
            + "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>";
    assertEquals(
        "1. One; 1.1.1 Skipped; 1.2 Then; 2. Two; 2.1 First",
        numbered(
            numbering,
            item(1, 0, "One"),
            item(1, 2, "Skipped"),
            item(1, 1, "Then"),
            item(1, 0, "Two"),
            item(1, 1, "First")));
  }

  @Test
  void aBulletHasNoNumberThatAnotherLevelCouldName() throws IOException {
    String numbering =
        "<w:abstractNum w:abstractNumId=\"0\">"
            + level(0, "decimal", "%1.")
            + level(1, "bullet", "—")
            + level(2, "decimal", "%1.%2%3.")
            + "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>";
    assertEquals(
        "1. One; 1.1. Sub; 1.2. Next",
        numbered(numbering, item(1, 0, "One"), item(1, 2, "Sub"), item(1, 2, "Next")));
  }

  @Test
  void listsInBoxesAndNotesHaveTheirNumbersAndAreCountedByThemselves() throws IOException {
    String numbering =
        "<w:abstractNum w:abstractNumId=\"0\">"
            + level(0, "decimal", "%1.")
            + level(1, "lowerLetter", "(%2)")
            + "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>";
    String box =
        "<w:r><w:txbxContent>"
            + item(1, 0, "Boxed")
            + item(1, 1, "Deeper")
            + "</w:txbxContent></w:r>";
    String call = "<w:r><w:footnoteReference w:id=\"2\"/></w:r>";
    String note =
        "<w:footnote w:id=\"2\">" + item(1, 0, "Noted") + item(1, 0, "Again") + "</w:footnote>";
    assertEquals(
        """
        1. One

        Beside[1]
        [Text box: 1. Boxed]
        [Text box: (a) Deeper]
        [Note 1: 1. Noted 2. Again]

        2. Two\
        """,
        new DocxFile(item(1, 0, "One") + paragraph(run("Beside") + box + call) + item(1, 0, "Two"))
            .with("numbering", (Object) numbering)
            .with("footnotes", (Object) note)
            .text(folder));
  }
}
