// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.sheet;

import dev.carrel.engine.document.DocumentKind;
import dev.carrel.engine.document.Notice;
import dev.carrel.engine.ingest.DocumentBytes;
import dev.carrel.engine.ingest.DocumentReader;
import dev.carrel.engine.ingest.FileExtent;
import dev.carrel.engine.ingest.FileToRead;
import dev.carrel.engine.ingest.IngestLimits;
import dev.carrel.engine.ingest.Watch;
import dev.carrel.engine.ingest.flow.FlowedText;
import dev.carrel.engine.ingest.note.TextDecoder;
import java.io.IOException;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads tables as text: commas, semicolons or tabs between cells, quotes around them (RFC 4180).
 */
public final class CsvReader implements DocumentReader {
  private static final long MOST_BYTES = 64L << 20;
  private static final int LOOKED_AT = 20_000;

  /** A first line for Excel that is no row. */
  private static final Pattern SAYS_SEPARATOR = Pattern.compile("(?i)sep=(.)\\r?\\n");

  @Override
  public DocumentKind kind() {
    return DocumentKind.CSV;
  }

  @Override
  public Look look(byte[] start) {
    return TextDecoder.isText(start) ? Look.BY_NAME : Look.NEVER;
  }

  @Override
  public void read(FileToRead file) throws IOException {
    if (file.bytes().size() > MOST_BYTES) {
      throw IngestLimits.tooLarge(file.name(), file.bytes().size(), MOST_BYTES);
    }
    TextDecoder.Decoded decoded = TextDecoder.decode(file.bytes().all());
    decoded
        .guess()
        .ifPresent(name -> file.pages().notice(new Notice(Notice.Code.ENCODING_GUESSED, 0, name)));
    FlowedText out = new FlowedText(file);
    write(decoded.text(), new Rows(out, ""), file.watch());
    out.done();
  }

  private static void write(String whole, Rows rows, Watch watch) {
    Matcher said = SAYS_SEPARATOR.matcher(whole);
    boolean says = said.lookingAt();
    String text = says ? whole.substring(said.end()) : whole;
    char between = says ? said.group(1).charAt(0) : separator(text);
    TreeMap<Integer, String> cells = new TreeMap<>();
    StringBuilder cell = new StringBuilder();
    int row = says ? 2 : 1;
    int column = 0;
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted) {
        boolean escaped = c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"';
        if (c != '"' || escaped) {
          cell.append(c);
          i += escaped ? 1 : 0;
        } else {
          quoted = false;
        }
      } else if (c == '"' && cell.isEmpty()) {
        quoted = true;
      } else if (c == between) {
        cells.put(column++, cell.toString());
        cell.setLength(0);
      } else if (c == '\n') {
        watch.check();
        cells.put(column, cell.toString());
        cell.setLength(0);
        rows.row(row++, cells);
        cells = new TreeMap<>();
        column = 0;
      } else {
        cell.append(c);
      }
    }
    cells.put(column, cell.toString());
    rows.row(row, cells);
  }

  /** What stands most often between cells in the first lines, outside of quotes. */
  private static char separator(String text) {
    char best = ',';
    int most = 0;
    for (char sign : new char[] {',', ';', '\t', '|'}) {
      int count = 0;
      boolean quoted = false;
      for (int i = 0; i < Math.min(text.length(), LOOKED_AT); i++) {
        quoted ^= text.charAt(i) == '"';
        count += !quoted && text.charAt(i) == sign ? 1 : 0;
      }
      if (count > most) {
        most = count;
        best = sign;
      }
    }
    return best;
  }

  @Override
  public FileExtent extent(DocumentBytes bytes, Watch watch) {
    int pages = Math.toIntExact(Math.ceilDiv(bytes.size(), (long) FlowedText.PAGE_CHARACTERS));
    return new FileExtent(pages, bytes.size());
  }
}
