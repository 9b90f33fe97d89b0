// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ingest.RecognizedPages;
import dev.carrel.engine.ocr.RecognizedForm;
import dev.carrel.engine.ocr.RecognizedPage;
import dev.carrel.engine.store.RecognizedTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.util.Optional;

/** Keeps in the library what was recognised; where that fails, pictures are read again. */
final class KeptRecognition implements RecognizedPages {
  private static final System.Logger LOG = System.getLogger(KeptRecognition.class.getName());

  private final RecognizedTable table;

  KeptRecognition(RecognizedTable table) {
    this.table = table;
  }

  @Override
  public Optional<RecognizedPage> find(DocumentId document, String picture) {
    try {
      Optional<byte[]> kept = table.find(document, picture);
      return kept.isPresent() ? Optional.of(RecognizedForm.of(kept.get())) : Optional.empty();
    } catch (IOException | UncheckedIOException | CarrelException e) {
      LOG.log(Level.WARNING, "what was recognised cannot be used", e);
      return Optional.empty();
    }
  }

  @Override
  public void keep(DocumentId document, String picture, RecognizedPage page) {
    try {
      table.keep(document, picture, RecognizedForm.toBytes(page));
    } catch (CarrelException e) {
      LOG.log(Level.WARNING, "what was recognised could not be kept", e);
    }
  }
}
