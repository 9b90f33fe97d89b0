// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.shelf;

import dev.carrel.app.fx.Background;
import dev.carrel.app.fx.Background.Lane;
import dev.carrel.app.fx.Strings;
import dev.carrel.engine.Engine;
import dev.carrel.engine.ListedCollection;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentEntry;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.ground.CarrelException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * The collections of the desk, their documents, and what is done with them, a part for each task.
 * Files are taken in one after another; the documents of the open collection are read one after
 * another, in its order. A failure stays with its row and stops nothing else.
 */
public final class ShelfModel {
  private record Listing(
      List<ListedCollection> collections, OptionalLong open, List<DocumentId> scans) {}

  private final Engine engine;
  private final Background background;
  private final Shelves shelves = new Shelves();
  private final UndoStack undo = new UndoStack(this::count);
  private final Shown shown;
  private final Scanning scanning;
  private final Intake intake;
  private final Hovering hovering;
  private final CollectionOpening opening;
  private final Fitting fitting;
  private final ShelfReading reading;
  private final Editing editing;
  private final Arranging arranging;
  private final ShelfRemoval removal;
  private final Deleting deleting;
  private final Comparing comparing = new Comparing();
  private final SearchableCopies copies;
  private final ReadOnlyObjectWrapper<Optional<CarrelException>> error =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private ShelfMemory memory = ShelfMemory.FIRST;
  private Runnable onMembers = () -> {};

  /** Makes an empty shelf; {@link #load} fills it. */
  public ShelfModel(Engine engine, Reader.Options options, Background background) {
    this.engine = engine;
    this.background = background;
    ShelfWork work =
        new ShelfWork(
            engine, background, shelves, undo, problem -> error.set(Optional.of(problem)));
    shown = new Shown(work);
    Arrivals arrivals = new Arrivals();
    scanning = new Scanning(work, arrivals);
    intake = new Intake(work, scanning, arrivals);
    editing = new Editing(work, this::catchUp);
    arranging = new Arranging(work, this::catchUp);
    opening = new CollectionOpening(work, this::enqueue, arranging::dropOrder, this::count);
    fitting = new Fitting(work, options, this::enqueue);
    hovering = new Hovering(engine, background, fitting::options);
    reading = new ShelfReading(work, fitting, opening, scanning);
    removal = new ShelfRemoval(work, shown, opening, this::count, this::catchUp);
    deleting = new Deleting(work, this::catchUp);
    copies = new SearchableCopies(work);
  }

  /** What stands there. */
  public Shelves shelves() {
    return shelves;
  }

  /** What of it the page shows. */
  public Shown shown() {
    return shown;
  }

  /** Taking files in. */
  public Intake intake() {
    return intake;
  }

  /** Reading the pictures of documents that were taken in. */
  public Scanning scanning() {
    return scanning;
  }

  /** What files would take that hover over the window. */
  public Hovering hovering() {
    return hovering;
  }

  /** Which collection is read and asked about. */
  public CollectionOpening opening() {
    return opening;
  }

  /** Which documents the model reads. */
  public ShelfReading reading() {
    return reading;
  }

  /** What a person chooses where not all fits. */
  public Fitting fitting() {
    return fitting;
  }

  /** Making and naming. */
  public Editing editing() {
    return editing;
  }

  /** The order of documents, within collections and between them. */
  public Arranging arranging() {
    return arranging;
  }

  /** Taking rows and collections off the shelf. */
  public ShelfRemoval removal() {
    return removal;
  }

  /** Deleting for good what was removed. */
  public Deleting deleting() {
    return deleting;
  }

  /** What differs between two. */
  public Comparing comparing() {
    return comparing;
  }

  /** Searchable copies of scans. */
  public SearchableCopies copies() {
    return copies;
  }

  /** Taking back what a person did. */
  public UndoStack undo() {
    return undo;
  }

  /** What went wrong with the shelf itself, until {@link #dismissError}. */
  public ReadOnlyObjectProperty<Optional<CarrelException>> errorProperty() {
    return error.getReadOnlyProperty();
  }

  public void dismissError() {
    error.set(Optional.empty());
  }

  private void enqueue(ShelfItem item) {
    reading.enqueue(item);
  }

  private void catchUp() {
    reading.catchUp();
    onMembers.run();
  }

  /** Has another hear when the engine has documents in a collection, or has none, or others. */
  public void onMembers(Runnable listener) {
    onMembers = listener;
  }

  private void count() {
    reading.count();
  }

  /** What was remembered of an earlier start; before {@link #load}. */
  public void recall(ShelfMemory remembered) {
    memory = remembered;
    copies.recall(remembered.copies());
    scanning.recall(remembered.paused());
  }

  /** What is to be remembered. */
  public ShelfMemory memory() {
    List<Long> expanded =
        shelves.collections().stream()
            .filter(collection -> collection.expandedProperty().get())
            .map(ShelfCollection::id)
            .toList();
    Optional<ShelfItem> row = shown.selectedProperty().get();
    return new ShelfMemory(
        expanded,
        row.flatMap(shelves::of).map(ShelfCollection::id).orElse(0L),
        row.flatMap(ShelfItem::id).map(DocumentId::sha256).orElse(""),
        copies.folder(),
        scanning.paused());
  }

  /** Lists what the engine already has, and opens the collection that was open. */
  public void load() {
    String first = Strings.of(ShelfModel.class).get("collection.first");
    background
        .task(
            Lane.QUICK,
            "list documents",
            (progress, cancellation) -> {
              engine.collections().gather(first);
              return new Listing(
                  engine.collections().list(),
                  engine.collections().lastOpened(),
                  engine.scans().waiting());
            })
        .onDone(this::loaded)
        .onFailed(problem -> error.set(Optional.of(problem)))
        .start();
  }

  private void loaded(Listing listing) {
    List<ShelfCollection> made = new ArrayList<>();
    for (ListedCollection listed : listing.collections()) {
      ShelfCollection collection = new ShelfCollection(listed.id(), listed.name());
      collection.items().setAll(listed.documents().stream().map(ShelfItem::new).toList());
      collection.expandedProperty().set(memory.expanded().contains(listed.id()));
      made.add(collection);
    }
    shelves.collections().setAll(made);
    scanning.begin(listing.scans());
    long open = listing.open().orElse(made.getFirst().id());
    opening.open(shelves.collection(open).orElse(made.getFirst()));
    shelves
        .collection(memory.collection())
        .flatMap(
            collection ->
                collection.items().stream()
                    .filter(
                        item ->
                            item.id().map(DocumentId::sha256).orElse("").equals(memory.document()))
                    .findFirst())
        .or(() -> shelves.openItems().stream().findFirst())
        .ifPresent(shown::select);
    intake.addWaiting();
  }

  /** Tries again what failed: taking the file in, or reading it. */
  public void retry(ShelfItem item) {
    if (!(item.state() instanceof ItemState.Failed)) {
      return;
    }
    if (item.id().isPresent()) {
      reading.read(item);
    } else {
      intake.retry(item);
    }
  }

  /** A document has a new version, which the engine has put in its place; the rows follow. */
  public void replaced(DocumentId old, Document version) {
    background
        .task(
            Lane.QUICK,
            "find the new version",
            (progress, cancellation) -> engine.documents().entry(version.id()))
        .onDone(
            entry ->
                entry.ifPresent(
                    known ->
                        shelves.rows(old).toList().forEach(item -> become(item, known, version))))
        .start();
  }

  private void become(ShelfItem item, DocumentEntry entry, Document version) {
    item.become(entry, Optional.empty());
    item.become(new ItemState.Indexed());
    shown.keep(item, version);
    catchUp();
  }

  /** What becomes of files that were taken in. */
  private final class Arrivals implements Intake.Listener, Scanning.Listener {
    @Override
    public void whole(ShelfItem item, Document text) {
      grown(item, text);
      intake.scans().added(item, text);
      if (shelves.isOpen(item)) {
        enqueue(item);
      }
      onMembers.run();
    }

    @Override
    public void grown(ShelfItem item, Document text) {
      if (item.document().isPresent() || shown.isSelected(item)) {
        shown.keep(item, text);
      }
    }

    @Override
    public void changed() {
      count();
    }

    @Override
    public void refused(ShelfItem item, CarrelException error) {
      intake.scans().refused(item, error);
    }

    @Override
    public boolean takesBack(ShelfCollection collection, Document document) {
      return removal.takeBack(collection, document.id());
    }

    @Override
    public void same(ShelfItem there, Document text) {
      shown.keep(there, text);
      shown.select(there);
    }

    @Override
    public void added(ShelfCollection collection, ShelfItem item, Document text, boolean wanted) {
      if (wanted || shown.selectedProperty().get().isEmpty() || shown.isSelected(item)) {
        shown.keep(item, text);
        shown.select(item);
      }
      if (collection.isOpen()) {
        enqueue(item);
      }
      onMembers.run();
    }
  }
}
