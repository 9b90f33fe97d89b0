// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.worker;

import dev.carrel.engine.document.Page;
import dev.carrel.engine.document.PageLayout;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** A page in a frame: its number, its text, its layout. What a page has more comes behind. */
final class PageForm {
  private PageForm() {}

  static void write(DataOutputStream out, Page page) throws IOException {
    out.writeInt(page.number());
    WireText.write(out, page.text());
    byte[] layout = page.layout().toBytes();
    out.writeInt(layout.length);
    out.write(layout);
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
      return new Page(number, text, PageLayout.fromBytes(in.readNBytes(length)));
    } catch (IllegalArgumentException e) {
      throw new IOException("no page: " + e.getMessage(), e);
    }
  }
}
