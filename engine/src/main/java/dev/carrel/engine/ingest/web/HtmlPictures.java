// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.web;

import java.util.Optional;

/** The pictures that a page of the web names. */
@FunctionalInterface
interface HtmlPictures {
  /** None of them is there. */
  HtmlPictures NONE = link -> Optional.empty();

  /** What the file calls the picture of a link; empty if it is not in the file. */
  Optional<String> part(String link);
}
