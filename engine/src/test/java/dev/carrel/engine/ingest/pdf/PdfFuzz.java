// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import dev.carrel.engine.fuzz.FuzzTarget;
import dev.carrel.engine.ingest.ReadBytes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** PDFs: text, forms, layers, fonts, trees of pages, streams of objects, encryption. */
public final class PdfFuzz implements FuzzTarget {
  @Override
  public String name() {
    return "pdf";
  }

  @Override
  public List<byte[]> seeds() throws IOException {
    return PdfSeeds.all();
  }

  @Override
  public List<byte[]> words() {
    return FuzzTarget.ascii(
        " 1 0 R",
        " 2 0 R",
        " 3 0 R",
        " 4 0 R",
        " 6 0 R",
        " 8 0 R",
        "0 0 R",
        "99 0 R",
        "obj",
        "endobj",
        "stream\n",
        "endstream",
        "<<",
        ">>",
        "[",
        "]",
        "(",
        ")",
        "<",
        ">",
        "null",
        "true",
        "-1",
        "0",
        "2147483647",
        "-2147483648",
        "4294967296",
        "99999999999999999999",
        "1e9",
        ".",
        "--5",
        "/Length",
        "/Filter",
        "/FlateDecode",
        "/LZWDecode",
        "/ASCII85Decode",
        "/ASCIIHexDecode",
        "/RunLengthDecode",
        "/CCITTFaxDecode",
        "/DCTDecode",
        "/JBIG2Decode",
        "/JPXDecode",
        "/Crypt",
        "/DecodeParms",
        "/Predictor 15",
        "/Columns",
        "/Colors",
        "/Prev",
        "/XRefStm",
        "/Extends 5 0 R",
        "/N",
        "/First",
        "/W[1 4 2]",
        "/Index",
        "/Size",
        "/Root",
        "/Encrypt",
        "/Kids",
        "/Parent",
        "/Count",
        "/Contents",
        "/Resources",
        "/Font",
        "/XObject",
        "/Type",
        "/Subtype",
        "/Form",
        "/Image",
        "/Type0",
        "/Type1",
        "/Type3",
        "/TrueType",
        "/CIDFontType0",
        "/Identity-H",
        "/Encoding",
        "/ToUnicode",
        "/DescendantFonts",
        "/FontFile2",
        "/FontFile3",
        "/Widths",
        "/FontMatrix",
        "/MediaBox",
        "/Rotate",
        "/UserUnit",
        "/StructTreeRoot",
        " BT ",
        " ET ",
        " q ",
        " Q ",
        " cm ",
        " Tf ",
        " Tj ",
        " Do ",
        " BDC ",
        " EMC ",
        " BI ",
        " ID ",
        " EI ",
        " gs ",
        " sh ",
        " scn ",
        " W n ",
        " Tr ",
        " d0 ",
        "startxref\n",
        "xref\n",
        "trailer",
        "%%EOF");
  }

  @Override
  public int mostBytes() {
    return 1 << 14;
  }

  /** A person's file may take longer: it is read in a process that has a deadline of its own. */
  @Override
  public Duration patience() {
    return Duration.ofSeconds(30);
  }

  @Override
  public void run(byte[] input, Path folder) throws IOException {
    ReadBytes.all(new PdfReader(), input);
  }
}
