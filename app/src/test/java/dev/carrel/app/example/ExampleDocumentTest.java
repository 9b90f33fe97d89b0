// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.home.HomeFiles;
import dev.carrel.engine.ingest.AllReaders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExampleDocumentTest {
  @TempDir Path dir;

  private Path write() throws IOException {
    return dir.resolve(ExampleDocument.write(HomeFiles.in(dir)).toString());
  }

  @Test
  void theExampleIsThreePagesThatCanBeReadInEachLanguage() throws IOException {
    assertTrue(text(Locale.ENGLISH).contains("Nothing leaves this machine."));
    assertTrue(text(Locale.GERMAN).contains("„Rückgängig“"));
  }

  private String text(Locale language) throws IOException {
    Locale before = Locale.getDefault();
    Locale.setDefault(language);
    try {
      Path file = write();
      Document document = AllReaders.read(file);
      assertEquals(3, document.pages().size());
      assertTrue(document.unreadable().isEmpty());
      StringBuilder all = new StringBuilder();
      document.pages().forEach(page -> all.append(page.text()).append('\n'));
      return all.toString();
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void anExampleThatIsThereIsNotWrittenAgain() throws IOException {
    Path file = write();
    byte[] before = Files.readAllBytes(file);
    assertEquals(file, write());
    assertTrue(java.util.Arrays.equals(before, Files.readAllBytes(file)));
  }
}
