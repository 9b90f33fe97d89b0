// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.Platform;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.ingest.pdf.TestPdf;
import dev.carrel.engine.sandbox.Guard;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The product's own process, as it starts it. */
@Timeout(120)
class DocumentReadingTest {
  @TempDir private Path folder;

  private static Document read(DocumentReading reading, Path file) {
    return reading.ingestor().read(file, Optional.empty(), Progress.SILENT, new Cancellation());
  }

  @Test
  void aDocumentIsTheSameInAProcessThatWaitedForIt() throws IOException {
    Path file;
    try (TestPdf pdf = new TestPdf()) {
      pdf.page(stream -> TestPdf.text(stream, 72, 700, 12, "Words on a page"));
      file = pdf.save(folder);
    }
    Platform platform = TestPlatform.in(folder);
    try (DocumentReading here = DocumentReading.on(platform);
        DocumentReading apart = DocumentReading.on(platform.withJava(LocalPlatform.java()))) {
      assertEquals(List.of(), here.guards(new Cancellation()));
      apart.warm();
      assertEquals(
          List.of("memory", "network", "files"),
          apart.guards(new Cancellation()).stream().map(Guard::against).toList());
      assertEquals(read(here, file), read(apart, file));
    }
  }
}
