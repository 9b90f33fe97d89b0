// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * What a JPEG 2000 picture says of itself: the size of its samples, and in the boxes around them
 * (ISO 15444-1, annex I) the palette and what each channel stands for.
 *
 * @param start where its samples begin, as they are coded
 * @param length of these, in bytes
 * @param width in pixels
 * @param height in pixels
 * @param tiled whether it is coded in several tiles
 * @param components how each is sampled
 * @param space the number of its colour space in the boxes, 0 if there is none
 * @param palette its columns, each with its values scaled to 8 bits; none if it has no palette
 * @param mapping for each channel its component and, if it goes by the palette, the column
 * @param roles what channels stand for, where that is said
 */
record JpxHeader(
    int start,
    int length,
    int width,
    int height,
    boolean tiled,
    List<Component> components,
    int space,
    List<int[]> palette,
    List<Mapping> mapping,
    List<Role> roles) {
  static final int CMYK = 12;
  static final int SYCC = 18;

  private static final int MOST_COMPONENTS = 16_384;
  private static final int DEEPEST = 38;
  private static final int START_OF_CODESTREAM = 0xFF4F_FF51;
  private static final int HEADER = 0x6A703268; // jp2h
  private static final int COLOURS = 0x636F6C72; // colr
  private static final int PALETTE = 0x70636C72; // pclr
  private static final int MAPPING = 0x636D6170; // cmap
  private static final int CHANNELS = 0x63646566; // cdef
  private static final int CODESTREAM = 0x6A703263; // jp2c

  /**
   * A component.
   *
   * @param stepX of so many columns it has a sample
   * @param stepY of so many rows it has a sample
   */
  record Component(int bits, boolean signed, int stepX, int stepY) {}

  /**
   * Where a channel comes from.
   *
   * @param column of the palette, -1 for the component as it is
   */
  record Mapping(int component, int column) {}

  /**
   * What a channel is.
   *
   * @param type 0 for a colour, 1 for what is opaque, 2 for that with the colours multiplied
   * @param of the colour, from 1
   */
  record Role(int channel, int type, int of) {}

  /**
   * Reads it.
   *
   * @throws IOException if it is no such picture
   */
  static JpxHeader of(byte[] bytes) throws IOException {
    try {
      return new Boxes().read(ByteBuffer.wrap(bytes));
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      throw new IOException("a JPEG 2000 picture is damaged", e);
    }
  }

  /** Collects what the boxes say. */
  private static final class Boxes {
    private int space;
    private final List<int[]> palette = new ArrayList<>();
    private final List<Mapping> mapping = new ArrayList<>();
    private final List<Role> roles = new ArrayList<>();

    JpxHeader read(ByteBuffer bytes) throws IOException {
      if (bytes.remaining() < 4) {
        throw new IOException("a JPEG 2000 picture is empty");
      }
      return bytes.getInt(0) == START_OF_CODESTREAM ? header(bytes) : header(boxes(bytes));
    }

    /** Reads boxes up to the codestream, which it gives back. */
    private ByteBuffer boxes(ByteBuffer bytes) throws IOException {
      while (bytes.remaining() >= 8) {
        long length = bytes.getInt() & 0xFFFF_FFFFL;
        int type = bytes.getInt();
        long head = 8;
        if (length == 1) {
          length = bytes.getLong();
          head = 16;
        }
        long left = length == 0 ? bytes.remaining() : length - head;
        int size = Math.clamp(left, 0, bytes.remaining());
        ByteBuffer inner = bytes.slice(bytes.position(), size);
        bytes.position(bytes.position() + size);
        switch (type) {
          case CODESTREAM -> {
            return inner;
          }
          case HEADER -> boxes(inner);
          case COLOURS -> colours(inner);
          case PALETTE -> palette(inner);
          case MAPPING -> mapping(inner);
          case CHANNELS -> channels(inner);
          default -> {} // says nothing of the samples
        }
      }
      return bytes;
    }

    private void colours(ByteBuffer box) {
      if (space == 0 && box.remaining() >= 7 && box.get(0) == 1) {
        space = box.getInt(3);
      }
    }

    private void palette(ByteBuffer box) {
      int entries = box.getShort() & 0xFFFF;
      int columns = box.get() & 0xFF;
      int[] bits = new int[columns];
      for (int c = 0; c < columns; c++) {
        bits[c] = (box.get() & 0x7F) + 1;
        palette.add(new int[entries]);
      }
      for (int i = 0; i < entries; i++) {
        for (int c = 0; c < columns; c++) {
          long value = 0;
          for (int b = 0; b < bits[c]; b += 8) {
            value = value << 8 | (box.get() & 0xFF);
          }
          palette.get(c)[i] = (int) (value * 255 / ((1L << bits[c]) - 1));
        }
      }
    }

    private void mapping(ByteBuffer box) {
      while (box.remaining() >= 4) {
        int component = box.getShort() & 0xFFFF;
        boolean byPalette = box.get() == 1;
        int column = box.get() & 0xFF;
        mapping.add(new Mapping(component, byPalette ? column : -1));
      }
    }

    private void channels(ByteBuffer box) {
      int count = box.getShort() & 0xFFFF;
      for (int i = 0; i < count; i++) {
        roles.add(
            new Role(box.getShort() & 0xFFFF, box.getShort() & 0xFFFF, box.getShort() & 0xFFFF));
      }
    }

    private JpxHeader header(ByteBuffer codestream) throws IOException {
      int start = codestream.arrayOffset() + codestream.position();
      int length = codestream.remaining();
      if (codestream.getInt() != START_OF_CODESTREAM) {
        throw new IOException("a JPEG 2000 picture has no samples");
      }
      codestream.position(codestream.position() + 4); // length and capabilities
      int right = codestream.getInt();
      int bottom = codestream.getInt();
      int width = right - codestream.getInt();
      int height = bottom - codestream.getInt();
      int tileWidth = codestream.getInt();
      int tileHeight = codestream.getInt();
      codestream.position(codestream.position() + 8); // where tiles begin
      int count = codestream.getShort() & 0xFFFF;
      if (width < 1 || height < 1 || count < 1 || count > MOST_COMPONENTS) {
        throw new IOException("a JPEG 2000 picture has no size");
      }
      List<Component> components = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        int depth = codestream.get() & 0xFF;
        Component component =
            new Component(
                (depth & 0x7F) + 1, depth > 0x7F, codestream.get() & 0xFF, codestream.get() & 0xFF);
        if (component.bits > DEEPEST || component.stepX < 1 || component.stepY < 1) {
          throw new IOException("a JPEG 2000 picture has components that cannot be");
        }
        components.add(component);
      }
      checkMapping(count);
      return new JpxHeader(
          start,
          length,
          width,
          height,
          tileWidth < width || tileHeight < height,
          List.copyOf(components),
          space,
          List.copyOf(palette),
          List.copyOf(mapping),
          List.copyOf(roles));
    }

    private void checkMapping(int components) throws IOException {
      for (Mapping channel : mapping) {
        if (channel.component >= components || channel.column >= palette.size()) {
          throw new IOException("a JPEG 2000 picture maps channels that it does not have");
        }
      }
    }
  }

  /** Where its channels come from: through the palette, or its components one by one. */
  List<Mapping> channels() {
    if (!palette.isEmpty() && !mapping.isEmpty()) {
      return mapping;
    }
    List<Mapping> plain = new ArrayList<>();
    for (int i = 0; i < components.size(); i++) {
      plain.add(new Mapping(i, -1));
    }
    return plain;
  }

  /** The channels of its colours, in the order of its colour space. */
  List<Integer> colourChannels() {
    int all = channels().size();
    List<Integer> colours = new ArrayList<>();
    for (int i = 0; i < all; i++) {
      colours.add(i);
    }
    if (roles.isEmpty()) {
      return colours;
    }
    colours.removeIf(channel -> roles.stream().anyMatch(r -> r.channel == channel && r.type != 0));
    int[] places = new int[all];
    for (int i = 0; i < all; i++) {
      places[i] = i + 1;
    }
    for (Role role : roles) {
      if (role.type == 0 && role.channel < all && role.of > 0) {
        places[role.channel] = role.of;
      }
    }
    colours.sort((a, b) -> Integer.compare(places[a], places[b]));
    return colours;
  }

  /** The channel that says what is opaque, -1 if none is said to. */
  int opacityChannel() {
    for (Role role : roles) {
      if ((role.type == 1 || role.type == 2) && role.channel < channels().size()) {
        return role.channel;
      }
    }
    return -1;
  }

  /** Whether some components have fewer samples than others. */
  boolean isSubsampled() {
    return components.stream().anyMatch(c -> c.stepX != 1 || c.stepY != 1);
  }
}
