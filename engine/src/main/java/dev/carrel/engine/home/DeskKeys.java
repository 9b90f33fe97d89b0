// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.home;

import java.util.Set;

/**
 * What {@link HomePlace#DESK} says anything about. Whatever else stands there, no Carrel of today
 * reads; an erasure can't tell what it is about, and drops it.
 */
public final class DeskKeys {
  /** On all levels, beside the SHA-256 of documents. */
  public static final Set<String> ALL =
      Set.of(
          "bounds",
          "x",
          "y",
          "width",
          "height",
          "maximized",
          "leftDivider",
          "rightDivider",
          "leftShown",
          "rightShown",
          "zoom",
          "looked",
          "shelf",
          "expanded",
          "collection",
          "document",
          "places",
          "page",
          "share",
          "rotation",
          "strip",
          "drafts",
          "byMeaning",
          "review",
          "shown",
          "open",
          "sized",
          "widths",
          "hidden",
          "frozen",
          "sorts",
          "filter",
          "filtered",
          "column",
          "running",
          "inBackground",
          "copies",
          "paused");

  private DeskKeys() {}
}
