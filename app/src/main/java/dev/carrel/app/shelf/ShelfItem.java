package dev.carrel.app.shelf;

import dev.carrel.engine.document.Document;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** One row of the shelf: a file, and once it is taken in, its document. */
public final class ShelfItem {
  private final Path file;
  private final ReadOnlyObjectWrapper<Optional<Document>> document =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<ItemState> state;
  private Optional<String> password = Optional.empty();
  private Runnable cancel = () -> {};

  ShelfItem(Path file) {
    this.file = file;
    this.state = new ReadOnlyObjectWrapper<>(new ItemState.Adding(-1));
  }

  ShelfItem(Document document, boolean read) {
    this.file = document.file();
    this.document.set(Optional.of(document));
    this.state =
        new ReadOnlyObjectWrapper<>(read ? new ItemState.Read(List.of()) : new ItemState.Indexed());
  }

  /** As dropped or opened. */
  public Path file() {
    return file;
  }

  /** The document's name, or the file's while there is none. */
  public String name() {
    return document.get().map(Document::name).orElseGet(() -> fileName(file));
  }

  private static String fileName(Path file) {
    Path name = file.getFileName();
    return name == null ? file.toString() : name.toString();
  }

  public Optional<Document> document() {
    return document.get();
  }

  public ReadOnlyObjectProperty<Optional<Document>> documentProperty() {
    return document.getReadOnlyProperty();
  }

  public ItemState state() {
    return state.get();
  }

  public ReadOnlyObjectProperty<ItemState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** What opened its file in this session, for drawing its pages; kept nowhere else. */
  public Optional<String> password() {
    return password;
  }

  void become(Document added, Optional<String> openedWith) {
    password = openedWith;
    document.set(Optional.of(added));
  }

  void become(ItemState next) {
    state.set(next);
  }

  /** How the work under way for it is cancelled, or the last one if there is none. */
  void workedOnBy(Runnable cancelIt) {
    cancel = cancelIt;
  }

  void cancelTask() {
    cancel.run();
  }
}
