// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.shelf;

import dev.carrel.app.fx.Background;
import dev.carrel.app.fx.Background.Lane;
import dev.carrel.app.fx.BackgroundTask;
import dev.carrel.engine.Engine;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentEntry;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Takes files in, one after another; a failure stays with its row. Their pictures are read
 * afterwards, by {@link Scanning}, so that a long scan keeps none of the others waiting.
 */
public final class Intake {
  /** Hears that a file has become a document. */
  interface Listener {
    /**
     * A row is a document now.
     *
     * @param text the document with its text
     * @param wanted whether it is to be shown
     */
    void added(ShelfCollection collection, ShelfItem item, Document text, boolean wanted);

    /** A row's document was in its collection already, as another row; its own goes. */
    void same(ShelfItem there, Document text);

    /** Its removal is taken back; its own row goes. */
    boolean takesBack(ShelfCollection collection, Document document);
  }

  /** A file, and what was inside of it. */
  private record Added(Document text, DocumentEntry entry, List<Added> within) {}

  private final Engine engine;
  private final Background background;
  private final Shelves shelves;
  private final Listener listener;
  private final List<Path> waiting = new ArrayList<>();
  private final Set<Path> toShow = new HashSet<>();
  private final Scans scans;
  private final Scanning scanning;

  Intake(ShelfWork work, Scanning scanning, Listener listener) {
    this.scanning = scanning;
    this.engine = work.engine();
    this.background = work.background();
    this.shelves = work.shelves();
    this.listener = listener;
    this.scans = new Scans(shelves, this::retry);
  }

  /** What waits for what reads scans. */
  public Scans scans() {
    return scans;
  }

  /**
   * Takes files into the open collection, as soon as there is one, and the documents in folders.
   */
  public void add(List<Path> paths) {
    shelves
        .openProperty()
        .get()
        .ifPresentOrElse(open -> add(paths, open), () -> waiting.addAll(paths));
  }

  /** Takes in what waited until a collection is open. */
  void addWaiting() {
    List<Path> files = List.copyOf(waiting);
    waiting.clear();
    if (!files.isEmpty()) {
      add(files);
    }
  }

  /** Shows the first of these files once it is taken in: a person has opened them. */
  public void showWhenHere(List<Path> files) {
    files.stream().limit(1).forEach(file -> toShow.add(file.toAbsolutePath()));
  }

  /** Tries an encrypted file again. */
  public void unlock(ShelfItem item, String password) {
    if (item.state() instanceof ItemState.PasswordNeeded) {
      shelves.of(item).ifPresent(c -> add(c, item, Optional.of(password)));
    }
  }

  /** Tries a file again that could not be taken in. */
  void retry(ShelfItem item) {
    shelves.of(item).ifPresent(c -> add(c, item, Optional.empty()));
  }

  /** Takes files into a collection, and the documents in folders. */
  public void add(List<Path> paths, ShelfCollection collection) {
    List<Path> dropped = List.copyOf(paths);
    background
        .task(
            Lane.QUICK,
            "look at what was dropped",
            (progress, cancellation) -> DroppedFiles.of(dropped, cancellation))
        .onDone(
            files -> {
              List<ShelfItem> items = files.stream().map(ShelfItem::new).toList();
              collection.items().addAll(items);
              items.forEach(item -> add(collection, item, Optional.empty()));
            })
        .start();
  }

  /** Tries a row's file. */
  private void add(ShelfCollection collection, ShelfItem item, Optional<String> password) {
    item.become(new ItemState.Adding(-1));
    BackgroundTask<Added> task =
        background
            .task(
                Lane.FILES,
                "add " + item.name(),
                (progress, cancellation) ->
                    add(collection, item.file(), password, progress, cancellation))
            .onProgress(step -> item.become(new ItemState.Adding(step.share())))
            .onDone(added -> added(collection, item, added, password))
            .onFailed(error -> refused(item, error))
            .onCancelled(() -> collection.items().remove(item));
    item.workedOnBy(task, task::cancel);
    task.start();
  }

  private Added add(
      ShelfCollection collection,
      Path file,
      Optional<String> password,
      Progress progress,
      Cancellation cancellation) {
    List<Added> all = new ArrayList<>();
    for (Document text : engine.scans().addWithin(file, password, progress, cancellation)) {
      engine.collections().add(collection.id(), text.id());
      DocumentEntry entry = engine.documents().entry(text.id()).orElseThrow();
      all.add(new Added(text, entry, List.of()));
    }
    Added first = all.getFirst();
    return new Added(first.text(), first.entry(), all.subList(1, all.size()));
  }

  private void refused(ShelfItem item, CarrelException error) {
    item.become(stateAfter(error));
    scans.refused(item, error);
  }

  private static ItemState stateAfter(CarrelException error) {
    return switch (error.code()) {
      case PASSWORD_NEEDED -> new ItemState.PasswordNeeded(false);
      case PASSWORD_WRONG -> new ItemState.PasswordNeeded(true);
      default -> new ItemState.Failed(error);
    };
  }

  private void added(
      ShelfCollection collection, ShelfItem item, Added added, Optional<String> password) {
    Map<ShelfItem, Document> beneath = beneath(collection, item, added, password);
    addedItself(collection, item, added, password);
    beneath.forEach(
        (row, text) -> {
          boolean _ = scanning.begin(row, text);
          listener.added(collection, row, text, false);
        });
  }

  /** Rows for what was inside of a file, behind its own. */
  private Map<ShelfItem, Document> beneath(
      ShelfCollection collection, ShelfItem item, Added added, Optional<String> password) {
    Map<ShelfItem, Document> rows = new LinkedHashMap<>();
    for (Added within : added.within()) {
      if (!listener.takesBack(collection, within.text())
          && collection.item(within.entry().id()).isEmpty()) {
        ShelfItem row = new ShelfItem(within.entry().file());
        row.become(within.entry(), password);
        row.become(new ItemState.Indexed());
        rows.put(row, within.text());
      }
    }
    collection.items().addAll(collection.items().indexOf(item) + 1, rows.keySet());
    return rows;
  }

  private void addedItself(
      ShelfCollection collection, ShelfItem item, Added added, Optional<String> password) {
    if (listener.takesBack(collection, added.text())) {
      collection.items().remove(item);
      collection.item(added.entry().id()).ifPresent(row -> scanning.begin(row, added.text()));
      return;
    }
    Optional<ShelfItem> same =
        collection.item(added.entry().id()).filter(other -> !other.equals(item));
    if (same.isPresent()) {
      // The same bytes under another name are the same document.
      same.get().become(added.entry(), password.or(same.get()::password));
      collection.items().remove(item);
      boolean _ = scanning.begin(same.get(), added.text());
      listener.same(same.get(), added.text());
      return;
    }
    item.become(added.entry(), password);
    item.become(new ItemState.Indexed());
    scans.added(item, added.text());
    boolean _ = scanning.begin(item, added.text());
    listener.added(collection, item, added.text(), toShow.remove(item.file()));
  }
}
