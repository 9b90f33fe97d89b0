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
import java.util.HashMap;
import java.util.Map;
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

  /**
   * What parts the cells: of the first rows most have as many of it, which commas within figures
   * and words do not; of two such the one that there is more of.
   */
  private static char separator(String text) {
    char best = ',';
    double most = 0;
    for (char sign : new char[] {',', ';', '\t', '|'}) {
      Map<Integer, Integer> rows = rowsByCount(text, sign);
      int all = rows.values().stream().mapToInt(Integer::intValue).sum();
      for (Map.Entry<Integer, Integer> alike : rows.entrySet()) {
        double share = (double) alike.getValue() / all;
        double fit = alike.getKey() == 0 ? 0 : share + Math.min(alike.getKey(), 99) * 1e-4;
        if (fit > most) {
          most = fit;
          best = sign;
        }
      }
    }
    return best;
  }

  /** How many rows have how many of a sign outside of quotes; empty lines aside. */
  private static Map<Integer, Integer> rowsByCount(String text, char sign) {
    Map<Integer, Integer> rows = new HashMap<>();
    boolean quoted = false;
    int count = 0;
    int from = 0;
    int end = Math.min(text.length(), LOOKED_AT);
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      quoted ^= c == '"';
      count += !quoted && c == sign ? 1 : 0;
      boolean last = i + 1 == text.length();
      if ((c == '\n' && !quoted) || last) {
        if (!text.substring(from, i + (last ? 1 : 0)).isBlank()) {
          rows.merge(count, 1, Integer::sum);
        }
        count = 0;
        from = i + 1;
      }
    }
    if (rows.isEmpty()) {
      rows.put(count, 1); // one line that goes on
    }
    return rows;
  }

  @Override
  public FileExtent extent(DocumentBytes bytes, Watch watch) {
    int pages = Math.toIntExact(Math.ceilDiv(bytes.size(), (long) FlowedText.PAGE_CHARACTERS));
    return new FileExtent(pages, bytes.size());
  }
}
