// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.shelf;

import dev.carrel.engine.ListedCollection.ListedDocument;
import dev.carrel.engine.context.Choice;
import dev.carrel.engine.context.ReadingChoice;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentEntry;
import dev.carrel.engine.document.DocumentId;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * A document's row in a collection: a file, and once it is taken in, its entry. Its text is loaded
 * when it is shown.
 */
public final class ShelfItem implements ShelfRow {
  private final Path file;
  private final ReadOnlyObjectWrapper<Optional<DocumentEntry>> entry =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Document>> document =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<ItemState> state;
  private final ReadOnlyObjectWrapper<List<Choice>> choices =
      new ReadOnlyObjectWrapper<>(List.of());
  private ReadingChoice choice = ReadingChoice.WHOLE;
  private OptionalInt tokens = OptionalInt.empty();
  private Optional<String> password = Optional.empty();
  private boolean unrecognized;
  private Object worker = this;
  private Runnable cancel = () -> {};

  /** A file that is to be taken in. */
  ShelfItem(Path file) {
    this.file = file;
    this.state = new ReadOnlyObjectWrapper<>(new ItemState.Adding(-1));
  }

  /** A document that is there. */
  ShelfItem(ListedDocument listed) {
    this.file = listed.entry().file();
    this.entry.set(Optional.of(listed.entry()));
    this.tokens = listed.tokens();
    this.choice = listed.choice();
    this.state = new ReadOnlyObjectWrapper<>(atRest(listed.kept()));
  }

  /** The same document in another collection. */
  ShelfItem(ShelfItem other) {
    this.file = other.file;
    this.entry.set(other.entry.get());
    this.tokens = other.tokens;
    this.password = other.password;
    this.state = new ReadOnlyObjectWrapper<>(new ItemState.Indexed());
  }

  private ItemState atRest(boolean kept) {
    if (choice.aside().isPresent() && choice.aside().get() != ReadingChoice.Aside.BY_PERSON) {
      return new ItemState.SetAside(choice.aside().get());
    }
    return kept ? new ItemState.Kept() : new ItemState.Indexed();
  }

  /** As dropped or opened. */
  public Path file() {
    return file;
  }

  /** The document's name, or the file's while there is none. */
  public String name() {
    return entry.get().map(DocumentEntry::name).orElseGet(() -> fileName(file));
  }

  private static String fileName(Path file) {
    Path name = file.getFileName();
    return name == null ? file.toString() : name.toString();
  }

  /** Its name, pages and kind; empty while it is no document yet. */
  public Optional<DocumentEntry> entry() {
    return entry.get();
  }

  public ReadOnlyObjectProperty<Optional<DocumentEntry>> entryProperty() {
    return entry.getReadOnlyProperty();
  }

  /** Which document it is; empty while it is none yet. */
  public Optional<DocumentId> id() {
    return entry.get().map(DocumentEntry::id);
  }

  boolean is(DocumentId other) {
    return id().filter(other::equals).isPresent();
  }

  /** The document with its text, while it is loaded: it is when it was selected. */
  public Optional<Document> document() {
    return document.get();
  }

  public ReadOnlyObjectProperty<Optional<Document>> documentProperty() {
    return document.getReadOnlyProperty();
  }

  /** Tokens with header and page marks; empty while no model counted them. */
  public OptionalInt tokens() {
    return tokens;
  }

  public ItemState state() {
    return state.get();
  }

  public ReadOnlyObjectProperty<ItemState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** What would fit, where it does not; empty otherwise, and while that is worked out. */
  public ReadOnlyObjectProperty<List<Choice>> choicesProperty() {
    return choices.getReadOnlyProperty();
  }

  /** What opened its file in this session, for drawing its pages; kept nowhere else. */
  public Optional<String> password() {
    return password;
  }

  ReadingChoice choice() {
    return choice;
  }

  void choose(ReadingChoice next) {
    choice = next;
  }

  void become(DocumentEntry added, Optional<String> openedWith) {
    password = openedWith;
    entry.set(Optional.of(added));
  }

  /** It is no document any more. */
  void becomeFile() {
    entry.set(Optional.empty());
    document.set(Optional.empty());
  }

  /** Whether pictures of it are still to be read. */
  boolean isUnrecognized() {
    return unrecognized;
  }

  void unrecognized(boolean now) {
    unrecognized = now;
  }

  /** As it is where nothing is under way. */
  ItemState settled() {
    return unrecognized ? ItemState.Recognizing.WAITING : new ItemState.Indexed();
  }

  void rename(String name) {
    entry.set(
        entry
            .get()
            .map(
                e ->
                    new DocumentEntry(
                        e.id(),
                        name,
                        e.file(),
                        e.kind(),
                        e.pages(),
                        e.unreadable(),
                        e.hidden(),
                        e.notices(),
                        e.bytes(),
                        e.added())));
    document.set(document.get().map(d -> d.named(name)));
  }

  void load(Optional<Document> loaded) {
    document.set(loaded);
  }

  void counted(int newTokens) {
    tokens = newTokens > 0 ? OptionalInt.of(newTokens) : tokens;
  }

  void become(ItemState next) {
    if (!(next instanceof ItemState.Failed)) {
      choices.set(List.of());
    }
    state.set(next);
  }

  void offer(List<Choice> fitting) {
    choices.set(List.copyOf(fitting));
  }

  /**
   * Something is under way for it now.
   *
   * @param work what; what was under way before may tell nothing any more
   * @param cancelIt ends it
   */
  void workedOnBy(Object work, Runnable cancelIt) {
    worker = work;
    cancel = cancelIt;
  }

  boolean isWorkedOnBy(Object work) {
    return worker.equals(work);
  }

  void cancelTask() {
    cancel.run();
  }

  /** As cancelling, but what becomes of it is said by the caller. */
  void stop() {
    Runnable end = cancel;
    workedOnBy(this, () -> {});
    end.run();
  }
}
