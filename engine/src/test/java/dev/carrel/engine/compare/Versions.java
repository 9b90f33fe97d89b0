// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.compare;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.DocumentKind;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.document.PageLayout;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** Versions of a document, of nothing but words. */
final class Versions {
  private Versions() {}

  static Document old(List<String> pages) {
    return document("old", "a", pages);
  }

  static Document now(List<String> pages) {
    return document("new", "b", pages);
  }

  private static Document document(String name, String digit, List<String> pages) {
    List<Page> made =
        IntStream.range(0, pages.size())
            .mapToObj(
                i -> new Page(i + 1, pages.get(i), PageLayout.unplaced(pages.get(i).length())))
            .toList();
    return new Document(
        new DocumentId(digit.repeat(64)), name, Path.of(name), DocumentKind.TEXT, made, List.of());
  }
}
