// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.sheet;

import dev.carrel.engine.document.DocumentKind;
import dev.carrel.engine.document.Mark;
import dev.carrel.engine.document.Notice;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ingest.DocumentBytes;
import dev.carrel.engine.ingest.DocumentReader;
import dev.carrel.engine.ingest.FileExtent;
import dev.carrel.engine.ingest.FileToRead;
import dev.carrel.engine.ingest.MemberSink;
import dev.carrel.engine.ingest.Watch;
import dev.carrel.engine.ingest.flow.DrawnParts;
import dev.carrel.engine.ingest.flow.FlowedText;
import dev.carrel.engine.ingest.flow.PartFiles;
import dev.carrel.engine.ingest.flow.PartLinks;
import dev.carrel.engine.ingest.flow.RaisedSigns;
import dev.carrel.engine.ingest.flow.SafeXml;
import dev.carrel.engine.ingest.flow.ZipParts;
import dev.carrel.engine.ingest.picture.RecognizedPictures;
import dev.carrel.engine.ocr.Recognition;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads Excel's workbooks (SpreadsheetML, ISO/IEC 29500-1): each sheet's rows with the values that
 * were last computed, as their formats show them; hidden sheets are named as such, comments follow
 * their row.
 */
public final class XlsxReader implements DocumentReader {
  private static final int MOST_CELLS = 2_000_000;
  private static final int MOST_COLUMNS = 16_384;
  private static final Pattern WANTED =
      Pattern.compile(
          // Wherever the workbook says that its parts are, but for what may be large and is no
          // cell.
          "(?i)_rels/\\.rels|xl/(?!pivot|externalLinks|model|query|theme)[^/]+(?:/[^/]+)?\\.xml"
              + "|xl/(?:[^/]+/)?_rels/[^/]+\\.rels|"
              + XlsxComments.PARTS
              + "|xl/drawings/(?:_rels/)?drawing[^/]*\\.xml(?:\\.rels)?|"
              + DrawnParts.PARTS);

  private record Sheet(String name, String part, boolean hidden) {}

  private final Recognition recognition;

  /** One that leaves pictures unread. */
  public XlsxReader() {
    this(Recognition.NONE);
  }

  /** One that reads what is written on pictures by this. */
  public XlsxReader(Recognition recognition) {
    this.recognition = recognition;
  }

  @Override
  public DocumentKind kind() {
    return DocumentKind.XLSX;
  }

  @Override
  public Look look(byte[] start) {
    if (ZipParts.names(start, "xl/workbook.bin")) {
      return Look.NEVER; // a binary workbook
    }
    if (ZipParts.names(start, "xl/")) {
      return Look.CERTAIN;
    }
    return ZipParts.isZip(start) ? Look.BY_NAME : Look.NEVER;
  }

  @Override
  public void read(FileToRead file) throws IOException {
    ZipParts zip = ZipParts.of(file, name -> WANTED.matcher(name).matches());
    try {
      String workbook = PartLinks.main(zip, "xl/workbook.xml");
      if (zip.part(workbook).isEmpty()) {
        throw ZipParts.without("workbook part", file.name(), "Excel workbook");
      }
      new Reading(file, zip, workbook, recognition).read();
    } catch (XMLStreamException e) {
      throw SafeXml.damaged(file.name(), e);
    }
  }

  @Override
  public void members(FileToRead file, MemberSink members) throws IOException {
    try {
      ZipParts zip = ZipParts.of(file, name -> WANTED.matcher(name).matches());
      PartFiles.members(file, files(zip), members);
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  /** Files that were put on sheets. */
  private static List<String> files(ZipParts zip) throws XMLStreamException {
    return PartFiles.of(zip, "xl/worksheets/", Set.of("package", "oleObject"));
  }

  /** One workbook. */
  private static final class Reading {
    private final FileToRead file;
    private final ZipParts zip;
    private final String workbook;
    private final RecognizedPictures read;
    private final FlowedText out;
    private final List<String> strings = new ArrayList<>();
    private final List<String> formats = new ArrayList<>();

    /** Whether a line goes through cells of a style. */
    private final List<Boolean> struck = new ArrayList<>();

    private boolean from1904;
    private int cells;
    private int commented;
    private final HiddenCells hiddenCells = new HiddenCells();
    private final Set<String> pictures = new HashSet<>();

    Reading(FileToRead file, ZipParts zip, String workbook, Recognition recognition) {
      this.file = file;
      this.zip = zip;
      this.workbook = workbook;
      this.read = new RecognizedPictures(file, recognition);
      this.out = new FlowedText(file, read);
    }

    void read() throws XMLStreamException {
      Optional<InputStream> shared = part("sharedStrings");
      if (shared.isPresent()) {
        readStrings(SafeXml.reader(shared.get()));
      }
      Optional<InputStream> styles = part("styles");
      if (styles.isPresent()) {
        readFormats(SafeXml.reader(styles.get()));
      }
      List<Sheet> sheets = sheets();
      XlsxComments comments = new XlsxComments(zip, file.watch());
      for (Sheet sheet : sheets) {
        Optional<InputStream> part = zip.open(sheet.part);
        out.newPage();
        out.address(sheet.name);
        out.write(hiddenCells.title(sheet.name, sheet.hidden));
        out.write(part.isEmpty() ? " (it is missing in the file)" : "");
        out.endParagraph();
        if (part.isPresent()) {
          NavigableMap<Integer, List<String>> remarks = comments.of(sheet.part);
          readSheet(SafeXml.reader(part.get()), sheet.name, remarks);
          write(remarks, Integer.MAX_VALUE);
          drawings(sheet.part);
        }
      }
      out.done();
      if (commented > 0) {
        file.pages().notice(new Notice(Notice.Code.COMMENTS, commented, ""));
      }
      hiddenCells.notices().forEach(file.pages()::notice);
      read.tell(pictures.size());
      PartFiles.notice(files(zip)).ifPresent(file.pages()::notice);
    }

    /** A part of the whole workbook: where it says, or where it usually is. */
    private Optional<InputStream> part(String kind) throws XMLStreamException {
      List<String> linked = PartLinks.of(zip, workbook).ofTypes(Set.of(kind));
      return linked.stream()
          .findFirst()
          .flatMap(zip::open)
          .or(() -> zip.open("xl/" + kind + ".xml"));
    }

    /** Text boxes and charts stand behind the rows. */
    private void drawings(String sheet) throws XMLStreamException {
      for (String drawing : PartLinks.of(zip, sheet).parts("drawings/drawing")) {
        Optional<InputStream> part = zip.open(drawing);
        if (part.isPresent()) {
          for (String box : XlsxTextBoxes.of(SafeXml.reader(part.get()), file.watch())) {
            out.endParagraph();
            out.write("[Text box: " + box + "]");
          }
        }
        PartLinks links = PartLinks.of(zip, drawing);
        pictures.addAll(links.pictures());
        out.endParagraph();
        links.pictures().forEach(out::picture);
        for (String line : DrawnParts.of(zip, links, file.watch())) {
          out.endParagraph();
          out.write(line);
        }
      }
    }

    /** Writes those of rows up to this one, and forgets them. */
    private void write(NavigableMap<Integer, List<String>> remarks, int row) {
      while (!remarks.isEmpty() && remarks.firstKey() <= row) {
        for (String line : remarks.pollFirstEntry().getValue()) {
          commented++;
          out.endLine();
          out.write(line, Mark.Kind.COMMENT);
          out.endLine();
        }
      }
    }

    private List<Sheet> sheets() throws XMLStreamException {
      PartLinks targets = PartLinks.of(zip, workbook);
      List<Sheet> sheets = new ArrayList<>();
      XMLStreamReader in = SafeXml.reader(zip.open(workbook).orElseThrow());
      while (in.hasNext()) {
        if (in.next() != XMLStreamConstants.START_ELEMENT) {
          continue;
        }
        if (in.getLocalName().equals("workbookPr")) {
          from1904 = SafeXml.attribute(in, "date1904").matches("1|true");
        } else if (in.getLocalName().equals("sheet")) {
          String link = in.getAttributeValue(null, "id");
          for (int i = 0; i < in.getAttributeCount(); i++) {
            link = in.getAttributeLocalName(i).equals("id") ? in.getAttributeValue(i) : link;
          }
          String fallback = "xl/worksheets/sheet" + (sheets.size() + 1) + ".xml";
          sheets.add(
              new Sheet(
                  SafeXml.attribute(in, "name"),
                  targets.part(String.valueOf(link)).orElse(fallback),
                  SafeXml.attribute(in, "state").matches("hidden|veryHidden")));
        }
      }
      return sheets;
    }

    private void readStrings(XMLStreamReader in) throws XMLStreamException {
      StringBuilder text = new StringBuilder();
      String aligned = "";
      boolean through = false;
      boolean phonetic = false;
      while (in.hasNext()) {
        file.watch().check();
        switch (in.next()) {
          case XMLStreamConstants.START_ELEMENT -> {
            switch (in.getLocalName()) {
              case "si" -> {
                text.setLength(0);
                aligned = "";
                through = false;
              }
              case "rPh" -> phonetic = true;
              case "r" -> {
                aligned = "";
                through = false;
              }
              case "strike" -> through = !SafeXml.attribute(in, "val").matches("0|false");
              case "vertAlign" -> aligned = SafeXml.attribute(in, "val");
              case "t" -> {
                String words = phonetic ? "" : SafeXml.unescaped(in.getElementText());
                char before = text.isEmpty() ? ' ' : text.charAt(text.length() - 1);
                String shown = RaisedSigns.aligned(words, aligned, before);
                text.append(through && !shown.isBlank() ? "~~" + shown.strip() + "~~" : shown);
              }
              default -> {}
            }
          }
          case XMLStreamConstants.END_ELEMENT -> {
            if (in.getLocalName().equals("si")) {
              strings.add(text.toString());
            } else if (in.getLocalName().equals("rPh")) {
              phonetic = false;
            }
          }
          default -> {}
        }
      }
    }

    private void readFormats(XMLStreamReader in) throws XMLStreamException {
      Map<Integer, String> own = new HashMap<>();
      List<Boolean> fonts = new ArrayList<>();
      boolean cellFormats = false;
      while (in.hasNext()) {
        int event = in.next();
        if (event == XMLStreamConstants.START_ELEMENT) {
          switch (in.getLocalName()) {
            case "numFmt" ->
                own.put(
                    number(SafeXml.attribute(in, "numFmtId")), SafeXml.attribute(in, "formatCode"));
            case "font" -> fonts.add(false);
            case "strike" -> {
              if (!fonts.isEmpty() && !SafeXml.attribute(in, "val").matches("0|false")) {
                fonts.set(fonts.size() - 1, true);
              }
            }
            // Looks that hold under conditions come behind and are no cell's font.
            case "dxfs" -> fonts = new ArrayList<>();
            case "cellXfs" -> cellFormats = true;
            case "xf" -> {
              if (cellFormats) {
                int id = number(SafeXml.attribute(in, "numFmtId"));
                formats.add(own.getOrDefault(id, CellFormat.builtIn(id)));
                int font = number(SafeXml.attribute(in, "fontId"));
                struck.add(font >= 0 && font < fonts.size() && fonts.get(font));
              }
            }
            default -> {}
          }
        } else if (event == XMLStreamConstants.END_ELEMENT && in.getLocalName().equals("cellXfs")) {
          cellFormats = false;
        }
      }
    }

    private void readSheet(
        XMLStreamReader in, String sheet, NavigableMap<Integer, List<String>> remarks)
        throws XMLStreamException {
      Rows rows = new Rows(out, sheet);
      BitSet hiddenColumns = new BitSet();
      TreeMap<Integer, String> row = new TreeMap<>();
      int number = 0;
      int column = -1;
      String type = "";
      String style = "";
      String value = "";
      boolean formula = false;
      boolean hidden = false;
      while (in.hasNext()) {
        file.watch().check();
        int event = in.next();
        if (event == XMLStreamConstants.START_ELEMENT) {
          switch (in.getLocalName()) {
            case "col" -> {
              int from = number(SafeXml.attribute(in, "min"));
              int to = Math.min(number(SafeXml.attribute(in, "max")), MOST_COLUMNS);
              boolean none = SafeXml.attribute(in, "width").matches("0(?:\\.0*)?");
              if (from >= 1 && to >= from && (none || isOn(in, "hidden"))) {
                hiddenColumns.set(from - 1, to);
              }
            }
            case "row" -> {
              String at = SafeXml.attribute(in, "r");
              number = at.isEmpty() ? number + 1 : number(at);
              row = new TreeMap<>();
              column = -1;
              hidden = isOn(in, "hidden") || SafeXml.attribute(in, "ht").matches("0(?:\\.0*)?");
            }
            case "c" -> {
              if (++cells > MOST_CELLS) {
                throw new CarrelException(
                    Code.FILE_TOO_LARGE,
                    "%s has more than %,d cells.".formatted(file.name(), MOST_CELLS),
                    "Save the sheets that matter as files of their own and add those.");
              }
              String at = SafeXml.attribute(in, "r").replaceAll("\\d", "");
              column = at.isEmpty() ? column + 1 : column(at);
              type = SafeXml.attribute(in, "t");
              style = SafeXml.attribute(in, "s");
              value = "";
              formula = false;
            }
            case "f" -> formula = true;
            case "v" -> value = in.getElementText();
            case "t" -> value += SafeXml.unescaped(in.getElementText());
            default -> {}
          }
        } else if (event == XMLStreamConstants.END_ELEMENT) {
          if (in.getLocalName().equals("c")) {
            String shown =
                formula && value.isEmpty()
                    ? "(a formula without a value)"
                    : shown(type, style, value);
            int at = style.isEmpty() ? 0 : number(style);
            boolean out = at >= 0 && at < struck.size() && struck.get(at) && !shown.isBlank();
            row.put(column, out ? "~~" + shown.strip() + "~~" : shown);
          } else if (in.getLocalName().equals("row")) {
            hiddenCells.mark(sheet, hidden, hiddenColumns::get, row);
            rows.row(number, row);
            write(remarks, number);
          }
        }
      }
    }

    private String shown(String type, String style, String value) {
      return switch (type) {
        case "s" -> {
          int at = number(value);
          yield at >= 0 && at < strings.size() ? strings.get(at) : "";
        }
        case "b" -> value.equals("1") ? "TRUE" : "FALSE";
        case "str" -> SafeXml.unescaped(value);
        case "inlineStr", "e", "d" -> value;
        default -> {
          int at = style.isEmpty() ? 0 : number(style);
          String format = at >= 0 && at < formats.size() ? formats.get(at) : "General";
          String shown = value.isEmpty() ? "" : CellFormat.text(value, format, from1904);
          // A format that shows nothing hides the number.
          yield shown.isBlank() && !value.isEmpty() ? "(not shown) " + value : shown;
        }
      };
    }

    private static boolean isOn(XMLStreamReader in, String attribute) {
      return SafeXml.attribute(in, attribute).matches("1|true");
    }

    private static int column(String letters) {
      int column = 0;
      for (int i = 0; i < Math.min(letters.length(), 4); i++) {
        column = column * 26 + (Character.toUpperCase(letters.charAt(i)) - 'A' + 1);
      }
      return column - 1;
    }

    private static int number(String text) {
      try {
        return Integer.parseInt(text.strip());
      } catch (NumberFormatException e) {
        return -1;
      }
    }
  }

  @Override
  public FileExtent extent(DocumentBytes bytes, Watch watch) {
    return new FileExtent(Math.toIntExact(Math.ceilDiv(bytes.size(), 2000L)), bytes.size());
  }
}
