// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.compare.report;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The kinds of files that a report can be. */
public enum ReportFormat {
  DOCX,
  HTML,
  MD,
  CSV;

  /** How a file's name ends, without a dot. */
  public String ending() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The format that a file's name says; empty if it says none. */
  public static Optional<ReportFormat> of(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(f -> name.endsWith("." + f.ending())).findFirst();
  }

  /** All endings, for a message: {@code .docx, .html, .md, .csv}. */
  public static String endings() {
    return Arrays.stream(values()).map(f -> "." + f.ending()).collect(Collectors.joining(", "));
  }
}
