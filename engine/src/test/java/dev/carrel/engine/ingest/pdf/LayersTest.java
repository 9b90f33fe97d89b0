// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.document.HiddenText;
import dev.carrel.engine.document.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Layers that are on (A) and off (B), and what is said of them together. */
class LayersTest {
  @TempDir private Path folder;

  /** Adds both and returns the number of the first; the second has the next. */
  private static int layers(RawPdf pdf, String usage, String configuration) {
    int a = pdf.add("<</Type/OCG/Name(A)%s>>".formatted(usage));
    int b = pdf.add("<</Type/OCG/Name(B)>>");
    pdf.catalog(
        "/OCProperties<</OCGs[%d 0 R %d 0 R]/D<<%s>>>>"
            .formatted(a, b, configuration.replace("B", b + " 0 R")));
    return a;
  }

  @ParameterizedTest
  @CsvSource({
    "/OCGs[A B]/P/AllOn, false",
    "/OCGs[A B]/P/AnyOn, true",
    "/OCGs[A B]/P/AnyOff, true",
    "/OCGs[A B]/P/AllOff, false",
    "/OCGs[A B], true",
    "/OCGs B, false",
    "/OCGs[], true",
    "/VE[/Not A], false",
    "/VE[/And A[/Not B]], true",
    "/VE[/Or[/Not A]B], false"
  })
  void aMembershipIsShownAsItsExpressionOrPolicySays(String membership, boolean shown)
      throws IOException {
    RawPdf pdf = new RawPdf();
    int a = layers(pdf, "", "/OFF[B]");
    String said =
        membership
            .replaceAll("A(?=[\\] \\[]|$)", a + " 0 R")
            .replaceAll("B(?=[\\] \\[]|$)", a + 1 + " 0 R");
    int group = pdf.add("<</Type/OCMD%s>>".formatted(said));
    pdf.page(
        RawPdf.text(72, 700, 10, "Seen.")
            + "/OC/G BDC "
            + RawPdf.text(72, 680, 10, "Words")
            + "EMC",
        List.of(),
        "/Properties<</G %d 0 R>>".formatted(group));
    Page page = pdf.read(folder).page(1);
    assertEquals(!shown, page.text().length() > page.seenLength(), page.text());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "                                  | /BaseState/OFF/ON[B]                          | false",
        "                                  | /BaseState/OFF/ON[A]                          | true",
        "                                  | /ON[A]/OFF[A]                                 | false",
        "/Usage<</View<</ViewState/OFF>>>> | /AS[<</Event/View/OCGs[A]/Category[/View]>>]  | false",
        "/Usage<</View<</ViewState/OFF>>>> | /Name(none)                                   | true",
        "/Usage<</Print<</PrintState/OFF>>>> | /AS[<</Event/Print/OCGs[A]/Category[/Print]>>] |"
            + " true"
      })
  void aLayerIsShownAsTheFirstConfigurationSaysForAScreen(
      String usage, String configuration, boolean shown) throws IOException {
    RawPdf pdf = new RawPdf();
    int a = pdf.add("<</Type/OCG/Name(A)%s>>".formatted(usage == null ? "" : usage));
    int b = pdf.add("<</Type/OCG/Name(B)>>");
    pdf.catalog(
        "/OCProperties<</OCGs[%d 0 R %d 0 R]/D<<%s>>>>"
            .formatted(
                a,
                b,
                configuration
                    .replace("[A]", "[%d 0 R]".formatted(a))
                    .replace("[B]", "[%d 0 R]".formatted(b))));
    pdf.page(
        RawPdf.text(72, 700, 10, "Seen.")
            + "/OC/G BDC "
            + RawPdf.text(72, 680, 10, "Words")
            + "EMC",
        List.of(),
        "/Properties<</G %d 0 R>>".formatted(a));
    Page page = pdf.read(folder).page(1);
    assertEquals(!shown, page.text().length() > page.seenLength(), page.text());
  }

  @Test
  void whatIsWrittenStruckOrRemarkedOnAHiddenLayerIsNotReadAsSeen() throws IOException {
    RawPdf pdf = new RawPdf();
    int off = layers(pdf, "", "/OFF[B]") + 1;
    String on = "/F 4/OC %d 0 R".formatted(off);
    int typed =
        pdf.add(
            "<</Type/Annot/Subtype/FreeText/Rect[300 600 500 620]/Contents(Typed)%s>>"
                .formatted(on));
    int note =
        pdf.add(
            "<</Type/Annot/Subtype/Text/Rect[300 600 310 610]/Contents(Note)%s>>".formatted(on));
    int strike = pdf.add("<</Type/Annot/Subtype/StrikeOut/Rect[72 698 130 710]%s>>".formatted(on));
    pdf.page(RawPdf.text(72, 700, 10, "Live words of the page."), List.of(typed, note, strike));
    Page page = pdf.read(folder).page(1);
    assertEquals("Live words of the page.", page.text().substring(0, page.seenLength()).strip());
    assertEquals(HiddenText.Why.HIDDEN_LAYER, page.hidden().getFirst().why());
    assertTrue(page.text().contains("Typed"), page.text());
    assertFalse(page.text().contains("Note"), page.text());
  }
}
