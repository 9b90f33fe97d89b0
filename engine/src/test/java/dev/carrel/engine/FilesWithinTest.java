// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentEntry;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.ingest.Readings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesWithinTest {
  @TempDir private Path folder;

  private Engine engine() {
    return Engine.open(
        folder.resolve("home"),
        TestPlatform.in(folder),
        (progress, cancellation) -> {
          throw new AssertionError("no model is needed");
        });
  }

  @Test
  void filesInsideOfAnArchiveAreDocumentsWhoseBytesStayWhenItIsGone() throws IOException {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("lease.txt", "The rent is 4,250 a month.");
    parts.put("annex/notes.md", "# Annex");
    Path zip = Readings.zip(folder.resolve("deal.zip"), parts);
    try (Engine engine = engine()) {
      List<Document> added =
          engine.documents().addWithin(zip, Optional.empty(), Progress.SILENT, new Cancellation());
      List<DocumentEntry> entries = engine.documents().entries();
      assertEquals(
          List.of("deal.zip", "deal.zip › lease.txt", "deal.zip › annex/notes.md"),
          entries.stream().map(DocumentEntry::name).toList());
      assertEquals(26, entries.get(1).bytes());
      assertEquals(
          "deal.zip › lease.txt", engine.documents().search("rent", 5).getFirst().documentName());
      Files.delete(zip);
      Document lease = engine.documents().document(added.get(1).id()).orElseThrow();
      assertFalse(Files.exists(lease.file()));
      assertEquals("lease.txt", String.valueOf(lease.file().getFileName()));
      assertEquals("The rent is 4,250 a month.", Files.readString(engine.documents().bytes(lease)));
    }
  }
}
