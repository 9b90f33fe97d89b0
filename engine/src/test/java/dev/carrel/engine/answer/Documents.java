// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.DocumentKind;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.document.PageLayout;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** Documents made of the texts of their pages. */
public final class Documents {
  private Documents() {}

  public static Document of(String name, String... pages) {
    List<Page> made =
        IntStream.range(0, pages.length)
            .mapToObj(i -> new Page(i + 1, pages[i], PageLayout.unplaced(pages[i].length())))
            .toList();
    String id = "%064x".formatted(name.hashCode() & 0xffffffffL);
    return new Document(
        new DocumentId(id), name, Path.of("/", name), DocumentKind.TEXT, made, List.of());
  }
}
