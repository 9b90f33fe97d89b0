package dev.carrel.app.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is read of files that do not fit together. */
enum Fit {
  /** All of them, or nothing. */
  WHOLE,
  /** Those that fit, from the first on. */
  DOCUMENTS,
  /** The pages that search finds for the question. */
  PAGES,
  /** One file after another, each with an answer of its own. */
  ONE_BY_ONE;

  /** As written on the command line. */
  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static List<String> labels() {
    return Arrays.stream(values()).map(Fit::label).toList();
  }

  static Optional<Fit> named(String label) {
    return Arrays.stream(values()).filter(fit -> fit.label().equalsIgnoreCase(label)).findFirst();
  }
}
