// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.binary;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** The smallest Word file of 97 with these paragraphs and one list ([MS-DOC]). */
final class DocFile {
  private static final int TEXT_AT = 1024;
  private static final int PAGE = 512;
  private static final int LIST = 7;

  private final StringBuilder text = new StringBuilder();
  private final List<Integer> runEnds = new ArrayList<>();
  private final List<byte[]> runs = new ArrayList<>();
  private final List<Integer> paragraphEnds = new ArrayList<>();
  private final List<byte[]> paragraphs = new ArrayList<>();
  private final ByteBuffer table = little(8192);
  private final int[][] parts = new int[93][2];

  private static ByteBuffer little(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static ByteArrayInputStream stream(ByteBuffer buffer) {
    byte[] all = new byte[buffer.capacity()];
    buffer.get(0, all);
    return new ByteArrayInputStream(all);
  }

  /** Words with properties of theirs. */
  DocFile run(String words, int... properties) {
    text.append(words);
    runEnds.add(text.length());
    runs.add(bytes(properties));
    return this;
  }

  /** Ends a paragraph. */
  DocFile end(String sign, int... properties) {
    run(sign);
    paragraphEnds.add(text.length());
    paragraphs.add(bytes(properties));
    return this;
  }

  /** An item of the list. */
  DocFile item(int level, String words) {
    return run(words).end("\r", 0x0B, 0x46, 1, 0, 0x0A, 0x26, level);
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  private void begin(int part) {
    parts[part][0] = table.position();
  }

  private void end(int part) {
    parts[part][1] = table.position() - parts[part][0];
  }

  byte[] bytes() throws IOException {
    byte[] words = text.toString().getBytes(StandardCharsets.UTF_16LE);
    int page = Math.ceilDiv(TEXT_AT + words.length, PAGE);
    begin(1); // styles: none
    table.putShort((short) 18).putShort((short) 0).putShort((short) 10).putShort((short) 1);
    table.putShort((short) 0x5b).putShort((short) 15).put(new byte[8]);
    end(1);
    begin(33); // the text is one piece
    table.put((byte) 2).putInt(16).putInt(0).putInt(text.length());
    table.putShort((short) 0).putInt(TEXT_AT).putShort((short) 0);
    end(33);
    begin(12);
    table.putInt(TEXT_AT).putInt(TEXT_AT + words.length).putInt(page);
    end(12);
    begin(13);
    table.putInt(TEXT_AT).putInt(TEXT_AT + words.length).putInt(page + 1);
    end(13);
    begin(6); // sections: one
    table.putInt(0).putInt(text.length()).putShort((short) 0).putInt(-1).put(new byte[6]);
    end(6);
    begin(15); // fonts: none
    table.putInt(0);
    end(15);
    begin(31);
    table.put(new byte[500]);
    end(31);
    lists();
    ByteBuffer main = little((page + 2) * PAGE);
    heads(main, page, words.length);
    main.put(TEXT_AT, words);
    formatted(main, page * PAGE, runEnds, runs, 1);
    formatted(main, (page + 1) * PAGE, paragraphEnds, paragraphs, 13);
    try (POIFSFileSystem files = new POIFSFileSystem()) {
      files.createDocument(stream(main), "WordDocument");
      files.createDocument(stream(table), "1Table");
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      files.writeFilesystem(out);
      return out.toByteArray();
    }
  }

  /** Three levels: "1.", "1.1", "(a)". */
  private void lists() {
    begin(73);
    table.putShort((short) 1).putInt(LIST).putInt(0).put(new byte[18]).putShort((short) 0);
    end(73);
    level(0, "\0.", 1);
    level(0, "\0.\1", 1, 3);
    level(4, "(\2)", 2);
    for (int i = 3; i < 9; i++) {
      level(0, "", 0);
    }
    begin(74);
    table.putInt(1).putInt(LIST).put(new byte[12]).putInt(-1);
    end(74);
  }

  private void level(int format, String label, int... places) {
    byte[] at = new byte[9];
    for (int i = 0; i < places.length; i++) {
      at[i] = (byte) places[i];
    }
    table.putInt(1).put((byte) format).put((byte) 0).put(at).put((byte) 0).put(new byte[12]);
    table.putShort((short) label.length()).put(label.getBytes(StandardCharsets.UTF_16LE));
  }

  private void heads(ByteBuffer main, int page, int bytes) {
    main.putShort((short) 0xA5EC).putShort((short) 0xC1).putShort((short) 0);
    main.putShort((short) 0x409).putShort((short) 0).putShort((short) 0x0200);
    main.putShort((short) 0xBF).put(new byte[10]).putInt(TEXT_AT).putInt(TEXT_AT + bytes);
    main.putShort((short) 14).put(new byte[28]).putShort((short) 22);
    int numbers = main.position();
    main.put(new byte[88]).putInt(numbers, (page + 2) * PAGE).putInt(numbers + 12, text.length());
    main.putShort((short) 93);
    for (int[] part : parts) {
      main.putInt(part[0]).putInt(part[1]);
    }
  }

  /** A page of properties; each entry is so many bytes long, of which the first says where. */
  private static void formatted(
      ByteBuffer main, int page, List<Integer> ends, List<byte[]> properties, int entry) {
    int count = ends.size();
    main.putInt(page, TEXT_AT);
    int free = PAGE - 2;
    for (int i = 0; i < count; i++) {
      main.putInt(page + 4 * (i + 1), TEXT_AT + 2 * ends.get(i));
      byte[] own = properties.get(i);
      int entryAt = page + 4 * (count + 1) + entry * i;
      if (own.length == 0) {
        main.put(entryAt, (byte) 0);
        continue;
      }
      boolean paragraph = entry > 1;
      int length = paragraph ? 2 + own.length + (own.length + 1) % 2 + 1 : 1 + own.length;
      free = (free - length) / 2 * 2;
      main.put(entryAt, (byte) (free / 2));
      int at = page + free;
      if (paragraph) {
        // Words that follow, of which one byte is not used: the style, then the properties.
        main.put(at, (byte) ((2 + own.length + 1) / 2 + (own.length % 2 == 0 ? 1 : 0)));
        main.put(at + 1, new byte[2]).put(at + 3, own);
      } else {
        main.put(at, (byte) own.length).put(at + 1, own);
      }
    }
    main.put(page + PAGE - 1, (byte) count);
  }
}
