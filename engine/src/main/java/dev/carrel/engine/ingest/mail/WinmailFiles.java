// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.mail;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The files in a {@code winmail.dat}, in which Outlook sends what is attached to mails with styles
 * ([MS-OXTNEF]); mails within it are not among them.
 */
final class WinmailFiles {
  private static final int SIGNATURE = 0x223E9F78;
  private static final int TITLE = 0x8010;
  private static final int DATA = 0x800F;
  private static final int BEGINS = 0x9002;
  private static final int PROPERTIES = 0x9005;
  private static final int LONG_NAME = 0x3707;
  private static final int UNICODE = 0x1F;
  private static final int STRING = 0x1E;

  /** The letters that Windows has in the West; names in others come as Unicode beside. */
  private static final Charset OLD = Charset.forName("windows-1252");

  private static final int MOST = 1_000;

  /** A file. */
  static final class Attached {
    private String name = "";
    private byte[] bytes = new byte[0];

    String name() {
      return name.isEmpty() ? "attachment" : name;
    }

    InputStream bytes() {
      return new ByteArrayInputStream(bytes);
    }
  }

  private WinmailFiles() {}

  /** Those that can be read; none if it is damaged from the start on. */
  static List<Attached> of(byte[] winmail) {
    List<Attached> files = new ArrayList<>();
    ByteBuffer in = ByteBuffer.wrap(winmail).order(ByteOrder.LITTLE_ENDIAN);
    if (winmail.length < 6 || in.getInt() != SIGNATURE) {
      return files;
    }
    in.getShort(); // a key
    try {
      while (in.remaining() > 9 && files.size() < MOST) {
        in.get(); // whether of the mail or of a file, which its kind says too
        int kind = in.getShort() & 0xFFFF;
        in.getShort(); // how it is written
        ByteBuffer value = next(in, in.getInt());
        in.getShort(); // a sum
        if (kind == BEGINS) {
          files.add(new Attached());
        } else if (!files.isEmpty()) {
          tell(files.getLast(), kind, value);
        }
      }
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      // What came before the damage is whole.
    }
    files.removeIf(file -> file.bytes.length == 0);
    return files;
  }

  private static ByteBuffer next(ByteBuffer in, int length) {
    if (length < 0 || length > in.remaining()) {
      throw new BufferUnderflowException();
    }
    ByteBuffer value = in.slice(in.position(), length).order(ByteOrder.LITTLE_ENDIAN);
    in.position(in.position() + length);
    return value;
  }

  private static void tell(Attached file, int kind, ByteBuffer value) {
    switch (kind) {
      case TITLE -> file.name = file.name.isEmpty() ? text(value, OLD) : file.name;
      case DATA -> {
        file.bytes = new byte[value.remaining()];
        value.get(file.bytes);
      }
      case PROPERTIES -> {
        String whole = longName(value);
        file.name = whole.isEmpty() ? file.name : whole;
      }
      default -> {}
    }
  }

  /** A file's whole name among its properties; empty if it is not there. */
  private static String longName(ByteBuffer in) {
    try {
      int count = in.getInt();
      for (int i = 0; i < count; i++) {
        int type = in.getShort() & 0xFFF;
        int id = in.getShort() & 0xFFFF;
        if (id >= 0x8000) { // a name of the program's own
          in.position(in.position() + 16);
          int lengthOrNumber = in.getInt() == 0 ? 4 : padded(in.getInt());
          next(in, lengthOrNumber);
        }
        boolean several = type == STRING || type == UNICODE || type == 0x0D || type == 0x102;
        int values = several ? in.getInt() : 1;
        for (int v = 0; v < values; v++) {
          ByteBuffer value = next(in, several ? in.getInt() : width(type));
          next(in, padded(value.limit()) - value.limit());
          if (id == LONG_NAME) {
            return text(value, type == UNICODE ? StandardCharsets.UTF_16LE : OLD);
          }
        }
      }
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      return ""; // the short name says enough
    }
    return "";
  }

  private static int padded(int length) {
    return length + 3 & ~3;
  }

  private static int width(int type) {
    return switch (type) {
      case 0x05, 0x06, 0x07, 0x14, 0x40 -> 8;
      case 0x48 -> 16;
      default -> 4;
    };
  }

  private static String text(ByteBuffer value, Charset charset) {
    String text = charset.decode(value).toString();
    int end = text.indexOf('\0');
    return (end < 0 ? text : text.substring(0, end)).strip();
  }
}
