// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;

/**
 * Small PDFs for a fuzzer. Those written here by hand pack nothing, so that a changed byte changes
 * a word of the format and not merely a sum over packed bytes.
 */
final class PdfSeeds {
  private static final String PAGES = "<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 300 300]>>";
  private static final String CATALOG = "<</Type/Catalog/Pages 2 0 R>>";
  private static final String FONT =
      "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding<</Differences[65/B/a 70/fi]>>>>";

  private PdfSeeds() {}

  static List<byte[]> all() throws IOException {
    return List.of(
        text(),
        forms(),
        compositeFont(),
        drawnFont(),
        tree(),
        objectStream(),
        packed(),
        encrypted());
  }

  private static byte[] text() {
    return file(
        CATALOG,
        PAGES,
        page("/Font<</F 5 0 R>>"),
        stream(
            "",
            "q 1 0 0 1 20 200 cm BT /F 12 Tf 14 TL 1 Tr 0 0 Td (A lease) Tj T* [(of)-300(rent)] TJ"
                + " 3 Tr (unseen) ' ET Q 0 0 100 100 re W n /Span<</ActualText(said)>>BDC BT /F 4"
                + " Tf 10 10 Td <4142> Tj ET EMC BI /W 2/H 1/BPC 8/CS/G ID ab EI 1 1 1 rg 0 0 300"
                + " 300 re f"),
        FONT);
  }

  private static byte[] forms() {
    return file(
        "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[8 0 R]/DR<</Font<</F 5 0 R>>>>/DA(/F 9 Tf)>>"
            + "/OCProperties<</OCGs[9 0 R]/D<</OFF[9 0 R]>>>>>>",
        PAGES,
        "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Annots[8 0 R 10 0 R]/Rotate 90/UserUnit 2"
            + "/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>/ExtGState<</G 7 0 R>>"
            + "/Properties<</L 9 0 R>>>>>>",
        stream("", "/G gs /X Do /OC/L BDC BT /F 9 Tf 5 5 Td (layer) Tj ET EMC"),
        FONT,
        stream(
            "/Type/XObject/Subtype/Form/BBox[0 0 200 200]/Matrix[1 0 0 1 9"
                + " 9]/Group<</S/Transparency>>/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>",
            "BT /F 9 Tf 5 5 Td (form) Tj ET /X Do"),
        "<</Type/ExtGState/ca 0/CA .5/BM/Multiply/SMask<</S/Alpha/G 6 0 R>>/Font[5 0 R 9]>>",
        "<</Type/Annot/Subtype/Widget/FT/Tx/T(name)/V(value)/DA(/F 9 Tf)/Rect[9 9 90 30]/F 2"
            + "/AP<</N 6 0 R>>/Parent 8 0 R>>",
        "<</Type/OCG/Name(layer)>>",
        "<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/Dest[3 0 R/XYZ 0 0"
            + " 0]/A<</S/URI/URI(http://a)>>>>");
  }

  private static byte[] compositeFont() {
    String map =
        "/CIDInit/ProcSet findresource begin begincmap 1 begincodespacerange<0000><FFFF>"
            + "endcodespacerange 1 beginbfchar<0041><00660069>endbfchar 2 beginbfrange<0042><0044>"
            + "<0061><0045><0046>[<0062><D83DDE00>]endbfrange endcmap end";
    return file(
        CATALOG,
        PAGES,
        page("/Font<</F 5 0 R>>"),
        stream("", "BT /F 12 Tf 9 99 Td <004100420045> Tj ET"),
        "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-V/DescendantFonts[6 0 R]"
            + "/ToUnicode 7 0 R>>",
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo<</Registry(Adobe)"
            + "/Ordering(Japan1)/Supplement 1>>/W[1[500 600]7 9 300]/DW 1000/DW2[800 -900]"
            + "/FontDescriptor<</Type/FontDescriptor/FontName/X/Flags 4/FontBBox[0 0 9 9]>>>>",
        stream("", map));
  }

  private static byte[] drawnFont() {
    return file(
        CATALOG,
        PAGES,
        page("/Font<</F 5 0 R>>"),
        stream("", "BT /F 12 Tf 9 99 Td (aab) Tj ET"),
        "<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[.1 0 0 .1 0 0]/FirstChar"
            + " 97/LastChar 98/Widths[9 9]/Encoding<</Differences[97/a/b]>>/CharProcs<</a 6 0 R/b 6"
            + " 0 R>>/Resources<</Font<</F 5 0 R>>>>>>",
        stream("", "9 0 0 0 9 9 d1 BT /F 1 Tf (a) Tj ET 0 0 9 9 re f"));
  }

  private static byte[] tree() {
    return file(
        "<</Type/Catalog/Pages 2 0 R/Outlines 7 0 R/PageLabels<</Nums[0<</S/r/St 3/P(A-)>>]>>"
            + "/Names<</Dests<</Names[(d)[3 0 R/Fit]]>>>>>>",
        "<</Type/Pages/Kids[6 0 R 3 0 R]/Count 2/MediaBox[0 0 300 300]/Resources<<>>>>",
        "<</Type/Page/Parent 6 0 R/Contents[4 0 R 4 0 R]>>",
        stream(
            "/Filter[/ASCIIHexDecode/RunLengthDecode]/DecodeParms[null<</Predictor 12>>]", "80>"),
        FONT,
        "<</Type/Pages/Parent 2 0 R/Kids[3 0 R]/Count 1/CropBox[10 10 90 90]>>",
        "<</Type/Outlines/First 8 0 R/Last 8 0 R/Count 1>>",
        "<</Title(One)/Parent 7 0 R/Next 8 0 R/Dest(d)/First 8 0 R/Last 8 0 R/Count 1>>");
  }

  /** A table of objects and objects as streams, neither of them packed. */
  private static byte[] objectStream() {
    int second = CATALOG.length();
    String places = "1 0 2 " + second + " 3 " + (second + PAGES.length()) + " ";
    String objects = places + CATALOG + PAGES + page("/Font<</F<</Type/Font>>>>");
    String kind = "/Type/ObjStm/N 3/First " + places.length();
    String body = "%PDF-1.5\n5 0 obj" + stream(kind, objects) + "endobj\n";
    String content = "4 0 obj" + stream("", "BT (text) Tj ET") + "endobj\n";
    int at = body.length() + content.length();
    StringBuilder table = new StringBuilder();
    entry(table, 0, 0, 255);
    entry(table, 2, 5, 0);
    entry(table, 2, 5, 1);
    entry(table, 2, 5, 2);
    entry(table, 1, body.length(), 0);
    entry(table, 1, 9, 0);
    entry(table, 1, at, 0);
    String cross =
        "6 0 obj" + stream("/Type/XRef/Size 7/W[1 2 1]/Index[0 7]/Root 1 0 R", table.toString());
    return latin(body + content + cross + "endobj\nstartxref\n" + at + "\n%%EOF");
  }

  private static void entry(StringBuilder table, int kind, int place, int index) {
    table.append((char) kind).append((char) (place >> 8)).append((char) (place & 255));
    table.append((char) index);
  }

  private static byte[] packed() throws IOException {
    try (PDDocument document = document()) {
      return saved(document);
    }
  }

  private static byte[] encrypted() throws IOException {
    try (PDDocument document = document()) {
      document.protect(new StandardProtectionPolicy("owner", "", new AccessPermission()));
      return saved(document);
    }
  }

  private static PDDocument document() throws IOException {
    PDDocument document = new PDDocument();
    PDPage page = new PDPage();
    document.addPage(page);
    try (PDPageContentStream stream = new PDPageContentStream(document, page)) {
      TestPdf.text(stream, 20, 200, 12, "The rent is nine hundred");
    }
    return document;
  }

  private static byte[] saved(PDDocument document) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    document.save(bytes);
    return bytes.toByteArray();
  }

  private static String page(String resources) {
    return "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<<" + resources + ">>>>";
  }

  private static String stream(String dictionary, String content) {
    return "<</Length " + content.length() + dictionary + ">>stream\n" + content + "\nendstream ";
  }

  private static byte[] file(String... objects) {
    StringBuilder file = new StringBuilder("%PDF-1.7\n");
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < objects.length; i++) {
      places.add(file.length());
      file.append(i + 1).append(" 0 obj").append(objects[i]).append("endobj\n");
    }
    int table = file.length();
    file.append("xref\n0 ").append(objects.length + 1).append("\n0000000000 65535 f \n");
    places.forEach(place -> file.append("%010d 00000 n \n".formatted(place)));
    file.append("trailer<</Root 1 0 R/Size ").append(objects.length + 1);
    return latin(file.append(">>\nstartxref\n").append(table).append("\n%%EOF").toString());
  }

  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
