// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.compare.report;

import java.util.List;
import java.util.stream.Collectors;

/** A report as a table (RFC 4180), in which no cell is a formula. */
final class CsvReport {
  /** What a table's program may take a cell that begins with it for. */
  private static final String FORMULAS = "=+-@\t\r";

  private CsvReport() {}

  static String of(Report report) {
    StringBuilder out = new StringBuilder(line(report.heads()));
    report.rows().forEach(row -> out.append(line(row.cells())));
    return out.toString();
  }

  private static String line(List<String> cells) {
    return cells.stream().map(CsvReport::cell).collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String cell(String text) {
    String harmless = !text.isEmpty() && FORMULAS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    boolean plain = harmless.chars().noneMatch(c -> ",\"\r\n".indexOf(c) >= 0);
    return plain ? harmless : "\"" + harmless.replace("\"", "\"\"") + "\"";
  }
}
