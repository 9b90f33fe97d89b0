// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.ingest.pdf.SearchableFile;
import dev.carrel.engine.ingest.pdf.SearchablePdf;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A searchable copy of a scan, in a new file of a person's. */
final class SearchableCopy {
  private SearchableCopy() {}

  /**
   * Writes it; nothing that is there is written over.
   *
   * @param documents the scan alone
   * @throws CarrelException EXPORT_FAILED, NO_TEXT, CANCELLED
   */
  static void write(
      Path file, List<Document> documents, Optional<String> password, Session session) {
    if (documents.size() != 1) {
      throw failed(
          "A searchable copy is made of one file, and %d were read.".formatted(documents.size()),
          "Give one file that holds no others.");
    }
    if (Files.exists(file)) {
      throw failed("There is a file " + file + " already.", "Choose another name for the copy.");
    }
    Document scan = documents.getFirst();
    SearchablePdf.Layer copy =
        SearchableFile.write(
            file, scan, scan.file(), password, Progress.SILENT, session.cancellation());
    session.say("%s has %,d words in its text layer.".formatted(file, copy.words()));
    if (copy.leftOut() > 0) {
      session.say(
          "%,d words are not in it: the font of the layer has no signs for them."
              .formatted(copy.leftOut()));
    }
  }

  private static CarrelException failed(String what, String remedy) {
    return new CarrelException(Code.EXPORT_FAILED, what, remedy);
  }
}
