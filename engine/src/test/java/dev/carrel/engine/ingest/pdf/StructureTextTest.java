// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carrel.engine.ingest.Readings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the structure says that glyphs stand for counts as what their marked content says. */
class StructureTextTest {
  @TempDir private Path folder;

  /** "The @# lease." of which the structure says this of the second part. */
  private String read(String said, String kids) throws IOException {
    RawPdf pdf = new RawPdf();
    int page =
        pdf.page(
            "BT /F1 12 Tf 72 700 Td /P <</MCID 0>> BDC (The ) Tj EMC /Span <</MCID 1>> BDC (@#) Tj"
                + " EMC /P <</MCID 2>> BDC ( lease) Tj EMC ET",
            List.of());
    int element = pdf.next();
    String form = "<</Type/StructElem/S/%s/P %d 0 R/Pg %d 0 R/K %s%s>>";
    pdf.add(form.formatted("P", element + 3, page, "0", ""));
    pdf.add(form.formatted("Span", element + 3, page, kids, said));
    pdf.add(form.formatted("P", element + 3, page, "2", ""));
    pdf.add("<</Type/StructElem/S/Document/K[%1$d 0 R]>>".formatted(element + 1));
    pdf.catalog(
        "/StructTreeRoot<</ParentTree<</Kids[<</Limits[0 0]/Nums[0[%d 0 R %d 0 R %d 0 R]]>>]>>>>"
            .formatted(element, element + 1, element + 2));
    // The page is found by its number in that tree.
    String bytes = new String(pdf.bytes(), StandardCharsets.ISO_8859_1);
    return Readings.text(
        Readings.read(
            folder,
            "a.pdf",
            bytes
                .replace("/Type/Page/Parent 2 0 R", "/Type/Page/StructParents 0/Parent 2 0 R")
                .getBytes(StandardCharsets.ISO_8859_1)));
  }

  @Test
  void aPartIsWhatItsElementSaysItIs() throws IOException {
    assertEquals("The office lease", read("/ActualText(office)", "1"));
    assertEquals("The office lease", read("/ActualText(office)", "[1]"));
  }

  @Test
  void anElementOfSeveralPartsOrThatSaysNothingChangesNothing() throws IOException {
    assertEquals("The @# lease", read("/ActualText(office)", "[1 2]"));
    assertEquals("The @# lease", read("/ActualText()", "1"));
    assertEquals("The @# lease", read("", "1"));
  }
}
