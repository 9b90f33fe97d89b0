// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.worker;

import dev.carrel.engine.document.HiddenText;
import dev.carrel.engine.document.HiddenText.Why;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.document.PageLayout;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A page in a frame: its number, its text, its layout, its parts that cannot be seen. What a page
 * has more comes behind.
 */
final class PageForm {
  private PageForm() {}

  static void write(DataOutputStream out, Page page) throws IOException {
    out.writeInt(page.number());
    WireText.write(out, page.text());
    byte[] layout = page.layout().toBytes();
    out.writeInt(layout.length);
    out.write(layout);
    out.writeInt(page.hidden().size());
    for (HiddenText part : page.hidden()) {
      out.writeInt(part.start());
      out.writeInt(part.end());
      out.writeUTF(part.why().name());
    }
  }

  /**
   * Reads a page.
   *
   * @param mostCharacters that it may have
   * @throws IOException if this is no page
   */
  static Page read(DataInputStream in, int mostCharacters) throws IOException {
    int number = in.readInt();
    String text = WireText.read(in, mostCharacters);
    int length = in.readInt();
    if (length < 0 || length > in.available()) {
      throw new IOException("a layout of " + length + " bytes");
    }
    try {
      PageLayout layout = PageLayout.fromBytes(in.readNBytes(length));
      return new Page(number, text, layout, hidden(in, text.length()));
    } catch (IllegalArgumentException e) {
      throw new IOException("no page: " + e.getMessage(), e);
    }
  }

  private static List<HiddenText> hidden(DataInputStream in, int characters) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > characters) {
      throw new IOException(count + " parts that cannot be seen");
    }
    List<HiddenText> parts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int start = in.readInt();
      int end = in.readInt();
      parts.add(new HiddenText(start, end, Why.valueOf(in.readUTF())));
    }
    return parts;
  }
}
