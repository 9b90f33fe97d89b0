// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ocr;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What was read on a picture as bytes: the form's version (8 bits), quarters (8 bits), how many
 * lines (32 bits); of each line top, bottom, baseline and size (32-bit IEEE 754), how many
 * characters (32 bits); of each character its text (as {@link DataOutputStream#writeUTF}), how sure
 * it is (8 bits, 255 for 1), start, end, x, y, width and height (32-bit IEEE 754). All big-endian.
 */
public final class RecognizedForm {
  private static final int VERSION = 1;
  private static final int SUREST = 255;

  /** More than any page has that can be read. */
  private static final int MOST = 500_000;

  private RecognizedForm() {}

  /** As bytes. */
  public static byte[] toBytes(RecognizedPage page) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      DataOutputStream out = new DataOutputStream(bytes);
      out.writeByte(VERSION);
      out.writeByte(page.quarters());
      out.writeInt(page.lines().size());
      for (RecognizedLine line : page.lines()) {
        floats(out, line.top(), line.bottom(), line.baseline(), line.size());
        out.writeInt(line.characters().size());
        for (RecognizedCharacter one : line.characters()) {
          out.writeUTF(one.text());
          out.writeByte(Math.round(Math.clamp(one.sure(), 0, 1) * SUREST));
          floats(out, one.start(), one.end(), one.x(), one.y(), one.width(), one.height());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // nothing of this leaves memory
    }
    return bytes.toByteArray();
  }

  private static void floats(DataOutputStream out, float... numbers) throws IOException {
    for (float number : numbers) {
      out.writeFloat(number);
    }
  }

  /**
   * The page back.
   *
   * @throws IOException if the bytes are not those of one
   */
  public static RecognizedPage of(byte[] bytes) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    int version = in.readUnsignedByte();
    int quarters = in.readUnsignedByte();
    if (version != VERSION || quarters > 3) {
      throw new IOException("no page that was recognised: " + version + ", " + quarters);
    }
    int lines = count(in);
    List<RecognizedLine> read = new ArrayList<>();
    for (int i = 0; i < lines; i++) {
      float top = in.readFloat();
      float bottom = in.readFloat();
      float baseline = in.readFloat();
      float size = in.readFloat();
      read.add(new RecognizedLine(top, bottom, baseline, size, characters(in)));
    }
    if (in.read() >= 0) {
      throw new IOException("more than a page that was recognised");
    }
    return new RecognizedPage(quarters, read);
  }

  private static List<RecognizedCharacter> characters(DataInputStream in) throws IOException {
    int count = count(in);
    List<RecognizedCharacter> read = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String text = in.readUTF();
      if (text.isEmpty() || text.length() > 2) {
        throw new IOException("no character: " + text.length() + " units");
      }
      read.add(
          new RecognizedCharacter(
              text,
              in.readUnsignedByte() / (float) SUREST,
              number(in),
              number(in),
              number(in),
              number(in),
              number(in),
              number(in)));
    }
    return read;
  }

  private static float number(DataInputStream in) throws IOException {
    float number = in.readFloat();
    if (!Float.isFinite(number)) {
      throw new IOException("no place: " + number);
    }
    return number;
  }

  private static int count(DataInputStream in) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > MOST) {
      throw new IOException("a count of " + count);
    }
    return count;
  }
}
