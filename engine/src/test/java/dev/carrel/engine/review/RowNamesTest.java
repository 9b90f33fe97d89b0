// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carrel.engine.document.DocumentEntry;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.DocumentKind;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowNamesTest {
  private static DocumentEntry row(int id, String name, String file) {
    return new DocumentEntry(
        new DocumentId("%064x".formatted(id)),
        name,
        Path.of(file),
        DocumentKind.PDF,
        1,
        0,
        0,
        0,
        0,
        Instant.EPOCH);
  }

  private static List<String> names(DocumentEntry... rows) {
    RowNames names = RowNames.of(List.of(rows));
    return Arrays.stream(rows).map(names::of).toList();
  }

  @Test
  void aNameThatOneRowHasIsLeftAsItIs() {
    assertEquals(
        List.of("a.pdf", "b.pdf"), names(row(1, "a.pdf", "/x/a.pdf"), row(2, "b.pdf", "/x/b.pdf")));
  }

  @Test
  void ofOneNameAsMuchOfTheFolderIsToldAsTellsThemApart() {
    assertEquals(
        List.of("a.pdf (2023)", "a.pdf (2024)", "b.pdf"),
        names(
            row(1, "a.pdf", "/x/2023/a.pdf"),
            row(2, "a.pdf", "/x/2024/a.pdf"),
            row(3, "b.pdf", "/x/2024/b.pdf")));
    assertEquals(
        List.of("a.pdf (2023/in)", "a.pdf (2024/in)", "a.pdf (2024/out)"),
        names(
                row(1, "a.pdf", "/2023/in/a.pdf"),
                row(2, "a.pdf", "/2024/in/a.pdf"),
                row(3, "a.pdf", "/2024/out/a.pdf"))
            .stream()
            .map(name -> name.replace('\\', '/'))
            .toList());
  }

  @Test
  void twoOfOneFolderAreToldApartByTheirIds() {
    assertEquals(
        List.of("a.pdf (%s)".formatted("%064x".formatted(1).substring(0, 8))),
        names(row(1, "a.pdf", "/x/a.pdf"), row(2, "a.pdf", "/x/a.pdf")).subList(0, 1));
  }
}
