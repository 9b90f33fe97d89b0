package dev.carrel.app.shelf;

import dev.carrel.app.fx.Background;
import dev.carrel.app.fx.Background.Lane;
import dev.carrel.app.fx.BackgroundTask;
import dev.carrel.engine.CarrelException;
import dev.carrel.engine.CarrelException.Code;
import dev.carrel.engine.Engine;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentId;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * The documents of the desk and what is done with them. Files are taken in one after another and
 * read one after another, in the order in which they came; a failure stays with its row and stops
 * nothing else.
 */
public final class ShelfModel {
  private final Engine engine;
  private final Background background;
  private final Reader reader;
  private final Removal removal;

  private final ObservableList<ShelfItem> items = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Optional<ShelfItem>> selected =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyIntegerWrapper pagesRead = new ReadOnlyIntegerWrapper();
  private final ReadOnlyIntegerWrapper documentsRead = new ReadOnlyIntegerWrapper();
  private final ReadOnlyIntegerWrapper documentsToAsk = new ReadOnlyIntegerWrapper();
  private final ReadOnlyBooleanWrapper paused = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper modelMissing = new ReadOnlyBooleanWrapper();

  /** Makes an empty shelf; {@link #load} fills it. */
  public ShelfModel(Engine engine, Reader.Options options, Background background) {
    this.engine = engine;
    this.background = background;
    this.reader =
        new Reader(engine.queue(), options, background.ui(), item -> count(), this::readEnded);
    this.removal = new Removal(engine, background, items, this::refreshRead);
  }

  /** The rows, oldest first. */
  public ObservableList<ShelfItem> items() {
    return items;
  }

  /** The row that the page shows. */
  public ReadOnlyObjectProperty<Optional<ShelfItem>> selectedProperty() {
    return selected.getReadOnlyProperty();
  }

  /** Pages of the documents that the model has read. */
  public ReadOnlyIntegerProperty pagesReadProperty() {
    return pagesRead.getReadOnlyProperty();
  }

  /** Documents that the model has read. */
  public ReadOnlyIntegerProperty documentsReadProperty() {
    return documentsRead.getReadOnlyProperty();
  }

  /** Documents that can be asked about: read, or read in part. */
  public ReadOnlyIntegerProperty documentsToAskProperty() {
    return documentsToAsk.getReadOnlyProperty();
  }

  /** Whether a person has paused reading. */
  public ReadOnlyBooleanProperty pausedProperty() {
    return paused.getReadOnlyProperty();
  }

  /** Holds reading at the next batch; questions are still answered. */
  public void pause() {
    engine.pause();
    paused.set(true);
  }

  /** Lets reading go on. */
  public void resume() {
    engine.resume();
    paused.set(false);
  }

  /** Whether reading stopped because there is no model. */
  public ReadOnlyBooleanProperty modelMissingProperty() {
    return modelMissing.getReadOnlyProperty();
  }

  /** The row that was removed last and can still be had back. */
  public ReadOnlyObjectProperty<Optional<ShelfItem>> removedProperty() {
    return removal.removedProperty();
  }

  /** Lists what the engine already has. */
  public void load() {
    background
        .task(
            Lane.QUICK,
            "list documents",
            (progress, cancellation) -> {
              Set<DocumentId> read = Set.copyOf(engine.readDocuments());
              return engine.documents().stream()
                  .map(document -> new ShelfItem(document, read.contains(document.id())))
                  .toList();
            })
        .onDone(this::loaded)
        .start();
  }

  private void loaded(List<ShelfItem> known) {
    // What was dropped while the list was made keeps its place behind it.
    items.addAll(0, known.stream().filter(item -> find(item).isEmpty()).toList());
    count();
    if (selected.get().isEmpty() && !items.isEmpty()) {
      select(items.getFirst());
    }
    // What was read when the desk was closed comes back from disk in seconds.
    engine.readBefore().forEach(id -> item(id).ifPresent(this::read));
  }

  private Optional<ShelfItem> find(ShelfItem known) {
    return known.document().flatMap(document -> item(document.id()));
  }

  /** The row of a document. */
  public Optional<ShelfItem> item(DocumentId id) {
    return items.stream()
        .filter(item -> item.document().filter(d -> d.id().equals(id)).isPresent())
        .findFirst();
  }

  public void select(ShelfItem item) {
    selected.set(Optional.of(item));
  }

  /** Takes files in, and the documents in folders; each is read when its turn comes. */
  public void add(List<Path> paths) {
    List<Path> dropped = List.copyOf(paths);
    background
        .task(
            Lane.QUICK,
            "look at what was dropped",
            (progress, cancellation) -> DroppedFiles.of(dropped, cancellation))
        .onDone(files -> files.forEach(this::add))
        .start();
  }

  private void add(Path file) {
    ShelfItem item = new ShelfItem(file);
    items.add(item);
    add(item, Optional.empty());
  }

  /** Tries an encrypted file again. */
  public void unlock(ShelfItem item, String password) {
    if (item.state() instanceof ItemState.PasswordNeeded) {
      add(item, Optional.of(password));
    }
  }

  /** Tries again what failed: taking the file in, or reading it. */
  public void retry(ShelfItem item) {
    if (!(item.state() instanceof ItemState.Failed)) {
      return;
    }
    if (item.document().isPresent()) {
      read(item);
    } else {
      add(item, Optional.empty());
    }
  }

  private void add(ShelfItem item, Optional<String> password) {
    item.become(new ItemState.Adding(-1));
    BackgroundTask<Document> task =
        background
            .task(
                Lane.FILES,
                "add " + item.name(),
                (progress, cancellation) ->
                    engine.add(item.file(), password, progress, cancellation))
            .onProgress(step -> item.become(new ItemState.Adding(step.share())))
            .onDone(document -> added(item, document, password))
            .onFailed(error -> item.become(refused(error)))
            .onCancelled(() -> items.remove(item));
    item.workedOnBy(task::cancel);
    task.start();
  }

  private static ItemState refused(CarrelException error) {
    return switch (error.code()) {
      case PASSWORD_NEEDED -> new ItemState.PasswordNeeded(false);
      case PASSWORD_WRONG -> new ItemState.PasswordNeeded(true);
      default -> new ItemState.Failed(error);
    };
  }

  private void added(ShelfItem item, Document document, Optional<String> password) {
    if (removal.isPending(document.id())) {
      undoRemove();
    }
    Optional<ShelfItem> same = item(document.id()).filter(other -> other != item);
    if (same.isPresent()) {
      // The same bytes under another name are the same document.
      same.get().become(document, password.or(same.get()::password));
      items.remove(item);
      select(same.get());
      return;
    }
    item.become(document, password);
    item.become(new ItemState.Indexed());
    if (selected.get().isEmpty()) {
      select(item);
    }
    read(item);
  }

  /** Puts a document into the queue of those to be read, if it is not there and not read. */
  public void read(ShelfItem item) {
    if (item.state() instanceof ItemState.Indexed || item.state() instanceof ItemState.Failed) {
      reader.read(item);
    }
  }

  /** Puts every document that was not read into the queue. */
  public void readAll() {
    items.stream().filter(item -> item.state() instanceof ItemState.Indexed).forEach(this::read);
  }

  private void readEnded(ShelfItem item, Optional<CarrelException> error) {
    modelMissing.set(error.filter(e -> e.code() == Code.MODEL_MISSING).isPresent());
    if (modelMissing.get()) {
      // Not the document's fault: the desk offers a model, and the row waits as it did before.
      item.become(new ItemState.Indexed());
    }
    count();
  }

  /** Stops what is under way for a row: a file being taken in goes, a document stays unread. */
  public void cancel(ShelfItem item) {
    item.cancelTask();
  }

  /**
   * Takes a row off the shelf. It can be had back until the next one goes or a while has passed.
   */
  public void remove(ShelfItem item) {
    item.cancelTask();
    if (selected.get().filter(item::equals).isPresent()) {
      selected.set(Optional.empty());
    }
    removal.remove(item);
    count();
  }

  /** Puts the row that was removed last back in its place. */
  public void undoRemove() {
    removal.undo().ifPresent(this::select);
    count();
  }

  /** Carries out a removal that could still have been undone; for when the desk closes. */
  public void settle() {
    removal.settle();
  }

  private void refreshRead() {
    background
        .task(Lane.QUICK, "list read documents", (progress, cancellation) -> engine.readDocuments())
        .onDone(this::stillRead)
        .start();
  }

  /** What stood behind a removed document is no longer in the context and is read again. */
  private void stillRead(List<DocumentId> read) {
    for (ShelfItem item : items) {
      boolean isRead = item.document().filter(d -> read.contains(d.id())).isPresent();
      if (item.state() instanceof ItemState.Read && !isRead) {
        item.become(new ItemState.Indexed());
        read(item);
      }
    }
    count();
  }

  private void count() {
    List<Document> read =
        items.stream()
            .filter(item -> item.state() instanceof ItemState.Read)
            .flatMap(item -> item.document().stream())
            .toList();
    documentsRead.set(read.size());
    long underWay =
        items.stream()
            .filter(
                item ->
                    item.state() instanceof ItemState.Reading reading
                        && !reading.loading()
                        && reading.share() > 0)
            .count();
    documentsToAsk.set(read.size() + (int) underWay);
    pagesRead.set(read.stream().mapToInt(d -> d.pages().size() - d.unreadable().size()).sum());
  }
}
