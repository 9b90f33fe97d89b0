// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.Notice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is filled in in the fields of forms. */
class FormFieldsTest {
  @TempDir private Path folder;

  private final RawPdf pdf = new RawPdf();
  private final StringBuilder content = new StringBuilder();
  private final List<Integer> fields = new ArrayList<>();
  private final List<Integer> widgets = new ArrayList<>();
  private int y = 720;

  /** A field with its label on the left; {@code drawn} is empty if no program drew it. */
  private void field(String label, String entries, String drawn) {
    content.append(RawPdf.text(72, y + 3, 10, label));
    String drawing =
        drawn.isEmpty()
            ? ""
            : "/AP<</N %d 0 R>>"
                .formatted(pdf.form(200, 14, "BT /F1 10 Tf 2 4 Td (%s) Tj ET".formatted(drawn)));
    int flags = entries.contains("/F ") ? 0 : 4;
    fields.add(
        pdf.add(
            "<</Type/Annot/Subtype/Widget/Rect[220 %d 420 %d]%s%s%s>>"
                .formatted(y, y + 14, flags == 0 ? "" : "/F 4", drawing, entries)));
    widgets.add(fields.getLast());
    y -= 20;
  }

  private int box(int x, String entries, String on) {
    int ticked = pdf.form(12, 12, "");
    int off = pdf.form(12, 12, "");
    widgets.add(
        pdf.add(
            "<</Type/Annot/Subtype/Widget/Rect[%d %d %d %d]/F 4/AP<</N<</%s %d 0 R/Off %d 0 R>>>>%s>>"
                .formatted(x, y, x + 12, y + 12, on, ticked, off, entries)));
    return widgets.getLast();
  }

  private Document read(String form) throws IOException {
    pdf.catalog("/AcroForm<</Fields[%s]%s>>".formatted(RawPdf.references(fields), form));
    pdf.page(content.toString(), widgets);
    return pdf.read(folder);
  }

  private static Notice document(Notice.Code code, int count, String detail) {
    return new Notice(code, count, detail);
  }

  @Test
  void aPasswordIsNotReadDrawnOrNotAndThatIsSaid() throws IOException {
    field("User", "/FT/Tx/T(u)/V(anna.berg)", "anna.berg");
    field("Password", "/FT/Tx/T(p)/Ff 8192/V(hunter2)", "");
    field("Token", "/FT/Tx/T(t)/Ff 8192/V(opensesame)", "opensesame");
    field("Unused", "/FT/Tx/T(n)/Ff 8192", "");
    Document read = read("");
    String text = read.page(1).text();
    assertTrue(text.contains("User anna.berg"), text);
    assertFalse(text.contains("hunter2") || text.contains("opensesame"), text);
    assertEquals(List.of(document(Notice.Code.PASSWORD_FIELDS, 2, "")), read.notices());
  }

  @Test
  void signaturesAreToldAsTheFileSaysAndFieldsWithoutThem() throws IOException {
    field(
        "Signature",
        "/FT/Sig/T(s)/V<</Type/Sig/Name(Dr. Anna Berg)/M(D:20240312101010Z)>>",
        "Signed by Dr. Anna Berg");
    field("Countersigned", "/FT/Sig/T(c)", "");
    assertEquals(
        List.of(
            document(Notice.Code.SIGNATURES, 1, "Dr. Anna Berg, 2024-03-12"),
            document(Notice.Code.UNSIGNED_FIELDS, 1, "")),
        read("").notices());
  }

  @Test
  void valuesStandBesideTheirLabelsHoweverWideTheGapIs() throws IOException {
    field("Buyer", "/FT/Tx/T(b)/V(Northgate Holding)", "");
    field("Place of delivery", "/FT/Ch/T(p)/Opt[(Hamburg)[(ldn)(London)]]/V(ldn)", "");
    field("Ports", "/FT/Ch/T(l)/Ff 2097152/Opt[(Hamburg)(Oslo)(Rotterdam)]/I[0 2]", "");
    field("Price", "/FT/Tx/T(c)/V %d 0 R".formatted(pdf.stream("", "1,950,000")), "");
    field("Manager", "/FT/Tx/T(m)/V<FEFF004D00FC006C006C00650072>", "");
    field("Remarks", "/FT/Tx/T(r)/Ff 33554432/RV(<p>Roof <b>repaired</b> &amp; dry</p>)", "");
    String text = read("").page(1).text();
    for (String line :
        List.of(
            "Buyer Northgate Holding",
            "Place of delivery London",
            "Ports Hamburg, Rotterdam",
            "Price 1,950,000",
            "Manager Müller",
            "Remarks Roof repaired & dry")) {
      assertTrue(text.contains(line), line + " in: " + text);
    }
  }

  @Test
  void ofAListOnlyWhatIsChosenIsReadThoughAllOfItIsDrawn() throws IOException {
    field("Ports", "/FT/Ch/T(l)/Opt[(Hamburg)(Oslo)(Bergen)]/V[(Hamburg)(Bergen)]", "Hamburg Oslo");
    Document read = read("");
    assertEquals("Ports Hamburg, Bergen", read.page(1).text());
    assertEquals(List.of(), read.notices());
  }

  @Test
  void aValueRulesOverAnOldDrawingOfItAndThatIsSaid() throws IOException {
    field("Buyer", "/FT/Tx/T(b)/V(Northgate)", "Southgate");
    field("Price", "/FT/Tx/T(p)/V(1950000)/AA<</F<</S/JavaScript/JS(f)>>>>", "1,950,000.00 EUR");
    field("IBAN", "/FT/Tx/T(i)/V(DE12)/Ff 16777216/MaxLen 4", "D   E   1   2");
    field("Kept", "/FT/Tx/T(k)/V(The same)", "The same");
    Document read = read("");
    String text = read.page(1).text();
    assertTrue(text.contains("Buyer Northgate") && !text.contains("Southgate"), text);
    assertTrue(text.contains("Price 1,950,000.00 EUR"), text);
    assertTrue(text.contains("IBAN DE12"), text);
    assertTrue(text.contains("Kept The same"), text);
    assertEquals(List.of(new Notice(Notice.Code.STALE_FIELDS, 1, 1, "")), read.notices());
  }

  @Test
  void whatWasEmptiedIsNotReadFromDrawingsThatAreToBeMadeAnew() throws IOException {
    field("Emptied", "/FT/Tx/T(e)/V()", "Old value");
    field("Never filled", "/FT/Tx/T(n)", "Older value");
    String text = read("/NeedAppearances true").page(1).text();
    assertFalse(text.contains("value"), text);
  }

  @Test
  void fieldsThatAreNotShownAreCountedAndNotRead() throws IOException {
    field("One", "/FT/Tx/T(h)/V(HIDDEN)/F 2", "HIDDEN");
    field("Two", "/FT/Tx/T(v)/V(NOVIEW)/F 36", "NOVIEW");
    field("Three", "/FT/Tx/T(e)/V()/F 2", "");
    Document read = read("");
    assertFalse(read.page(1).text().matches("(?s).*(HIDDEN|NOVIEW).*"), read.page(1).text());
    assertEquals(List.of(document(Notice.Code.HIDDEN_FIELDS, 2, "")), read.notices());
  }

  @Test
  void boxesAreTickedByTheirStateElseByTheirValue() throws IOException {
    content.append(RawPdf.text(72, y + 2, 10, "Insured"));
    fields.add(box(150, "/FT/Btn/T(a)/V/Yes/AS/Yes", "Yes"));
    content.append(RawPdf.text(170, y + 2, 10, "Pets"));
    fields.add(box(210, "/FT/Btn/T(b)/V/Yes", "Yes"));
    content.append(RawPdf.text(230, y + 2, 10, "Smoker"));
    fields.add(box(280, "/FT/Btn/T(c)/V/Off", "Yes"));
    y -= 20;
    int group = pdf.add("");
    List<Integer> kids = new ArrayList<>();
    for (String way : List.of("Air", "Sea")) {
      int x = kids.isEmpty() ? 150 : 250;
      kids.add(box(x, "/Parent %d 0 R".formatted(group), kids.isEmpty() ? "0" : "1"));
      content.append(RawPdf.text(x + 16, y + 2, 10, way));
    }
    content.append(RawPdf.text(72, y + 2, 10, "Route"));
    pdf.set(
        group,
        "<</FT/Btn/Ff 49152/T(r)/V(Sea)/Opt[(Air)(Sea)]/Kids[%s]>>"
            .formatted(RawPdf.references(kids)));
    fields.add(group);
    String text = read("").page(1).text();
    assertTrue(text.contains("Insured [x] Pets [x] Smoker [ ]"), text);
    assertTrue(text.contains("Route [ ] Air [x] Sea"), text);
  }

  @Test
  void aFieldOfSeveralLinesStandsBesideItsLabelThoughItBeginsAboveOrBelowIt() throws IOException {
    field("Name", "/FT/Tx/T(n)/V(Anna Berg)", "Anna Berg");
    int tall =
        pdf.form(
            200,
            60,
            "BT /F1 10 Tf 2 44 Td (The roof was repaired) Tj 0 -12 Td (by the seller in 2019.) Tj"
                + " ET");
    content.append(RawPdf.text(72, 703, 10, "Repairs")).append(RawPdf.text(72, 633, 10, "Place"));
    fields.add(
        pdf.add(
            ("<</Type/Annot/Subtype/Widget/FT/Tx/T(r)/Ff 4096/Rect[220 655 420 715]/F 4"
                    + "/V(The roof was repaired by the seller in 2019.)/AP<</N %d 0 R>>>>")
                .formatted(tall)));
    widgets.add(fields.getLast());
    y = 630;
    field("Phone", "/FT/Tx/T(p)/V 1250", "");
    String text = read("").page(1).text();
    for (String line :
        List.of(
            "Name Anna Berg",
            "Repairs The roof was repaired\nby the seller in 2019.",
            "Phone 1250")) {
      assertTrue(text.contains(line), line + " in: " + text);
    }
  }

  @Test
  void aBoxThatNobodyDrewIsTickedByItsValueAlone() throws IOException {
    field("Yes", "/FT/Btn/T(a)/V/Yes", "");
    field("No", "/FT/Btn/T(b)/V/Off", "");
    field("Choice", "/FT/Btn/Ff 32768/T(c)/V/Yes", "");
    String text = read("").page(1).text();
    assertTrue(
        text.contains("Yes [x]") && text.contains("No [ ]") && text.contains("Choice [ ]"), text);
  }
}
