// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.word;

import static dev.carrel.engine.ingest.word.DocxFile.paragraph;
import static dev.carrel.engine.ingest.word.DocxFile.run;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What fields show that no file holds, and large initials. */
class DocxFieldsTest {
  @TempDir private Path folder;

  private static String part(String type) {
    return "<w:r><w:fldChar w:fldCharType=\"" + type + "\"/></w:r>";
  }

  private static String field(String code) {
    return part("begin")
        + "<w:r><w:instrText xml:space=\"preserve\"> "
        + code
        + " </w:instrText></w:r>"
        + part("end");
  }

  private static String shown(String code, String words) {
    return field(code).replace(part("end"), part("separate") + run(words) + part("end"));
  }

  private String read(String... paragraphs) throws IOException {
    StringBuilder body = new StringBuilder();
    for (String each : paragraphs) {
      body.append(paragraph(each));
    }
    return new DocxFile(body.toString()).text(folder);
  }

  @Test
  void oldFormulasAreReadAsTheyAreShown() throws IOException {
    assertEquals(
        "The fee is 3 1/2 percent of x²+√(a b) (1).",
        read(
            run("The fee is 3")
                + field("EQ \\f(1,2)")
                + run(" percent of x")
                + field("EQ \\s\\up8(2)+\\r(a b)")
                + run(" ")
                + field("EQ (1)")
                + run(".")));
  }

  @Test
  void signsAndWordsToBeReplacedStandInTheCode() throws IOException {
    assertEquals(
        "30° § 5, Name: [Insert name]",
        read(
            run("30")
                + field("SYMBOL 176 \\f \"Symbol\" \\s 12")
                + run(" ")
                + field("SYMBOL 0xA7 \\a")
                + run(" 5, Name: ")
                + field("MACROBUTTON NoMacro [Insert name]")));
  }

  @Test
  void paragraphsThatFieldsNumberHaveTheirNumbers() throws IOException {
    String heading = "<w:pPr><w:outlineLvl w:val=\"%d\"/></w:pPr>";
    assertEquals(
        "1. Rent\n\n2. Heat\n\n1. Terms\n\n1.1 Pay\n\n2. More",
        read(
            field("AUTONUM") + run(" Rent"),
            field("AUTONUM") + run(" Heat"),
            heading.formatted(0) + field("AUTONUMLGL") + run(" Terms"),
            heading.formatted(1) + field("AUTONUMLGL \\e") + run(" Pay"),
            heading.formatted(0) + field("AUTONUMLGL") + run(" More")));
  }

  @Test
  void listsWithinAParagraphAreCounted() throws IOException {
    assertEquals(
        "1) sell, 2) buy, a) land, 1.1. first, 1.2. second, (a) own",
        read(
            field("LISTNUM")
                + run(" sell, ")
                + field("LISTNUM NumberDefault")
                + run(" buy, ")
                + field("LISTNUM NumberDefault \\l 2")
                + run(" land, ")
                + field("LISTNUM LegalDefault \\l 2")
                + run(" first, ")
                + field("LISTNUM \"LegalDefault\" \\l 2")
                + run(" second, ")
                + field("LISTNUM OutlineDefault \\l 6 \\s 1")
                + run(" own")));
  }

  @Test
  void whatTheFileHoldsOfAFieldIsWhatItShows() throws IOException {
    assertEquals(
        "See Clause 7 and lease.",
        read(
            run("See ")
                + shown("REF x \\h", "Clause 7")
                + run(" and ")
                + field("IF").replace(part("end"), field("SYMBOL 65") + part("end"))
                + shown("MERGEFIELD kind", "lease")
                + run(".")));
  }

  @Test
  void aLargeInitialIsTheFirstLetterOfItsWord() throws IOException {
    assertEquals(
        "This lease is made.\n\nThen.",
        read(
            "<w:pPr><w:framePr w:dropCap=\"drop\" w:lines=\"3\"/></w:pPr>" + run("T"),
            run("his lease is made."),
            run("Then.")));
  }
}
