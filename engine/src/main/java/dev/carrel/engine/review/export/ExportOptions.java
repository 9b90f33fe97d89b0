// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review.export;

import java.time.Instant;

/**
 * How a review is written.
 *
 * @param csvBom whether a CSV file begins with U+FEFF, by which Excel knows UTF-8
 * @param links whether the places of the documents' files on this machine are told, as links where
 *     there are such; false if the file is for somebody else
 * @param when it is written, which the file says
 * @param carrelVersion by which Carrel
 * @param facts what is told beside the grid
 */
public record ExportOptions(
    boolean csvBom, boolean links, Instant when, String carrelVersion, ExportFacts facts) {
  /** Without a mark at the start of CSV, and with links. */
  public static ExportOptions of(Instant when, String carrelVersion, ExportFacts facts) {
    return new ExportOptions(false, true, when, carrelVersion, facts);
  }

  /** The same with or without a mark at the start of CSV. */
  public ExportOptions withCsvBom(boolean bom) {
    return new ExportOptions(bom, links, when, carrelVersion, facts);
  }

  /** The same with or without the places of files. */
  public ExportOptions withLinks(boolean told) {
    return new ExportOptions(csvBom, told, when, carrelVersion, facts);
  }
}
