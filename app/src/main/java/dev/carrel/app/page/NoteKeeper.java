// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.page;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentId;
import java.util.Optional;

/** Keeps what a person writes into a note. */
public interface NoteKeeper {
  /**
   * Keeps the text as a new version: a new document that takes the place of the old one. The
   * person's own file stays as it is. Called beside the FX thread; may take seconds.
   *
   * @return the new document
   * @throws dev.carrel.engine.ground.CarrelException DISK_FULL and others of its codes; then
   *     nothing was changed
   */
  Document save(Document old, String text);

  /** As {@link #save}, and writes the text into the person's own file too, who has said so. */
  Document saveOver(Document old, String text);

  /** Text that is not saved yet, to survive a crash; empty when there is none any more. */
  void onDraft(DocumentId document, Optional<String> text);

  /** What {@link #onDraft} was last told of a document. */
  Optional<String> draft(DocumentId document);
}
