// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.shelf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carrel.engine.document.DocumentKind;
import dev.carrel.engine.ground.Cancellation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DroppedFilesTest {
  @TempDir private Path folder;

  @Test
  void ofAFolderTheFilesOfEveryKindAreTakenAndNoOthers() throws IOException {
    List<Path> documents = new ArrayList<>();
    for (DocumentKind kind : DocumentKind.ALL) {
      for (String extension : kind.extensions()) {
        documents.add(Files.createFile(folder.resolve("a." + extension)));
        Files.createFile(folder.resolve(".hidden." + extension));
      }
    }
    Files.createFile(folder.resolve("a.pages"));
    Files.createFile(folder.resolve("README"));
    assertEquals(
        documents.stream().sorted().toList(), DroppedFiles.of(List.of(folder), new Cancellation()));
  }

  @Test
  void aFileDroppedByItselfIsTakenWhateverItsKind() throws IOException {
    Path other = Files.createFile(folder.resolve("a.pages"));
    assertEquals(List.of(other), DroppedFiles.of(List.of(other), new Cancellation()));
  }
}
