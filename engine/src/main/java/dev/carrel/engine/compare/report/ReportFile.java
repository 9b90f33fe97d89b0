// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.compare.report;

import dev.carrel.engine.compare.Change;
import dev.carrel.engine.compare.DocumentComparison;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.WrittenFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Writes what a comparison found into a file of a person's: whole, or the file stays as it was. */
public final class ReportFile {
  private ReportFile() {}

  /**
   * The bytes of a file.
   *
   * @param meanings what the model says of changes; they are marked as its words
   */
  public static byte[] bytes(
      ReportFormat format,
      DocumentComparison comparison,
      Document old,
      Document now,
      Map<Change, String> meanings,
      ReportWords words) {
    Report report = Report.of(comparison, old, now, meanings, words);
    return switch (format) {
      case DOCX -> DocxReport.of(report);
      case HTML -> utf8(HtmlReport.of(report));
      case MD -> utf8(MarkdownReport.of(report));
      case CSV -> utf8(CsvReport.of(report));
    };
  }

  /**
   * Says before the work what would keep its end from being written.
   *
   * @throws CarrelException as {@link #write}
   */
  public static void requireWritable(Path file, Path old, Path now) {
    written(file).requireWritable(List.of(old, now));
  }

  private static WrittenFile written(Path file) {
    return new WrittenFile(file, "What differs");
  }

  /**
   * Writes bytes; what stood in the file is gone.
   *
   * @throws CarrelException {@link Code#EXPORT_FAILED} where it cannot be written, or is one of the
   *     documents that were compared
   */
  public static void write(byte[] bytes, Path file, Document old, Document now) {
    written(file).write(List.of(old.file(), now.file()), out -> out.write(bytes));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
