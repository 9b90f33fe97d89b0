package dev.carrel.app.desk;

import dev.carrel.app.page.NoteKeeper;
import dev.carrel.app.shelf.ShelfModel;
import dev.carrel.engine.Engine;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/**
 * Keeps notes that are written into: each version as a file in the home's {@code notes}, in a
 * folder named after the version before it, and as a document in that one's place. Where a person's
 * own file is stands beside the version, so that it can be written over when they say so.
 */
final class NoteFiles implements NoteKeeper {
  private static final String OWN = "own-file";

  private final Engine engine;
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
    this.shelf = shelf;
    this.ui = ui;
    this.drafts = new ConcurrentHashMap<>(drafts);
  }

  /** What is not saved now, by the document's SHA-256. */
  Map<String, String> drafts() {
    return Map.copyOf(drafts);
  }

  @Override
  public Document save(Document old, String text) {
    Path folder = engine.home().folder().resolve("notes").resolve(old.id().sha256());
    Path file = folder.resolve(old.file().getFileName());
    try {
      Files.createDirectories(folder);
      write(folder.resolve(OWN), ownFile(old).toString());
      write(file, text);
    } catch (IOException e) {
      throw unwritten(file, e);
    }
    Document version =
        engine.documents().replace(old.id(), file, Progress.SILENT, new Cancellation());
    ui.execute(() -> shelf.replaced(old.id(), version));
    return version;
  }

  @Override
  public Document saveOver(Document old, String text) {
    Path own = ownFile(old);
    Document version = save(old, text);
    try {
      write(own, text);
    } catch (IOException e) {
      throw unwritten(own, e);
    }
    return version;
  }

  /** The file that a person once added, whatever version this is. */
  private static Path ownFile(Document note) {
    Path beside = note.file().resolveSibling(OWN);
    try {
      return Files.exists(beside) ? Path.of(Files.readString(beside)) : note.file();
    } catch (IOException e) {
      throw unwritten(beside, e);
    }
  }

  private static void write(Path file, String text) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.writeString(part, text);
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private static CarrelException unwritten(Path file, IOException cause) {
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
