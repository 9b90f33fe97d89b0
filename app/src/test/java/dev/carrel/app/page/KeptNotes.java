// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.page;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Keeps notes in files beside the old ones, and drafts in memory. */
final class KeptNotes implements NoteKeeper {
  private final Map<DocumentId, String> drafts = new HashMap<>();
  private int version;

  @Override
  public Document save(Document old, String text) {
    try {
      return PagePdf.document(
          Files.writeString(old.file().resolveSibling("version" + ++version + ".md"), text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Document saveOver(Document old, String text) {
    try {
      return PagePdf.document(Files.writeString(old.file(), text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void onDraft(DocumentId document, Optional<String> text) {
    text.ifPresentOrElse(draft -> drafts.put(document, draft), () -> drafts.remove(document));
  }

  @Override
  public Optional<String> draft(DocumentId document) {
    return Optional.ofNullable(drafts.get(document));
  }
}
