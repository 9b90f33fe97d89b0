// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.page;

import dev.carrel.app.fx.Background;
import dev.carrel.app.fx.Background.Lane;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentKind;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.ground.CarrelException;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** A note that is written: its text as it is now, and how it is kept. */
public final class NoteModel {
  /** Their pages, joined, are the file: what is typed can be written back. */
  private static final Set<DocumentKind> NOTES = Set.of(DocumentKind.MARKDOWN, DocumentKind.TEXT);

  private final Background background;
  private final BiConsumer<Document, Document> onReplaced;
  private final BooleanProperty editing = new SimpleBooleanProperty();
  private final StringProperty text = new SimpleStringProperty("");
  private final ReadOnlyBooleanWrapper changed = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper saving = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Optional<CarrelException>> error =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Optional<NoteKeeper> keeper = Optional.empty();
  private Optional<Document> document = Optional.empty();
  private String saved = "";

  /**
   * Made by {@link PageModel}.
   *
   * @param onReplaced told the old document and the new one that takes its place
   */
  NoteModel(Background background, BiConsumer<Document, Document> onReplaced) {
    this.background = background;
    this.onReplaced = onReplaced;
    text.subscribe(this::typed);
  }

  /** Says who keeps notes; without one they can only be read. */
  public void keepWith(NoteKeeper notes) {
    keeper = Optional.of(notes);
  }

  /** Whether the note on show can be written into. */
  public boolean isEditable() {
    return keeper.isPresent() && document.isPresent();
  }

  /** Whether the editor is shown instead of the reading view. */
  public BooleanProperty editingProperty() {
    return editing;
  }

  /** What stands in the editor. */
  public StringProperty textProperty() {
    return text;
  }

  /** Whether it differs from what is kept. */
  public ReadOnlyBooleanProperty changedProperty() {
    return changed.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty savingProperty() {
    return saving.getReadOnlyProperty();
  }

  /** Why the last attempt to keep it failed. */
  public ReadOnlyObjectProperty<Optional<CarrelException>> errorProperty() {
    return error.getReadOnlyProperty();
  }

  /** The text of a note as its file holds it. */
  static String textOf(Document note) {
    return note.pages().stream().map(Page::text).collect(Collectors.joining());
  }

  /** Another document is on show. What was not saved of the last one was told as a draft. */
  void use(Optional<Document> next) {
    Optional<Document> note = next.filter(shown -> NOTES.contains(shown.kind()));
    if (note.equals(document)) {
      return;
    }
    document = Optional.empty(); // what follows is no typing
    error.set(Optional.empty());
    saved = note.map(NoteModel::textOf).orElse("");
    Optional<String> draft =
        note.flatMap(shown -> keeper.flatMap(notes -> notes.draft(shown.id())));
    text.set(draft.orElse(saved));
    document = note;
    changed.set(!text.get().equals(saved));
    editing.set(changed.get());
  }

  private void typed() {
    String now = text.get() == null ? "" : text.get();
    document.ifPresent(
        note -> {
          changed.set(!now.equals(saved));
          keeper.ifPresent(
              notes -> notes.onDraft(note.id(), Optional.of(now).filter(t -> !t.equals(saved))));
        });
  }

  /** Shows the editor. */
  public void edit() {
    if (isEditable()) {
      editing.set(true);
    }
  }

  /** Shows the reading view; what was not saved stays in the editor. */
  public void read() {
    editing.set(false);
  }

  /** Takes back everything that was not saved. The editor can undo it. */
  public void discard() {
    text.set(saved);
  }

  /** Keeps the text as a new version of the document. */
  public void save() {
    save(text.get());
  }

  /** Keeps a text as a new version of the document. */
  public void save(String words) {
    keep(words, NoteKeeper::save);
  }

  /** As {@link #save()}, and writes it into the person's own file too. */
  public void saveOver() {
    keep(text.get(), NoteKeeper::saveOver);
  }

  private interface Way {
    Document keep(NoteKeeper notes, Document old, String words);
  }

  private void keep(String words, Way way) {
    if (keeper.isEmpty() || document.isEmpty() || saving.get()) {
      return;
    }
    Document old = document.get();
    NoteKeeper notes = keeper.get();
    saving.set(true);
    error.set(Optional.empty());
    background
        .task(
            Lane.FILES,
            "save " + old.name(),
            (progress, cancellation) -> way.keep(notes, old, words))
        .onDone(document -> kept(old, document, words))
        .onFailed(
            failure -> {
              saving.set(false);
              error.set(Optional.of(failure));
            })
        .onCancelled(() -> saving.set(false))
        .finishedAtClose()
        .start();
  }

  private void kept(Document old, Document version, String words) {
    saving.set(false);
    keeper.ifPresent(notes -> notes.onDraft(old.id(), Optional.empty()));
    if (document.filter(old::equals).isEmpty()) {
      return;
    }
    String now = text.get();
    document = Optional.of(version);
    saved = words;
    // What was typed meanwhile is a draft of the new version.
    keeper.ifPresent(
        notes -> notes.onDraft(version.id(), Optional.of(now).filter(t -> !t.equals(words))));
    changed.set(!now.equals(words));
    onReplaced.accept(old, version);
  }
}
