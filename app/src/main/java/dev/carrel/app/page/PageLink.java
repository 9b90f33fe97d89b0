// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.page;

import dev.carrel.engine.document.Box;

/** A link on a page of a PDF. */
sealed interface PageLink {
  /** Where it can be pressed, in points of the page as its file shows it. */
  Box box();

  /** To a place in the same document. */
  record Inside(Box box, Spot spot) implements PageLink {}

  /** To somewhere else. Never opened by itself. */
  record Address(Box box, String address) implements PageLink {}
}
