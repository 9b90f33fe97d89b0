// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.binary;

import dev.carrel.engine.document.DocumentKind;
import dev.carrel.engine.document.Mark;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ingest.DocumentBytes;
import dev.carrel.engine.ingest.DocumentReader;
import dev.carrel.engine.ingest.FileExtent;
import dev.carrel.engine.ingest.FileToRead;
import dev.carrel.engine.ingest.Watch;
import dev.carrel.engine.ingest.flow.FlowedText;
import dev.carrel.engine.ingest.flow.MadeBy;
import dev.carrel.engine.ingest.flow.RaisedSigns;
import dev.carrel.engine.ingest.picture.RecognizedPictures;
import dev.carrel.engine.ingest.sheet.CellFormat;
import dev.carrel.engine.ingest.sheet.HiddenCells;
import dev.carrel.engine.ingest.sheet.Rows;
import dev.carrel.engine.ocr.Recognition;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.poi.hssf.usermodel.HSSFCell;
import org.apache.poi.hssf.usermodel.HSSFComment;
import org.apache.poi.hssf.usermodel.HSSFFont;
import org.apache.poi.hssf.usermodel.HSSFPatriarch;
import org.apache.poi.hssf.usermodel.HSSFPicture;
import org.apache.poi.hssf.usermodel.HSSFPictureData;
import org.apache.poi.hssf.usermodel.HSSFRichTextString;
import org.apache.poi.hssf.usermodel.HSSFShape;
import org.apache.poi.hssf.usermodel.HSSFShapeContainer;
import org.apache.poi.hssf.usermodel.HSSFShapeGroup;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFSimpleShape;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;

/**
 * Reads Excel's workbooks of 97 to 2003 ([MS-XLS]): each sheet's rows with the values that were
 * last computed, as those of later ones; comments follow their row.
 */
public final class XlsReader implements DocumentReader {
  private static final int MOST_CELLS = 2_000_000;
  private static final int DEEPEST = 20;

  private final Recognition recognition;

  /** One that leaves pictures unread. */
  public XlsReader() {
    this(Recognition.NONE);
  }

  /** One that reads what is written on pictures by this. */
  public XlsReader(Recognition recognition) {
    this.recognition = recognition;
  }

  @Override
  public DocumentKind kind() {
    return DocumentKind.XLS;
  }

  @Override
  public Look look(byte[] start) {
    return CompoundFile.look(start);
  }

  @Override
  public void read(FileToRead file) throws IOException {
    CompoundFile.open(
        file,
        "Excel workbook",
        files -> {
          try (HSSFWorkbook book = new HSSFWorkbook(files.getRoot(), false)) {
            new Reading(file, book, recognition).read();
          }
        });
  }

  /** One workbook. */
  private static final class Reading {
    private final FileToRead file;
    private final HSSFWorkbook book;
    private final RecognizedPictures read;
    private final FlowedText out;
    private int cells;
    private int comments;

    /** The bytes of each by its name. */
    private final Map<String, byte[]> pictures = new HashMap<>();

    private final HiddenCells hiddenCells = new HiddenCells();

    Reading(FileToRead file, HSSFWorkbook book, Recognition recognition) {
      this.file = file;
      this.book = book;
      this.read = new RecognizedPictures(file, recognition, RecognizedPictures.Parts.of(pictures));
      this.out = new FlowedText(file, read);
    }

    void read() {
      boolean from1904 = book.getInternalWorkbook().isUsing1904DateWindowing();
      for (int i = 0; i < book.getNumberOfSheets(); i++) {
        HSSFSheet sheet = book.getSheetAt(i);
        String name = sheet.getSheetName();
        boolean hidden = book.isSheetHidden(i) || book.isSheetVeryHidden(i);
        out.newPage();
        out.address(name);
        out.write(hiddenCells.title(name, hidden));
        out.endParagraph();
        Rows rows = new Rows(out, name);
        for (Row row : sheet) {
          write(row, rows, from1904);
        }
        drawn(sheet);
      }
      out.done();
      CompoundFile.noticeComments(file, comments);
      hiddenCells.notices().forEach(file.pages()::notice);
      read.tell(pictures.size());
    }

    /** Text boxes stand behind the rows; what is damaged there holds none. */
    private void drawn(HSSFSheet sheet) {
      try {
        HSSFPatriarch drawing = sheet.getDrawingPatriarch();
        if (drawing != null) {
          drawn(drawing, 0);
        }
      } catch (IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException e) {
        System.getLogger(XlsReader.class.getName())
            .log(System.Logger.Level.DEBUG, "what is drawn on a sheet is damaged", e);
      }
    }

    private void drawn(HSSFShapeContainer shapes, int depth) {
      for (HSSFShape shape : shapes.getChildren()) {
        file.watch().check();
        switch (shape) {
          case HSSFComment comment -> {} // it stands behind its row
          case HSSFPicture picture -> {
            String name = "picture " + (pictures.size() + 1);
            HSSFPictureData data = picture.getPictureData();
            pictures.put(name, data == null ? new byte[0] : data.getData());
            out.endParagraph();
            out.picture(name);
          }
          case HSSFShapeGroup group when depth < DEEPEST -> drawn(group, depth + 1);
          case HSSFSimpleShape box -> {
            HSSFRichTextString words = box.getString();
            String line = words == null ? "" : CompoundFile.line(String.valueOf(words.getString()));
            if (!line.isEmpty() && !line.equals("null")) {
              out.endParagraph();
              out.write("[Text box: " + line + "]");
            }
          }
          default -> {}
        }
      }
    }

    private void write(Row row, Rows rows, boolean from1904) {
      TreeMap<Integer, String> said = new TreeMap<>();
      List<String> remarks = new ArrayList<>();
      for (Cell any : row) {
        file.watch().check();
        if (++cells > MOST_CELLS) {
          throw new CarrelException(
              Code.FILE_TOO_LARGE,
              "%s has more than %,d cells.".formatted(file.name(), MOST_CELLS),
              "Save the sheets that matter as files of their own and add those.");
        }
        HSSFCell cell = (HSSFCell) any;
        String shown = shown(cell, from1904);
        boolean struck = !shown.isBlank() && cell.getCellStyle().getFont(book).getStrikeout();
        said.put(cell.getColumnIndex(), struck ? "~~" + shown.strip() + "~~" : shown);
        HSSFComment comment = cell.getCellComment();
        if (comment != null) {
          comments++;
          String by = comment.getAuthor() == null ? "" : comment.getAuthor().strip();
          remarks.add(
              "[Comment%s at %s%d: %s]"
                  .formatted(
                      MadeBy.of(by),
                      Rows.column(cell.getColumnIndex()),
                      row.getRowNum() + 1,
                      CompoundFile.line(String.valueOf(comment.getString()))));
        }
      }
      boolean none = row.getZeroHeight() || row.getHeight() == 0;
      Sheet sheet = row.getSheet();
      hiddenCells.mark(sheet.getSheetName(), none, sheet::isColumnHidden, said);
      rows.row(row.getRowNum() + 1, said);
      for (String remark : remarks) {
        out.endLine();
        out.write(remark, Mark.Kind.COMMENT);
        out.endLine();
      }
    }

    private String shown(HSSFCell cell, boolean from1904) {
      CellType type = cell.getCellType();
      CellType valued = type == CellType.FORMULA ? cell.getCachedFormulaResultType() : type;
      return switch (valued) {
        case NUMERIC ->
            CellFormat.text(
                Double.toString(cell.getNumericCellValue()),
                String.valueOf(cell.getCellStyle().getDataFormatString(book)),
                from1904);
        case STRING -> words(cell.getRichStringCellValue());
        case BOOLEAN -> cell.getBooleanCellValue() ? "TRUE" : "FALSE";
        case ERROR -> FormulaError.forInt(cell.getErrorCellValue()).getString();
        default -> "";
      };
    }

    /** With raised and lowered signs as what they are. */
    private String words(HSSFRichTextString text) {
      String all = text.getString();
      int runs = text.numFormattingRuns();
      StringBuilder words = new StringBuilder();
      int from = 0;
      String aligned = "";
      for (int i = 0; i <= runs; i++) {
        int to =
            i < runs
                ? Math.clamp(text.getIndexOfFormattingRun(i), from, all.length())
                : all.length();
        char before = words.isEmpty() ? ' ' : words.charAt(words.length() - 1);
        words.append(RaisedSigns.aligned(all.substring(from, to), aligned, before));
        if (i < runs) {
          short font = text.getFontOfFormattingRun(i);
          // One number, 4, is no font's.
          short offset = font <= book.getNumberOfFonts() ? book.getFontAt(font).getTypeOffset() : 0;
          aligned =
              offset == HSSFFont.SS_SUPER
                  ? "superscript"
                  : offset == HSSFFont.SS_SUB ? "subscript" : "";
        }
        from = to;
      }
      return words.toString();
    }
  }

  @Override
  public FileExtent extent(DocumentBytes bytes, Watch watch) {
    return new FileExtent(Math.toIntExact(Math.ceilDiv(bytes.size(), 6000L)), bytes.size() / 2);
  }
}
