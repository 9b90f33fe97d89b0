// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest;

import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.ocr.RecognizedPage;
import java.util.Optional;

/** What was recognised before on pictures of documents, so that none is read twice. Thread-safe. */
public interface RecognizedPages {
  /** Keeps nothing. */
  RecognizedPages NONE =
      new RecognizedPages() {
        @Override
        public Optional<RecognizedPage> find(DocumentId document, String picture) {
          return Optional.empty();
        }

        @Override
        public void keep(DocumentId document, String picture, RecognizedPage page) {}
      };

  /**
   * What was read on a picture of a document.
   *
   * @param picture its name, which stands for what read it, too
   */
  Optional<RecognizedPage> find(DocumentId document, String picture);

  /** Keeps it, if that can be: where it cannot, the picture is read again. */
  void keep(DocumentId document, String picture, RecognizedPage page);
}
