// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is read of documents that may not fit together. */
public enum Fit {
  /** All of them, or nothing. */
  WHOLE,
  /** Those that fit, from the first on. */
  DOCUMENTS,
  /** The pages that search finds for the question. */
  PAGES,
  /** One document after another, each with an answer of its own. */
  ONE_BY_ONE;

  /** As written on the command line. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** All labels. */
  public static List<String> labels() {
    return Arrays.stream(values()).map(Fit::label).toList();
  }

  /** The one with this {@link #label}. */
  public static Optional<Fit> named(String label) {
    return Arrays.stream(values()).filter(fit -> fit.label().equalsIgnoreCase(label)).findFirst();
  }
}
