// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review.export;

import dev.carrel.engine.answer.Quote;
import dev.carrel.engine.document.DocumentEntry;
import dev.carrel.engine.document.UnreadablePage;
import dev.carrel.engine.ground.ShownText;
import dev.carrel.engine.review.CellState;
import dev.carrel.engine.review.ColumnType;
import dev.carrel.engine.review.Review.KeptColumn;
import dev.carrel.engine.review.SecondReading;
import dev.carrel.engine.review.WishCheck;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.dhatim.fastexcel.HyperLink;
import org.dhatim.fastexcel.Workbook;

/**
 * A review as a workbook: the grid with values as their types, then each quote with its place, what
 * was not read, each answer in words, and what the file is.
 */
final class XlsxExport {
  /** More links make a sheet that Excel calls damaged. */
  private static final int MOST_LINKS = 65_000;

  private final Exported review;
  private final Workbook workbook;
  private final int mostRows;

  private XlsxExport(Exported review, Workbook workbook, int mostRows) {
    this.review = review;
    this.workbook = workbook;
    this.mostRows = mostRows;
  }

  static void write(Exported review, OutputStream out) throws IOException {
    write(review, out, XlsxSheet.MOST_ROWS);
  }

  /** As the other, with another limit of a sheet's rows. */
  static void write(Exported review, OutputStream out, int mostRows) throws IOException {
    // Not closed: that would close the stream, which is the caller's.
    Workbook workbook = new Workbook(out, "Carrel", "1.0");
    workbook.properties().setTitle(ShownText.line(review.grid().review().name()));
    XlsxExport export = new XlsxExport(review, workbook, mostRows);
    export.grid();
    export.quotes();
    export.notRead();
    export.answers();
    export.about();
    workbook.finish();
  }

  private XlsxSheet sheet(String name, List<String> heads, List<Integer> widths) {
    return new XlsxSheet(workbook, name, heads, widths, mostRows);
  }

  private void grid() throws IOException {
    List<String> heads = new ArrayList<>(List.of("Document"));
    List<Integer> widths = new ArrayList<>(List.of(36));
    for (KeptColumn column : review.columns()) {
      String title = column.column().title();
      heads.add(title);
      widths.add(28);
      if (hasUnit(column)) {
        heads.add(
            title + (column.column().type() == ColumnType.AMOUNT ? ": unit" : ": days counted"));
        widths.add(10);
      }
      heads.add(title + ": state");
      widths.add(18);
    }
    heads.add("Tags");
    widths.add(20);
    XlsxSheet sheet = sheet("Review", heads, widths);
    for (DocumentEntry row : review.grid().rows()) {
      sheet.next();
      document(sheet, row);
      review.cells(row).forEach(cell -> cell(sheet, cell));
      sheet.text(review.tagged(row), true);
    }
    sheet.finish();
  }

  private static boolean hasUnit(KeptColumn column) {
    return column.column().type() == ColumnType.AMOUNT
        || column.column().type() == ColumnType.DURATION;
  }

  private void document(XlsxSheet sheet, DocumentEntry row) {
    if (review.options().links() && sheet.row() < MOST_LINKS) {
      String link = row.file().toUri().toASCIIString();
      sheet.sheet().hyperlink(sheet.row(), 0, HyperLink.external(link, "file"));
    }
    sheet.text(review.name(row), false);
  }

  private void cell(XlsxSheet sheet, ExportedCell cell) {
    CellState state = cell.cell().state();
    String fill = fill(state);
    XlsxValue.write(sheet, cell, fill);
    if (hasUnit(cell.column())) {
      sheet.text(cell.value().map(ValueText::unit).orElse(""), false, fill);
    }
    sheet.text(StateWords.sign(state) + " " + cell.state(), false, fill);
  }

  /** Empty for none: what was merely answered has no colour that praises it. */
  private static String fill(CellState state) {
    return switch (state) {
      case WAITING, ANSWERING, ANSWERED -> "";
      case NOT_THERE -> "EDEDED";
      case UNSURE -> "FFF2CC";
      case FAILED -> "F8CBAD";
      case STALE -> "FCE4D6";
      case CORRECTED -> "DDEBF7";
      case VERIFIED -> "E2F0D9";
    };
  }

  private void quotes() throws IOException {
    XlsxSheet sheet =
        sheet(
            "Quotes",
            List.of(
                "Document",
                "Column",
                "Number",
                "Quote",
                "Page",
                "Place",
                "Bates number",
                "Match",
                "Remarks",
                "State of the cell",
                "Verified by"),
            List.of(36, 24, 8, 80, 8, 22, 18, 14, 28, 22, 20));
    for (DocumentEntry row : review.grid().rows()) {
      for (Iterator<ExportedCell> cells = review.cells(row).iterator(); cells.hasNext(); ) {
        ExportedCell cell = cells.next();
        for (Quote quote : cell.quotes()) {
          sheet.next();
          quote(sheet, cell, quote);
        }
      }
    }
    sheet.finish();
  }

  private void quote(XlsxSheet sheet, ExportedCell cell, Quote quote) {
    sheet.text(review.name(cell.row()), false);
    sheet.text(cell.column().column().title(), true);
    sheet.number(quote.number());
    sheet.text(quote.text(), true);
    PlaceText.page(quote).ifPresentOrElse(sheet::number, sheet::skip);
    sheet.text(PlaceText.called(quote), true);
    sheet.text(PlaceText.bates(quote, review.options().facts()), true);
    sheet.text(PlaceText.match(quote.match()), true);
    String remarks = PlaceText.remarks(quote);
    String nearest = cell.isNearestOnly() ? "only the nearest passage: nothing was found" : "";
    sheet.text(
        remarks.isEmpty() || nearest.isEmpty() ? remarks + nearest : remarks + ", " + nearest,
        true);
    sheet.text(StateWords.sign(cell.cell().state()) + " " + cell.state(), true);
    sheet.text(cell.tick().map(Exported.Tick::who).orElse(""), true);
  }

  private void notRead() throws IOException {
    XlsxSheet sheet = sheet("Not read", List.of("Document", "Page", "Why"), List.of(36, 8, 60));
    for (DocumentEntry row : review.grid().rows()) {
      List<UnreadablePage> pages = review.options().facts().unreadable().apply(row.id());
      for (UnreadablePage page : pages) {
        sheet.next();
        sheet.text(review.name(row), false);
        sheet.number(page.page());
        sheet.text(page.reason(), true);
      }
      if (pages.size() < row.unreadable()) {
        sheet.next();
        sheet.text(review.name(row), false);
        sheet.skip();
        sheet.text(
            row.unreadable()
                - pages.size()
                + (pages.isEmpty() ? "" : " more")
                + " of its pages could not be read",
            true);
      }
    }
    sheet.finish();
  }

  private void answers() throws IOException {
    XlsxSheet sheet =
        sheet(
            "Answers",
            List.of(
                "Document",
                "Column",
                "State",
                "Value",
                "Words",
                "The machine's words",
                "Wish",
                "Second reader",
                "Note",
                "Flagged",
                "Verified by",
                "Verified",
                "Model",
                "Profile",
                "Answered",
                "Tags"),
            List.of(36, 24, 22, 24, 60, 60, 40, 40, 30, 9, 20, 22, 20, 12, 22, 20));
    for (DocumentEntry row : review.grid().rows()) {
      for (Iterator<ExportedCell> cells = review.cells(row).iterator(); cells.hasNext(); ) {
        ExportedCell cell = cells.next();
        if (!cell.isOpen()) {
          sheet.next();
          answer(sheet, cell);
        }
      }
    }
    sheet.finish();
  }

  private void answer(XlsxSheet sheet, ExportedCell cell) {
    String words = cell.cell().words();
    sheet.text(review.name(cell.row()), false);
    sheet.text(cell.column().column().title(), true);
    sheet.text(StateWords.sign(cell.cell().state()) + " " + cell.state(), true);
    sheet.text(cell.value().map(ValueText::whole).orElse(""), true);
    sheet.text(words.isEmpty() ? cell.cell().failure() : words, true);
    sheet.text(
        cell.cell().corrected().isPresent()
            ? cell.cell().answer().map(answer -> answer.answer()).orElse("")
            : "",
        true);
    sheet.text(cell.wish().map(WishCheck::sentence).orElse(""), true);
    sheet.text(cell.cell().second().map(XlsxExport::second).orElse(""), true);
    sheet.text(cell.cell().note(), true);
    sheet.text(cell.cell().flagged() ? "yes" : "", true);
    sheet.text(cell.tick().map(Exported.Tick::who).orElse(""), true);
    sheet.text(cell.tick().map(tick -> tick.at().toString()).orElse(""), true);
    sheet.text(cell.cell().answer().map(answer -> answer.model()).orElse(""), true);
    sheet.text(cell.cell().answer().map(answer -> answer.profile()).orElse(""), true);
    sheet.text(cell.cell().answer().map(answer -> answer.created().toString()).orElse(""), true);
    sheet.text(cell.tagged(), true);
  }

  private static String second(SecondReading second) {
    return (second.agrees() ? "agrees: " : "disagrees: ") + second.words();
  }

  private void about() throws IOException {
    XlsxSheet sheet = sheet("About", List.of("What", "Is"), List.of(30, 80));
    for (AboutReview.Line line : AboutReview.of(review)) {
      sheet.next();
      sheet.text(line.what(), true);
      sheet.text(line.is(), true);
    }
    sheet.finish();
  }
}
