// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.word;

import static dev.carrel.engine.ingest.word.DocxFile.paragraph;
import static dev.carrel.engine.ingest.word.DocxFile.run;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.Mark;
import dev.carrel.engine.document.Notice;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.document.ReadAs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is struck, hidden and changed in a Word file is so in notes and by styles too. */
class DocxLooksTest {
  private static final String STYLES =
      """
      <w:style w:type="character" w:styleId="Gone"><w:rPr><w:vanish/></w:rPr></w:style>
      <w:style w:type="character" w:styleId="Out"><w:rPr><w:strike/></w:rPr></w:style>
      <w:style w:type="character" w:styleId="OutToo"><w:basedOn w:val="Out"/></w:style>
      <w:style w:type="paragraph" w:styleId="Draft"><w:rPr><w:vanish/></w:rPr></w:style>
      <w:style w:type="table" w:styleId="T"><w:tblStylePr><w:rPr><w:strike/></w:rPr></w:tblStylePr>
      </w:style>\
      """;

  private static final String NOTE =
      "<w:footnote w:id=\"2\">"
          + paragraph(
              run("Pay within ")
                  + "<w:del w:author=\"Ann\"><w:r><w:delText>ten</w:delText></w:r></w:del>"
                  + "<w:ins w:author=\"Ann\">"
                  + run("thirty")
                  + "</w:ins>"
                  + run(" days")
                  + run("<w:strike/>", " at once")
                  + run("<w:vanish/>", "secret")
                  + run("<w:vertAlign w:val=\"superscript\"/>", "2"))
          + "</w:footnote>";

  @TempDir private Path folder;

  private static DocxFile noted() {
    return new DocxFile(paragraph(run("Rent") + "<w:r><w:footnoteReference w:id=\"2\"/></w:r>"))
        .with("footnotes", (Object) NOTE);
  }

  @Test
  void aNoteIsReadAsTheTextIs() throws IOException {
    Document document = noted().read(folder);
    Page page = document.page(1);
    assertEquals(
        "Rent[1]\n[Note 1: Pay within [deleted by Ann: ~~ten~~][inserted by Ann: thirty] days"
            + " ~~at once~~²]",
        page.seen().text());
    assertEquals("secret", page.text().substring(page.text().length() - 6));
    assertEquals(
        List.of(Mark.Kind.DELETED, Mark.Kind.INSERTED, Mark.Kind.STRUCK),
        page.marks().stream().map(Mark::kind).filter(k -> k != Mark.Kind.NOTE).toList());
    assertEquals(Notice.Code.TRACKED_CHANGES, document.notices().getFirst().code());
    assertEquals(2, document.notices().getFirst().count());
  }

  @Test
  void aNoteIsReadOnTheSideThatIsWanted() throws IOException {
    ReadAs original = new ReadAs(ReadAs.Changes.ORIGINAL, true);
    assertEquals(
        "Rent[1]\n[Note 1: Pay within ten days ~~at once~~²]",
        noted().read(folder, original).page(1).seen().text());
    ReadAs accepted = new ReadAs(ReadAs.Changes.ACCEPTED, true);
    assertEquals(
        "Rent[1]\n[Note 1: Pay within thirty days ~~at once~~²]",
        noted().read(folder, accepted).page(1).seen().text());
  }

  @Test
  void whatAStyleHidesIsHiddenAndWhatAStyleStrikesIsStruck() throws IOException {
    Page page =
        new DocxFile(
                paragraph(
                        run("Seen ")
                            + run("<w:rStyle w:val=\"Gone\"/>", "gone")
                            + run("<w:rStyle w:val=\"OutToo\"/>", "struck")
                            + run("<w:rStyle w:val=\"Out\"/><w:strike w:val=\"0\"/>", " stays"))
                    + paragraph("<w:pPr><w:pStyle w:val=\"Draft\"/></w:pPr>" + run("also gone"))
                    + paragraph(
                        "<w:pPr><w:pStyle w:val=\"Draft\"/></w:pPr>"
                            + run("<w:vanish w:val=\"0\"/>", "shown again")))
            .with("styles", (Object) STYLES)
            .read(folder)
            .page(1);
    assertEquals("Seen ~~struck~~ stays\n\nshown again", page.seen().text());
    assertEquals("gone\nalso gone", page.text().substring(page.hidden().getFirst().start()));
  }

  @Test
  void whatAStyleRaisesIsRaised() throws IOException {
    String styles =
        """
        <w:style w:type="character" w:styleId="Ref"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>
        </w:style><w:style w:type="character" w:styleId="Low"><w:rPr><w:position w:val="-6"/></w:rPr>
        </w:style><w:style w:type="character" w:styleId="RefToo"><w:basedOn w:val="Ref"/></w:style>\
        """;
    Page page =
        new DocxFile(
                paragraph(
                    run("$320")
                        + run("<w:rStyle w:val=\"RefToo\"/>", "1")
                        + run(" H")
                        + run("<w:rStyle w:val=\"Low\"/>", "2")
                        + run("O 4")
                        + run("<w:rStyle w:val=\"Ref\"/><w:vertAlign w:val=\"baseline\"/>", "5")))
            .with("styles", (Object) styles)
            .read(folder)
            .page(1);
    assertEquals("$320¹ H₂O 45", page.text());
  }

  @Test
  void whatRunsAboveThePagesIsReadAsTheTextIs() throws IOException {
    String head =
        paragraph(
            run("DRAFT ")
                + "<w:del w:author=\"Ann\"><w:r><w:delText>one</w:delText></w:r></w:del>"
                + run("<w:vanish/>", "secret"));
    Page page =
        new DocxFile(paragraph(run("Body.")))
            .with("word/header1.xml", DocxFile.part("hdr", head))
            .read(folder)
            .page(1);
    assertEquals(
        "Body.\n\n[Runs above or below the pages: DRAFT [deleted by Ann: ~~one~~]]",
        page.seen().text());
    assertEquals("secret", page.text().substring(page.text().length() - 6));
  }
}
