// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.worker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DeflaterOutputStream;

/** Small PDFs that become large when they are opened. */
final class Bombs {
  private Bombs() {}

  /**
   * The list of pages lies in an object stream, beside an array of empty arrays.
   *
   * @param arrays two bytes each before they are packed, some dozen when they are parsed
   */
  static Path objectStream(Path file, int arrays) throws IOException {
    Pdf pdf = new Pdf();
    pdf.object(1, "<</Type/Catalog/Pages 2 0 R>>");
    Pdf.Packed inner = new Pdf.Packed();
    inner.text("2 0 <</Type/Pages/Count 1/Kids[3 0 R]/Bomb[");
    byte[] some = "[]".repeat(1 << 15).getBytes(StandardCharsets.ISO_8859_1);
    for (long left = arrays; left > 0; left -= 1 << 15) {
      inner.bytes(some);
    }
    inner.text("]>>");
    pdf.stream(4, "/Type/ObjStm/N 1/First 4", inner);
    pdf.object(3, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]>>");
    return pdf.save(file, 2, 4);
  }

  /**
   * A table of objects with more of them than a file could hold.
   *
   * @param entries three bytes each before they are packed
   */
  static Path crossReferences(Path file, int entries) throws IOException {
    Pdf pdf = new Pdf();
    pdf.object(1, "<</Type/Catalog/Pages 2 0 R>>");
    pdf.object(2, "<</Type/Pages/Count 1/Kids[3 0 R]>>");
    pdf.object(3, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]>>");
    Pdf.Packed table = new Pdf.Packed();
    byte[] some = new byte[3 << 15];
    for (int i = 0; i < some.length; i += 3) {
      some[i] = 1;
      some[i + 1] = 9;
    }
    for (long left = entries; left > 0; left -= 1 << 15) {
      table.bytes(some);
    }
    int start = pdf.at();
    pdf.stream(9, "/Type/XRef/W[1 1 1]/Size " + entries + "/Root 1 0 R", table);
    return pdf.end(file, start);
  }

  /** Nodes of the tree of pages, each the only child of the one before. */
  static Path deepPages(Path file, int levels) throws IOException {
    Pdf pdf = new Pdf();
    pdf.object(1, "<</Type/Catalog/Pages 2 0 R>>");
    for (int i = 0; i < levels; i++) {
      pdf.object(2 + i, "<</Type/Pages/Count 1/Kids[" + (3 + i) + " 0 R]>>");
    }
    pdf.object(2 + levels, "<</Type/Page/MediaBox[0 0 612 792]>>");
    return pdf.save(file, 0, 0);
  }

  /** One being written. */
  private static final class Pdf {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<Integer> starts = new ArrayList<>();

    /** A stream's bytes, packed as they come. */
    static final class Packed {
      private final ByteArrayOutputStream packed = new ByteArrayOutputStream();
      private final DeflaterOutputStream deflater = new DeflaterOutputStream(packed);

      void text(String text) throws IOException {
        bytes(text.getBytes(StandardCharsets.ISO_8859_1));
      }

      void bytes(byte[] bytes) throws IOException {
        deflater.write(bytes);
      }

      byte[] all() throws IOException {
        deflater.close();
        return packed.toByteArray();
      }
    }

    Pdf() throws IOException {
      text("%PDF-1.5\n");
    }

    private void text(String text) throws IOException {
      out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    int at() {
      return out.size();
    }

    private void start(int number) {
      while (starts.size() <= number) {
        starts.add(0);
      }
      starts.set(number, out.size());
    }

    void object(int number, String value) throws IOException {
      start(number);
      text(number + " 0 obj\n" + value + "\nendobj\n");
    }

    void stream(int number, String keys, Packed content) throws IOException {
      byte[] bytes = content.all();
      start(number);
      text(number + " 0 obj\n<<" + keys + "/Filter/FlateDecode/Length " + bytes.length);
      text(">>\nstream\n");
      out.write(bytes);
      text("\nendstream\nendobj\n");
    }

    /**
     * With a table that is a stream.
     *
     * @param packed the number of an object that lies in another; 0 if none does
     */
    Path save(Path file, int packed, int in) throws IOException {
      int table = starts.size();
      Packed entries = new Packed();
      int start = out.size();
      for (int i = 0; i < table; i++) {
        boolean isIn = packed > 0 && i == packed;
        int offset = isIn ? in : starts.get(i);
        int kind = isIn ? 2 : offset == 0 ? 0 : 1;
        entries.bytes(
            new byte[] {
              (byte) kind,
              (byte) (offset >> 24),
              (byte) (offset >> 16),
              (byte) (offset >> 8),
              (byte) offset,
              0
            });
      }
      stream(table, "/Type/XRef/W[1 4 1]/Size " + table + "/Root 1 0 R", entries);
      return end(file, start);
    }

    Path end(Path file, int start) throws IOException {
      text("startxref\n" + start + "\n%%EOF\n");
      return Files.write(file, out.toByteArray());
    }
  }
}
