// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.DurableFile;
import dev.carrel.engine.ground.Progress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A searchable copy of a scan in a file of a person's, which is there whole or not at all. */
public final class SearchableFile {
  private SearchableFile() {}

  /**
   * Writes it, over a file that is there, but never over the scan.
   *
   * @param from where the scan's bytes are
   * @throws CarrelException EXPORT_FAILED, NO_TEXT, CANCELLED; then nothing was written
   */
  public static SearchablePdf.Layer write(
      Path file,
      Document scan,
      Path from,
      Optional<String> password,
      Progress progress,
      Cancellation cancellation) {
    try {
      if (Files.exists(file)
          && (Files.isSameFile(file, from)
              || (Files.exists(scan.file()) && Files.isSameFile(file, scan.file())))) {
        throw new CarrelException(
            Code.EXPORT_FAILED,
            "The copy would be written over " + scan.name() + " itself.",
            "Choose another name for the copy.");
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      SearchablePdf.Layer layer =
          SearchablePdf.copy(scan.at(from), password, bytes, progress, cancellation);
      DurableFile.ofPerson(file).write(bytes.toByteArray());
      return layer;
    } catch (IOException e) {
      throw new CarrelException(
          Code.EXPORT_FAILED,
          "The copy could not be written to %s: %s".formatted(file, e.getMessage()),
          "Choose another place for it.",
          e);
    }
  }
}
