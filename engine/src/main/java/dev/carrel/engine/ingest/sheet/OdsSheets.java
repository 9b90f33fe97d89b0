// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.sheet;

import dev.carrel.engine.document.Mark;
import dev.carrel.engine.document.Notice;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ingest.FileToRead;
import dev.carrel.engine.ingest.flow.FlowedText;
import dev.carrel.engine.ingest.flow.MadeBy;
import dev.carrel.engine.ingest.flow.OpenContent;
import dev.carrel.engine.ingest.flow.OpenDocument;
import dev.carrel.engine.ingest.flow.SafeXml;
import dev.carrel.engine.ingest.flow.SpanLooks;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Writes the sheets of one OpenDocument workbook. Belongs to one thread. */
final class OdsSheets implements OpenContent {
  /** As in Excel's: repeated cells that say something count as often as they stand there. */
  private static final int MOST_CELLS = 2_000_000;

  /** The most rows and columns that a place can have; empty ones beyond are not counted on. */
  private static final int MOST_PLACES = 1 << 24;

  private static final int MOST_COLUMNS = 16_384;

  private final FileToRead file;
  private final FlowedText out;
  private final SpanLooks looks = new SpanLooks();
  private final Set<String> hiddenStyles = new HashSet<>();
  private final HiddenCells hiddenCells = new HiddenCells();
  private final BitSet hiddenColumns = new BitSet();
  private boolean hiddenRow;
  private String sheet = "";
  private int columnsTold;
  private String style = "";
  private long cellsRead;
  private int comments;

  /** Tables that are open; a table within a cell is part of it. */
  private int tables;

  /** What is not the sheet's own text: changes, copies of other files. */
  private int leftOut;

  private Rows rows;
  private int row;
  private int rowRepeats;
  private int column;
  private int columnRepeats;
  private TreeMap<Integer, String> cells = new TreeMap<>();
  private String value = "";
  private boolean formula;
  private boolean inCell;

  /** The style of cells that name none, by the first column that has it. */
  private final TreeMap<Integer, String> columnStyles = new TreeMap<>();

  private boolean cellStruck;
  private final StringBuilder cell = new StringBuilder();

  /** A comment or a drawing: its words are no cell's. */
  private int asides;

  private final StringBuilder aside = new StringBuilder();
  private String author = "";
  private final List<String> behindRow = new ArrayList<>();
  private final List<String> behindSheet = new ArrayList<>();

  /** Those of all sheets, and those of this one: they stand behind its rows. */
  private final Set<String> pictures = new HashSet<>();

  private final List<String> picturesBehind = new ArrayList<>();

  OdsSheets(FileToRead file, FlowedText out) {
    this.file = file;
    this.out = out;
    this.rows = new Rows(out, "");
  }

  @Override
  public int comments() {
    return comments;
  }

  @Override
  public int pictures() {
    return pictures.size();
  }

  @Override
  public List<Notice> notices() {
    List<Notice> notices = new ArrayList<>(OpenContent.super.notices());
    notices.addAll(hiddenCells.notices());
    return notices;
  }

  @Override
  public void words(String text) {
    if (leftOut > 0 || tables == 0) {
      return;
    }
    String words = text.replaceAll("\\s+", " ");
    if (asides > 0) {
      aside.append(words);
    } else if (inCell) {
      char before = cell.isEmpty() ? ' ' : cell.charAt(cell.length() - 1);
      SpanLooks.Look look = looks.now();
      String shown = look.shown(words, before);
      boolean struck = look.struck() && !cellStruck && !shown.isBlank();
      cell.append(struck ? "~~" + shown + "~~" : shown);
    }
  }

  @Override
  public void begin(XMLStreamReader in) throws XMLStreamException {
    String name = in.getLocalName();
    if (leftOut > 0 || isLeftOut(in, name)) {
      leftOut++;
      return;
    }
    looks.begin(in);
    switch (name) {
      case "style" -> style = SafeXml.attribute(in, "name");
      case "table-properties" -> {
        if (SafeXml.attribute(in, "display").equals("false")) {
          hiddenStyles.add(style);
        }
      }
      case "table" -> {
        if (tables++ == 0) {
          beginSheet(in);
        }
      }
      case "table-row" -> {
        if (tables == 1) {
          rowRepeats = repeats(in, "number-rows-repeated");
          hiddenRow = isHidden(in);
          column = 0;
          cells = new TreeMap<>();
        }
      }
      case "table-column" -> {
        if (tables == 1) {
          int from = columnsTold;
          columnsTold = Math.min(from + repeats(in, "number-columns-repeated"), MOST_COLUMNS);
          hiddenColumns.set(from, columnsTold, isHidden(in));
          columnStyles.put(from, SafeXml.attribute(in, "default-cell-style-name"));
        }
      }
      case "table-cell", "covered-table-cell" -> {
        if (tables == 1) {
          beginCell(in);
        } else if (!cell.isEmpty()) {
          cell.append(' ');
        }
      }
      case "annotation", "text-box", "custom-shape" -> {
        if (asides++ == 0) {
          aside.setLength(0);
          author = "";
        }
      }
      case "image" -> picture(OpenDocument.part(in));
      case "creator" -> author = asides > 0 ? in.getElementText().strip() : author;
      case "p", "line-break" -> space(asides > 0 ? aside : cell);
      case "s", "tab" -> words(" ");
      default -> {}
    }
  }

  /** What holds text that no sheet shows. */
  private static boolean isLeftOut(XMLStreamReader in, String name) {
    return switch (name) {
      case "tracked-changes", "content-validations", "dde-links", "date", "date-string" -> true;
      // Copies of the cells of other files, kept for formulas.
      case "table" -> SafeXml.attribute(in, "style-name").equals("ta_extref");
      default -> OpenDocument.isNoText(in);
    };
  }

  /** Also where a filter leaves it out. */
  private static boolean isHidden(XMLStreamReader in) {
    return SafeXml.attribute(in, "visibility").matches("collapse|filter");
  }

  private void picture(String part) {
    if (tables > 0 && OpenDocument.isOwn(part)) {
      pictures.add(part);
      picturesBehind.add(part);
    }
  }

  private void beginSheet(XMLStreamReader in) {
    String name = SafeXml.attribute(in, "name");
    boolean hidden = hiddenStyles.contains(SafeXml.attribute(in, "style-name"));
    out.newPage();
    out.address(name);
    out.write(hiddenCells.title(name, hidden));
    out.endParagraph();
    rows = new Rows(out, name);
    sheet = name;
    hiddenColumns.clear();
    columnStyles.clear();
    columnsTold = 0;
    row = 1;
  }

  private void beginCell(XMLStreamReader in) {
    inCell = true;
    cell.setLength(0);
    columnRepeats = repeats(in, "number-columns-repeated");
    value = OdsValue.of(in);
    formula = !SafeXml.attribute(in, "formula").isEmpty();
    String own = SafeXml.attribute(in, "style-name");
    Map.Entry<Integer, String> ofColumn = columnStyles.floorEntry(column);
    cellStruck = looks.of(own.isEmpty() && ofColumn != null ? ofColumn.getValue() : own).struck();
  }

  private static void space(StringBuilder to) {
    if (!to.isEmpty() && to.charAt(to.length() - 1) != ' ') {
      to.append(' ');
    }
  }

  private static int repeats(XMLStreamReader in, String name) {
    try {
      String times = SafeXml.attribute(in, name);
      return times.isEmpty() ? 1 : Math.clamp(Long.parseLong(times.strip()), 1, MOST_PLACES);
    } catch (NumberFormatException e) {
      return 1;
    }
  }

  @Override
  public void end(String name) {
    if (leftOut > 0) {
      leftOut--;
      return;
    }
    looks.end(name);
    switch (name) {
      case "annotation" -> {
        if (--asides == 0) {
          comments++;
          String by = MadeBy.of(author);
          String at = Rows.column(column) + row;
          behindRow.add("[Comment" + by + " at " + at + ": " + aside.toString().strip() + "]");
        }
      }
      case "text-box", "custom-shape" -> {
        if (--asides == 0 && !aside.toString().isBlank()) {
          behindSheet.add("[Text box: " + aside.toString().strip() + "]");
        }
      }
      case "table-cell", "covered-table-cell" -> {
        if (tables == 1) {
          endCell();
        }
      }
      case "table-row" -> {
        if (tables == 1) {
          endRow();
        }
      }
      case "table" -> {
        if (--tables == 0) {
          endSheet();
        }
      }
      default -> {}
    }
  }

  private void endSheet() {
    behindSheet.forEach(
        box -> {
          out.endParagraph();
          out.write(box);
        });
    behindSheet.clear();
    for (String picture : picturesBehind) {
      out.endParagraph();
      out.picture(picture);
    }
    picturesBehind.clear();
  }

  private void endCell() {
    inCell = false;
    String said = cell.toString().strip();
    String text = said.isEmpty() ? value : said;
    if (text.isEmpty() && formula) {
      text = "(a formula without a value)";
    }
    if (!text.isBlank()) {
      text = cellStruck ? "~~" + text.strip() + "~~" : text;
      count(columnRepeats);
      for (int i = 0; i < columnRepeats; i++) {
        cells.put(column + i, text);
      }
    }
    column = Math.min(column + columnRepeats, MOST_PLACES);
  }

  private void endRow() {
    if (!cells.isEmpty()) {
      count((long) cells.size() * (rowRepeats - 1L));
      for (int i = 0; i < rowRepeats; i++) {
        TreeMap<Integer, String> said = new TreeMap<>(cells);
        hiddenCells.mark(sheet, hiddenRow, hiddenColumns::get, said);
        rows.row(row + i, said);
      }
    }
    row = Math.min(row + rowRepeats, MOST_PLACES);
    for (String comment : behindRow) {
      out.endLine();
      out.write(comment, Mark.Kind.COMMENT);
      out.endLine();
    }
    behindRow.clear();
  }

  private void count(long more) {
    cellsRead += more;
    if (cellsRead > MOST_CELLS) {
      throw new CarrelException(
          Code.FILE_TOO_LARGE,
          "%s has more than %,d cells.".formatted(file.name(), MOST_CELLS),
          "Save the sheets that matter as files of their own and add those.");
    }
  }
}
