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

/** What stands in a file in several forms, as programs of several ages know it. */
class DocxAlternativesTest {
  private static final String ALTERNATIVES =
      "<mc:AlternateContent"
          + " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
          + " xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\""
          + " xmlns:ma=\"http://schemas.microsoft.com/office/mac/drawingml/2008/main\""
          + " xmlns:own=\"http://example.com/own\">";
  private static final String END = "</mc:AlternateContent>";

  @TempDir private Path folder;

  private static String choice(String requires, String content) {
    return "<mc:Choice Requires=\"" + requires + "\">" + content + "</mc:Choice>";
  }

  private static String fallback(String content) {
    return "<mc:Fallback>" + content + "</mc:Fallback>";
  }

  private String text(String body) throws IOException {
    return new DocxFile(paragraph(run("It is ") + ALTERNATIVES + body + END + run(".")))
        .text(folder);
  }

  @Test
  void aFormThatOfficeDoesNotKnowIsPassedOver() throws IOException {
    assertEquals("It is seen.", text(choice("own", run("unseen")) + fallback(run("seen"))));
    assertEquals("It is seen.", text(choice("w14 own", run("unseen")) + fallback(run("seen"))));
    assertEquals("It is seen.", text(choice("none", run("unseen")) + fallback(run("seen"))));
    assertEquals("It is seen.", text(choice("ma", run("unseen")) + fallback(run("seen"))));
    assertEquals("It is .", text(choice("own", run("unseen"))));
  }

  @Test
  void ofTheFormsThatOfficeKnowsTheFirstIsRead() throws IOException {
    assertEquals(
        "It is seen.",
        text(
            choice("own", run("unseen"))
                + choice("w14", run("seen"))
                + choice("w14", run("unseen"))
                + fallback(run("unseen"))));
    String inner =
        ALTERNATIVES + choice("own", run("unseen")) + fallback(run("seen")) + END + run(" too");
    assertEquals("It is seen too.", text(choice("w14", inner) + fallback(run("unseen"))));
  }

  @Test
  void aNumberFormatThatIsWrittenOutIsTaken() throws IOException {
    String format =
        ALTERNATIVES
            + choice("w14", "<w:numFmt w:val=\"custom\" w:format=\"001, 002, 003, ...\"/>")
            + fallback("<w:numFmt w:val=\"decimal\"/>")
            + END;
    String numbering =
        "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"9\"/>"
            + format
            + "<w:lvlText w:val=\"Exhibit %1\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\">"
            + "<w:abstractNumId w:val=\"0\"/></w:num>";
    assertEquals(
        "Exhibit 009 Plan\n\nExhibit 010 Deed",
        new DocxFile(item(1, 0, "Plan") + item(1, 0, "Deed"))
            .with("numbering", (Object) numbering)
            .text(folder));
  }
}
