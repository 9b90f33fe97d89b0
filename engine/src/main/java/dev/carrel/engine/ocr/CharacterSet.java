// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ocr;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The characters that the third network knows, from its own file: it holds them in its notes, each
 * in a line. ONNX Runtime hands those over as what Java calls modified UTF-8, in which characters
 * beyond the first plane are lost, so they are read from the file's bytes.
 */
final class CharacterSet {
  private static final String NOTE = "character";

  /** Of the fields of an ONNX model: pairs of a name and a text. */
  private static final int NOTES = 14;

  private static final int LENGTH_FOLLOWS = 2;

  private final List<String> characters;

  private CharacterSet(List<String> characters) {
    this.characters = List.copyOf(characters);
  }

  /** Of these, of which the first stands for nothing. */
  static CharacterSet of(List<String> characters) {
    return new CharacterSet(characters);
  }

  /**
   * Those of a network, with one that stands for nothing before them, and a space behind.
   *
   * @param onnx its file
   * @throws IOException if it names none
   */
  static CharacterSet in(ByteBuffer onnx) throws IOException {
    ByteBuffer in = onnx.duplicate();
    while (in.hasRemaining()) {
      long tag = number(in);
      if ((tag & 7) != LENGTH_FOLLOWS) {
        skip(in, (int) (tag & 7));
        continue;
      }
      ByteBuffer value = slice(in);
      if (tag >> 3 == NOTES && text(slice(afterTag(value))).equals(NOTE)) {
        return ofLines(text(slice(afterTag(value))));
      }
    }
    throw new IOException("the network does not say which characters it knows");
  }

  private static CharacterSet ofLines(String lines) {
    List<String> characters = new ArrayList<>();
    characters.add("");
    characters.addAll(List.of(lines.split("\n", -1)));
    characters.add(" ");
    return new CharacterSet(characters);
  }

  private static ByteBuffer afterTag(ByteBuffer in) throws IOException {
    long _ = number(in);
    return in;
  }

  private static void skip(ByteBuffer in, int type) throws IOException {
    switch (type) {
      case 0 -> {
        long _ = number(in);
      }
      case 1 -> in.position(in.position() + Long.BYTES);
      case 5 -> in.position(in.position() + Integer.BYTES);
      default -> throw new IOException("the network's file is damaged");
    }
  }

  private static long number(ByteBuffer in) throws IOException {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE && in.hasRemaining(); shift += 7) {
      byte next = in.get();
      value |= (long) (next & 0x7F) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IOException("the network's file is damaged");
  }

  /** What the next length says, which is passed over. */
  private static ByteBuffer slice(ByteBuffer in) throws IOException {
    long length = number(in);
    if (length < 0 || length > in.remaining()) {
      throw new IOException("the network's file is damaged");
    }
    ByteBuffer slice = in.slice(in.position(), (int) length);
    in.position(in.position() + (int) length);
    return slice;
  }

  private static String text(ByteBuffer bytes) {
    return StandardCharsets.UTF_8.decode(bytes).toString();
  }

  /** How many there are, with the two that were added. */
  int size() {
    return characters.size();
  }

  /** A character by its number; 0 is none. */
  String get(int number) {
    return characters.get(number);
  }
}
