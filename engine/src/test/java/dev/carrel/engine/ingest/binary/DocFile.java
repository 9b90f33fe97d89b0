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
public final class DocFile {
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
  private final ByteArrayOutputStream data = new ByteArrayOutputStream();
  private final List<String> authors = new ArrayList<>();
  private final List<Integer> anchors = new ArrayList<>();
  private final List<Integer> noteStarts = new ArrayList<>();
  private final List<Integer> remarks = new ArrayList<>();
  private final List<Integer> remarksBy = new ArrayList<>();

  private final List<Integer> headStarts = new ArrayList<>();

  private final List<Integer> endAnchors = new ArrayList<>();
  private final List<Integer> endStarts = new ArrayList<>();
  private final byte[] properties = new byte[500];

  /** Where endnotes begin; below 0 if there are none. */
  private int endsFrom = -1;

  /** Where heads begin; below 0 if there are none. */
  private int headsFrom = -1;

  /** Where comments begin; below 0 if there are none. */
  private int remarksFrom = -1;

  /** Where the text ends and notes begin; below 0 if there are none. */
  private int main = -1;

  private static ByteBuffer little(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static ByteArrayInputStream stream(ByteBuffer buffer) {
    byte[] all = new byte[buffer.capacity()];
    buffer.get(0, all);
    return new ByteArrayInputStream(all);
  }

  /** Words with properties of theirs. */
  public DocFile run(String words, int... properties) {
    text.append(words);
    runEnds.add(text.length());
    runs.add(bytes(properties));
    return this;
  }

  /** Ends a paragraph. */
  public DocFile end(String sign, int... properties) {
    run(sign);
    paragraphEnds.add(text.length());
    paragraphs.add(bytes(properties));
    return this;
  }

  /** Those who made changes or comments, by their numbers. */
  DocFile authors(String... names) {
    authors.addAll(List.of(names));
    return this;
  }

  /** A note is called here. */
  DocFile note() {
    anchors.add(text.length());
    return run("\u0002", 0x55, 0x08, 1);
  }

  /** The text is over; what follows is the next note's, or begins the first one. */
  DocFile ofNote() {
    main = main < 0 ? text.length() : main;
    noteStarts.add(text.length() - main);
    return this;
  }

  /** An endnote is called here. */
  DocFile endnote() {
    endAnchors.add(text.length());
    return run("\u0002", 0x55, 0x08, 1);
  }

  /** Text and footnotes are over; what follows is the next endnote's, or begins the first one. */
  DocFile ofEndnote() {
    main = main < 0 ? text.length() : main;
    endsFrom = endsFrom < 0 ? text.length() : endsFrom;
    endStarts.add(text.length() - endsFrom);
    return this;
  }

  /** A byte of the document's properties. */
  DocFile property(int at, int value) {
    properties[at] = (byte) value;
    return this;
  }

  /** Text and notes are over; this runs above or below the pages. */
  DocFile head(String words) {
    main = main < 0 ? text.length() : main;
    headsFrom = headsFrom < 0 ? text.length() : headsFrom;
    headStarts.add(text.length() - headsFrom);
    return run(words).end("\r");
  }

  /** A comment is called here, made by one of those who make comments. */
  DocFile comment(int by) {
    remarks.add(text.length());
    remarksBy.add(by);
    return run("\u0005", 0x55, 0x08, 1);
  }

  /** Text and notes are over; what follows is the next comment's, or begins the first one. */
  DocFile ofComment() {
    main = main < 0 ? text.length() : main;
    remarksFrom = remarksFrom < 0 ? text.length() : remarksFrom;
    return run("\u0005", 0x55, 0x08, 1);
  }

  /** A picture in the line, a PNG. */
  public DocFile picture(byte[] png) {
    int at = data.size();
    int shape = 8;
    int blip = 8 + 17 + png.length;
    byte[] bytes = new byte[68 + shape + blip];
    ByteBuffer picture = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    picture.putInt(68 + shape + blip).putShort((short) 68).putShort((short) 0x64);
    picture.putShort(32, (short) 1000).putShort(34, (short) 1000).position(68);
    picture.putShort((short) 0xF).putShort((short) 0xF004).putInt(0);
    picture.putShort((short) 0x6E00).putShort((short) 0xF01E).putInt(17 + png.length);
    picture.put(new byte[16]).put((byte) 0xFF).put(png);
    data.writeBytes(bytes);
    return run(
        "\u0001", 0x55, 0x08, 1, 0x03, 0x6A, at & 0xFF, at >> 8 & 0xFF, at >> 16 & 0xFF, at >> 24);
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

  public byte[] bytes() throws IOException {
    int length = main < 0 ? text.length() : main;
    if (main >= 0) {
      end("\r"); // behind all notes
    }
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
    notes(length);
    authors();
    runningHeads();
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
    table.put(properties);
    end(31);
    lists();
    ByteBuffer stream = little((page + 2) * PAGE);
    heads(stream, page, words.length, length);
    stream.put(TEXT_AT, words);
    formatted(stream, page * PAGE, runEnds, runs, 1);
    formatted(stream, (page + 1) * PAGE, paragraphEnds, paragraphs, 13);
    try (POIFSFileSystem files = new POIFSFileSystem()) {
      files.createDocument(stream(stream), "WordDocument");
      files.createDocument(stream(table), "1Table");
      if (data.size() > 0) {
        files.createDocument(new ByteArrayInputStream(data.toByteArray()), "Data");
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      files.writeFilesystem(out);
      return out.toByteArray();
    }
  }

  /** Where notes are called, and where the text of each begins among them. */
  private void notes(int length) {
    int end = endsFrom < 0 ? text.length() - 1 : endsFrom;
    notes(2, anchors, noteStarts, length, end - length);
    notes(46, endAnchors, endStarts, length, text.length() - 1 - endsFrom);
  }

  private void notes(int part, List<Integer> at, List<Integer> starts, int length, int own) {
    if (starts.isEmpty()) {
      return;
    }
    begin(part);
    at.forEach(table::putInt);
    table.putInt(length);
    at.forEach(_ -> table.putShort((short) 1));
    end(part);
    begin(part + 1);
    starts.forEach(table::putInt);
    table.putInt(own).putInt(own + 1);
    end(part + 1);
  }

  /** Nothing separates notes here. */
  private void runningHeads() {
    if (headsFrom < 0) {
      return;
    }
    begin(11);
    table.put(new byte[4 * 6]);
    headStarts.forEach(table::putInt);
    table.putInt(text.length() - 1 - headsFrom).putInt(text.length() - headsFrom);
    end(11);
  }

  private void authors() {
    if (authors.isEmpty()) {
      return;
    }
    begin(51);
    table.putShort((short) -1).putShort((short) authors.size()).putShort((short) 0);
    for (String name : authors) {
      table.putShort((short) name.length()).put(name.getBytes(StandardCharsets.UTF_16LE));
    }
    end(51);
    begin(36);
    for (String name : authors) {
      table.putShort((short) name.length()).put(name.getBytes(StandardCharsets.UTF_16LE));
    }
    end(36);
    begin(4);
    remarks.forEach(table::putInt);
    table.putInt(text.length());
    for (int by : remarksBy) {
      table.put(new byte[20]).putShort((short) by).put(new byte[8]);
    }
    end(4);
  }

  /** Levels: "1.", "1.1", "(a)", and one without a number. */
  private void lists() {
    begin(73);
    table.putShort((short) 1).putInt(LIST).putInt(0).put(new byte[18]).putShort((short) 0);
    end(73);
    level(0, "\0.", 1);
    level(0, "\0.\1", 1, 3);
    level(4, "(\2)", 2);
    level(0xFF, "\3", 1);
    for (int i = 4; i < 9; i++) {
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

  private void heads(ByteBuffer main, int page, int bytes, int length) {
    main.putShort((short) 0xA5EC).putShort((short) 0xC1).putShort((short) 0);
    main.putShort((short) 0x409).putShort((short) 0).putShort((short) 0x0200);
    main.putShort((short) 0xBF).put(new byte[10]).putInt(TEXT_AT).putInt(TEXT_AT + bytes);
    main.putShort((short) 14).put(new byte[28]).putShort((short) 22);
    int numbers = main.position();
    main.put(new byte[88]).putInt(numbers, (page + 2) * PAGE).putInt(numbers + 12, length);
    int remarksEnd = endsFrom < 0 ? text.length() - 1 : endsFrom;
    int headsEnd = remarksFrom < 0 ? remarksEnd : remarksFrom;
    int notesEnd = headsFrom < 0 ? headsEnd : headsFrom;
    main.putInt(numbers + 16, noteStarts.isEmpty() ? 0 : notesEnd - length);
    main.putInt(numbers + 20, headsFrom < 0 ? 0 : headsEnd - headsFrom);
    main.putInt(numbers + 28, remarksFrom < 0 ? 0 : remarksEnd - remarksFrom);
    main.putInt(numbers + 32, endsFrom < 0 ? 0 : text.length() - 1 - endsFrom);
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
