// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.Notice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** XFA forms, and pages that one was left behind in. */
class FormsWithinTest {
  private static final String DATA =
      "<xdp><template/><datasets><data><f><Claimant>Harbour Mills</Claimant><Empty/></f></data>"
          + "</datasets></xdp>";

  @TempDir private Path folder;

  private Document read(List<String> pages, String catalog) throws IOException {
    RawPdf pdf = new RawPdf();
    int form = pdf.stream("", DATA);
    pdf.catalog("/AcroForm<</Fields[]/XFA[(a) %d 0 R]>>%s".formatted(form, catalog));
    for (String page : pages) {
      pdf.page(RawPdf.text(72, 700, 10, page), List.of());
    }
    return pdf.read(folder);
  }

  @Test
  void aPageThatOnlyAsksToWaitIsNotTheText() throws IOException {
    for (String wait :
        List.of(
            "Please wait...", "Bitte warten...", "Veuillez patienter...", " ", "Adobe Reader")) {
      Document read = read(List.of(wait), "/NeedsRendering true");
      assertEquals("Claimant: Harbour Mills", read.page(1).text(), wait);
      assertEquals(List.of(new Notice(Notice.Code.DYNAMIC_FORM, 0, "")), read.notices());
    }
  }

  @Test
  void pagesWithTextOfTheirOwnAreReadAndTheFormLeftInThemIsSaid() throws IOException {
    Document one = read(List.of("The Claimant asks for 12,750.00 euros."), "");
    assertEquals("The Claimant asks for 12,750.00 euros.", one.page(1).text());
    assertEquals(List.of(new Notice(Notice.Code.FORM_DATA, 0, "")), one.notices());
    Document several =
        read(List.of("Please wait for the third page.", "Second", "Third"), "/NeedsRendering true");
    assertTrue(several.page(1).text().startsWith("Please wait"), several.page(1).text());
    assertEquals("Third", several.page(3).text());
  }
}
