// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.word;

import static dev.carrel.engine.ingest.word.DocxFile.paragraph;
import static dev.carrel.engine.ingest.word.DocxFile.run;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carrel.engine.ingest.AllReaders;
import dev.carrel.engine.ingest.Readings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Notes are called as the program that wrote them shows them, so that "see note 2" is true. */
class NoteNumbersTest {
  @TempDir private Path folder;

  private static String at(String kind, int id) {
    return "<w:r><w:%sReference w:id=\"%d\"/></w:r>".formatted(kind, id);
  }

  private static String note(String kind, int id, String words) {
    return "<w:%s w:id=\"%d\">%s</w:%s>".formatted(kind, id, paragraph(run(words)), kind);
  }

  private static String sectionEnd(String rules) {
    return "<w:pPr><w:sectPr>" + rules + "</w:sectPr></w:pPr>";
  }

  private String read(String body, String settings) throws IOException {
    StringBuilder foot = new StringBuilder();
    StringBuilder end = new StringBuilder();
    for (int i = 1; i <= 6; i++) {
      foot.append(note("footnote", i, "f" + i));
      end.append(note("endnote", i, "e" + i));
    }
    return new DocxFile(body)
        .with("footnotes", (Object) foot)
        .with("endnotes", (Object) end)
        .with("settings", (Object) settings)
        .text(folder);
  }

  @Test
  void footnotesAndEndnotesCountByThemselves() throws IOException {
    assertEquals(
        "a[1]b[i]c[2]d[ii]\n[Note 1: f1]\n[Note i: e1]\n[Note 2: f2]\n[Note ii: e2]",
        read(
            paragraph(
                run("a")
                    + at("footnote", 1)
                    + run("b")
                    + at("endnote", 1)
                    + run("c")
                    + at("footnote", 2)
                    + run("d")
                    + at("endnote", 2)),
            ""));
  }

  @Test
  void theyBeginAnewInSectionsThatSaySoAndInTheirFormats() throws IOException {
    String eachSection = "<w:footnotePr><w:numRestart w:val=\"eachSect\"/></w:footnotePr>";
    assertEquals(
        "a[5]\n[Note 5: f1]\n\nb[*]\n[Note *: f2]\n\nc[†]\n[Note †: f3]\n\nd[1]\n[Note 1: e1]",
        read(
            paragraph(sectionEnd("") + run("a") + at("footnote", 1))
                + paragraph(run("b") + at("footnote", 2))
                + paragraph(run("c") + at("footnote", 3))
                + paragraph(run("d") + at("endnote", 1))
                + "<w:sectPr><w:footnotePr><w:numFmt w:val=\"chicago\"/><w:numStart"
                + " w:val=\"1\"/></w:footnotePr><w:endnotePr><w:numFmt"
                + " w:val=\"decimal\"/></w:endnotePr></w:sectPr>",
            "<w:footnotePr><w:numStart w:val=\"5\"/></w:footnotePr>"));
    assertEquals(
        "a[1]\n[Note 1: f1]\n\nb[1]\n[Note 1: f2]\n\nc[2]\n[Note 2: f3]",
        read(
            paragraph(sectionEnd("") + run("a") + at("footnote", 1))
                + paragraph(run("b") + at("footnote", 2))
                + paragraph(run("c") + at("footnote", 3)),
            eachSection));
  }

  @Test
  void onPagesTheyBeginAnewWhereWordLastSawThemEnd() throws IOException {
    assertEquals(
        "a[1]b[1]\n[Note 1: f1]\n[Note 1: f2]",
        read(
            paragraph(
                run("a")
                    + at("footnote", 1)
                    + "<w:r><w:lastRenderedPageBreak/></w:r>"
                    + run("b")
                    + at("footnote", 2)),
            "<w:footnotePr><w:numRestart w:val=\"eachPage\"/></w:footnotePr>"));
  }

  @Test
  void aSignOfItsOwnIsNotCounted() throws IOException {
    assertEquals(
        "a* b[1]\n[Note *: f1]\n[Note 1: f2]",
        read(
            paragraph(
                run("a")
                    + "<w:r><w:footnoteReference w:customMarkFollows=\"1\" w:id=\"1\"/>"
                    + "<w:t>*</w:t></w:r>"
                    + run(" b")
                    + at("footnote", 2)),
            ""));
  }

  @Test
  void inOpenDocumentTextsTheyHaveTheSignsThatStandThere() throws IOException {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("mimetype", "application/vnd.oasis.opendocument.text");
    String note = "%s<t:note><t:note-citation>%s</t:note-citation><t:p>%s</t:p></t:note>";
    parts.put(
        "content.xml",
        "<d xmlns:t=\"urn:t\"><t:p>"
            + note.formatted("a", "1", "f1")
            + note.formatted("b", "i", "e1")
            + note.formatted("c", "*", "f2")
            + "<t:note><t:p>f3</t:p></t:note></t:p></d>");
    assertEquals(
        "a[1]b[i]c[*][4]\n[Note 1: f1]\n[Note i: e1]\n[Note *: f2]\n[Note 4: f3]",
        Readings.text(AllReaders.read(Readings.zip(folder.resolve("a.odt"), parts))));
  }
}
