// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.worker;

import dev.carrel.engine.document.Address;
import dev.carrel.engine.document.HiddenText;
import dev.carrel.engine.document.HiddenText.Why;
import dev.carrel.engine.document.Mark;
import dev.carrel.engine.document.Notice;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.document.PageLayout;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A page in a frame: its number, its text, its layout, its parts that cannot be seen, what its
 * places are called, how its text came; and what was noticed. What a page has more comes behind.
 */
final class PageForm {
  private static final int MARKS_PER_CHARACTER = Mark.Kind.values().length;

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
    out.writeInt(page.addresses().size());
    for (Address address : page.addresses()) {
      out.writeInt(address.start());
      WireText.write(out, address.name());
    }
    out.writeInt(page.marks().size());
    for (Mark mark : page.marks()) {
      out.writeInt(mark.start());
      out.writeInt(mark.end());
      out.writeUTF(mark.kind().name());
    }
  }

  static void write(DataOutputStream out, Notice notice) throws IOException {
    out.writeUTF(notice.code().name());
    out.writeInt(notice.page());
    out.writeInt(notice.count());
    WireText.write(out, notice.detail());
  }

  /**
   * Reads what was noticed.
   *
   * @throws IOException if this is no notice
   */
  static Notice notice(DataInputStream in) throws IOException {
    try {
      return new Notice(
          Notice.Code.valueOf(in.readUTF()),
          in.readInt(),
          in.readInt(),
          WireText.read(in, Notice.LONGEST_DETAIL));
    } catch (IllegalArgumentException e) {
      throw new IOException("no notice: " + e.getMessage(), e);
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
      List<HiddenText> hidden = hidden(in, text.length());
      return new Page(
          number, text, layout, hidden, addresses(in, text.length()), marks(in, text.length()));
    } catch (IllegalArgumentException e) {
      throw new IOException("no page: " + e.getMessage(), e);
    }
  }

  private static List<HiddenText> hidden(DataInputStream in, int characters) throws IOException {
    int count = count(in, characters, "parts that cannot be seen");
    List<HiddenText> parts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int start = in.readInt();
      int end = in.readInt();
      parts.add(new HiddenText(start, end, Why.valueOf(in.readUTF())));
    }
    return parts;
  }

  private static List<Address> addresses(DataInputStream in, int characters) throws IOException {
    int count = count(in, characters + 1, "addresses");
    List<Address> addresses = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      addresses.add(new Address(in.readInt(), WireText.read(in, Address.LONGEST)));
    }
    return addresses;
  }

  private static List<Mark> marks(DataInputStream in, int characters) throws IOException {
    int count = count(in, MARKS_PER_CHARACTER * characters, "marks");
    List<Mark> marks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      marks.add(new Mark(in.readInt(), in.readInt(), Mark.Kind.valueOf(in.readUTF())));
    }
    return marks;
  }

  private static int count(DataInputStream in, int most, String what) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > most) {
      throw new IOException(count + " " + what);
    }
    return count;
  }
}
