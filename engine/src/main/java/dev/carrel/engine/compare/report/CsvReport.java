// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.compare.report;

import dev.carrel.engine.ground.CsvField;
import java.util.List;
import java.util.stream.Collectors;

/** A report as a table (RFC 4180), in which no cell is a formula. */
final class CsvReport {
  private CsvReport() {}

  static String of(Report report) {
    StringBuilder out = new StringBuilder(line(report.heads()));
    report.rows().forEach(row -> out.append(line(row.cells())));
    return out.toString();
  }

  private static String line(List<String> cells) {
    return cells.stream().map(CsvField::of).collect(Collectors.joining(",", "", "\r\n"));
  }
}
