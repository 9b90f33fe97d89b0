// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import dev.carrel.app.page.NoteKeeper;
import dev.carrel.app.shelf.ShelfModel;
import dev.carrel.engine.Engine;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.DurableFile;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.ground.StoredFile;
import dev.carrel.engine.home.HomeFiles;
import dev.carrel.engine.home.HomeName;
import dev.carrel.engine.home.HomePlace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;

/**
 * Keeps notes that are written into: each version as a file in the home's {@code notes}, in a
 * folder named after the version before it, and as a document in that one's place. Where a person's
 * own file is stands beside the version, so that it can be written over when they say so.
 */
final class NoteFiles implements NoteKeeper {
  private static final String OWN = "own-file";

  /** A folder of a version is named by the SHA-256 of the one before. */
  private static final Pattern VERSION = Pattern.compile("[0-9a-f]{64}");

  private final Engine engine;
  private final HomeFiles files;
  private final ShelfModel shelf;
  private final Executor ui;
  private final Map<String, String> drafts;

  /**
   * Keeps notes.
   *
   * @param drafts what was not saved when the desk was left, by the document's SHA-256
   * @param ui runs things on the FX thread
   */
  NoteFiles(Engine engine, ShelfModel shelf, Executor ui, Map<String, String> drafts) {
    this.engine = engine;
    this.files = engine.home().files();
    this.shelf = shelf;
    this.ui = ui;
    this.drafts = new ConcurrentHashMap<>(drafts);
  }

  /** Remembers nothing more of documents. */
  void forget(Set<DocumentId> documents) {
    documents.forEach(document -> drafts.remove(document.sha256()));
  }

  /** What is not saved now, by the document's SHA-256. */
  Map<String, String> drafts() {
    return Map.copyOf(drafts);
  }

  @Override
  public Document save(Document old, String text) {
    HomeName file = name(old, String.valueOf(old.file().getFileName()));
    try {
      files.file(name(old, OWN)).write(ownFile(old).toString());
      files.file(file).write(text);
    } catch (IOException e) {
      throw unwritten(files.file(file).place(), e);
    }
    Document version =
        engine
            .documents()
            .replace(old.id(), engine.home().path(file), Progress.SILENT, new Cancellation());
    ui.execute(() -> shelf.replaced(old.id(), version));
    return version;
  }

  @Override
  public Document saveOver(Document old, String text) {
    Path own = ownFile(old);
    Document version = save(old, text);
    try {
      DurableFile.ofPerson(own).write(text);
    } catch (IOException e) {
      throw unwritten(own.toString(), e);
    }
    return version;
  }

  /** A file of the version that takes this one's place. */
  private static HomeName name(Document old, String name) {
    return HomePlace.NOTES.file(old.id().sha256(), name);
  }

  /** The file that a person once added, whatever version this is. */
  private Path ownFile(Document note) {
    Optional<StoredFile> beside =
        versionFolder(note).map(folder -> files.file(HomePlace.NOTES.file(folder, OWN)));
    try {
      Optional<String> own = beside.isEmpty() ? Optional.empty() : beside.get().text();
      return own.map(Path::of).orElse(note.file());
    } catch (IOException e) {
      throw unwritten(note.file().toString(), e);
    }
  }

  /** The folder of a version among the notes; none of a file that is a person's. */
  private static Optional<String> versionFolder(Document note) {
    return Optional.ofNullable(note.file().getParent())
        .map(folder -> String.valueOf(folder.getFileName()))
        .filter(name -> VERSION.matcher(name).matches());
  }

  private static CarrelException unwritten(String file, IOException cause) {
    return new CarrelException(
        Code.HOME_UNUSABLE,
        "The note could not be written to %s: %s.".formatted(file, cause.getMessage()),
        "What you typed stays in the editor. Make room or the folder writable, then save again.",
        cause);
  }

  @Override
  public void onDraft(DocumentId document, Optional<String> text) {
    text.ifPresentOrElse(
        words -> drafts.put(document.sha256(), words), () -> drafts.remove(document.sha256()));
  }

  @Override
  public Optional<String> draft(DocumentId document) {
    return Optional.ofNullable(drafts.get(document.sha256()));
  }
}
