// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.models;

import java.net.URI;
import java.util.Optional;

/** Who is asked, from what a source says of itself for people. */
final class SourceName {
  private SourceName() {}

  /** The host's name; empty for the package index that pip is set up for. */
  static Optional<String> of(String description) {
    if (!description.startsWith("http")) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(URI.create(description).getHost());
    } catch (IllegalArgumentException e) {
      return Optional.of(description);
    }
  }
}
