// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review.export;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** What a review can be written as. */
public enum ExportKind {
  /** A table, RFC 4180. */
  CSV("csv"),
  /** A workbook. */
  XLSX("xlsx"),
  /** A report as text. */
  MARKDOWN("md"),
  /** A report as one page that needs nothing else. */
  HTML("html"),
  /** A report for a word processor. */
  DOCX("docx"),
  /** All of it, for programs: {@code docs/formats/review-export.md}. */
  JSON("json"),
  /** References of research papers. */
  BIBTEX("bib"),
  /** References of research papers, for programs. */
  CSL_JSON("csl.json");

  private final String ending;

  ExportKind(String ending) {
    this.ending = ending;
  }

  /** The ending of its files' names, without the first dot: {@code csl.json}. */
  public String ending() {
    return ending;
  }

  /** By a file's name, whose ending may be in any case; empty if it has none of theirs. */
  public static Optional<ExportKind> ofName(Path file) {
    Path last = file.getFileName();
    String name = last == null ? "" : last.toString().toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(kind -> name.endsWith("." + kind.ending))
        .max(Comparator.comparingInt(kind -> kind.ending.length()));
  }
}
