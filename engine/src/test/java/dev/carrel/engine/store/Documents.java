// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.store;

import dev.carrel.engine.document.Box;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.DocumentKind;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.document.PageLayout;
import dev.carrel.engine.document.UnreadablePage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Documents made from a seed: the same seed gives the same document, in any process. */
public final class Documents {
  private Documents() {}

  public static DocumentId id(long seed) {
    return new DocumentId("%064x".formatted(seed + 1));
  }

  public static Document make(long seed, int pages) {
    Random random = new Random(seed);
    List<Page> made = new ArrayList<>();
    for (int number = 1; number <= pages; number++) {
      made.add(page(number, random));
    }
    return new Document(
        id(seed),
        "Vertrag " + seed + ".pdf",
        Path.of("folder", "Vertrag " + seed + ".pdf").toAbsolutePath(),
        DocumentKind.PDF,
        made,
        pages == 0 ? List.of() : List.of(new UnreadablePage(pages, "a scanned image")));
  }

  private static Page page(int number, Random random) {
    int length = random.nextInt(3000);
    StringBuilder text = new StringBuilder();
    PageLayout.Builder layout = new PageLayout.Builder(595, 842);
    for (int i = 0; i < length; i++) {
      text.append("abc öß\n漢\u0000’".charAt(random.nextInt(10)));
      layout.add(new Box(random.nextInt(500), random.nextInt(800), 5, 10));
    }
    return new Page(number, text.toString(), layout.build());
  }
}
