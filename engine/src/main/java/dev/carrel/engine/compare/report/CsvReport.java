// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.compare.report;

import dev.carrel.engine.ground.CsvField;

/** A report as a table (RFC 4180), in which no cell is a formula. */
final class CsvReport {
  private CsvReport() {}

  static String of(Report report) {
    StringBuilder out = new StringBuilder(CsvField.line(report.heads()));
    report.rows().forEach(row -> out.append(CsvField.line(row.cells())));
    return out.toString();
  }
}
