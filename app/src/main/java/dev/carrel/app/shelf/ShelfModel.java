package dev.carrel.app.shelf;

import dev.carrel.app.fx.Background;
import dev.carrel.app.fx.Background.Lane;
import dev.carrel.app.fx.Strings;
import dev.carrel.engine.Engine;
import dev.carrel.engine.ListedCollection;
import dev.carrel.engine.context.Choice;
import dev.carrel.engine.context.ReadingChoice;
import dev.carrel.engine.context.ReadingChoice.Aside;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentEntry;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.UnreadablePage;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;

/**
 * The collections of the desk, their documents, and what is done with them. Files are taken in one
 * after another; the documents of the open collection are read one after another, in its order. A
 * failure stays with its row and stops nothing else.
 */
public final class ShelfModel {
  private record Listing(List<ListedCollection> collections, OptionalLong open) {}

  private final Engine engine;
  private final Background background;
  private final Shelves shelves = new Shelves();
  private final UndoStack undo = new UndoStack();
  private final Counts counts = new Counts();
  private final Shown shown;
  private final Reader reader;
  private final Intake intake;
  private final Opening opening;
  private final Removal removal;
  private final Arranging arranging;
  private final Fitting fitting;
  private final Hovering hovering;

  private final ReadOnlyBooleanWrapper paused = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper modelMissing = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Optional<CarrelException>> error =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<ShelfCollection>> dropTarget =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final List<Path> waiting = new ArrayList<>();
  private final Set<Path> toShow = new HashSet<>();
  private ShelfMemory memory = ShelfMemory.FIRST;

  /** Makes an empty shelf; {@link #load} fills it. */
  public ShelfModel(Engine engine, Reader.Options options, Background background) {
    this.engine = engine;
    this.background = background;
    Consumer<CarrelException> failed = problem -> error.set(Optional.of(problem));
    shown = new Shown(engine, background, failed);
    fitting = new Fitting(engine, background, shelves, options, this::enqueue, failed);
    reader =
        new Reader(
            engine.study(),
            engine.reading().queue(),
            fitting::options,
            background.ui(),
            item -> count(),
            this::readEnded);
    intake = new Intake(engine, background, new Arrivals());
    opening = new Opening(engine, background, shelves, this::enqueue, this::count, failed);
    removal = new Removal(engine, background, shelves, undo, this::catchUp);
    arranging = new Arranging(engine, background, shelves, undo, this::catchUp, failed);
    hovering = new Hovering(engine, background, fitting::options);
  }

  /** The collections, in order. */
  public ObservableList<ShelfCollection> collections() {
    return shelves.collections();
  }

  /** The collection that is read and asked about; empty until the shelf is loaded. */
  public ReadOnlyObjectProperty<Optional<ShelfCollection>> openCollectionProperty() {
    return shelves.open().getReadOnlyProperty();
  }

  /** The rows of the open collection, in the order of reading. */
  public List<ShelfItem> items() {
    return shelves.openItems();
  }

  /** The row that the page shows. */
  public ReadOnlyObjectProperty<Optional<ShelfItem>> selectedProperty() {
    return shown.selectedProperty();
  }

  /** Pages of the documents that the model has read. */
  public ReadOnlyIntegerProperty pagesReadProperty() {
    return counts.pagesRead.getReadOnlyProperty();
  }

  /** Documents that the model has read. */
  public ReadOnlyIntegerProperty documentsReadProperty() {
    return counts.documentsRead.getReadOnlyProperty();
  }

  /** Documents that can be asked about: read, or read in part. */
  public ReadOnlyIntegerProperty documentsToAskProperty() {
    return counts.documentsToAsk.getReadOnlyProperty();
  }

  /** Documents that are being taken in or read, or wait for it. */
  public ReadOnlyIntegerProperty documentsComingProperty() {
    return counts.documentsComing.getReadOnlyProperty();
  }

  /** Whether a person has paused reading. */
  public ReadOnlyBooleanProperty pausedProperty() {
    return paused.getReadOnlyProperty();
  }

  /** Holds reading at the next batch; questions are still answered. */
  public void pause() {
    engine.reading().pause();
    paused.set(true);
  }

  /** Lets reading go on. */
  public void resume() {
    engine.reading().resume();
    paused.set(false);
  }

  /** Whether reading stopped because there is no model. */
  public ReadOnlyBooleanProperty modelMissingProperty() {
    return modelMissing.getReadOnlyProperty();
  }

  /** What went wrong with the shelf itself, until {@link #dismissError}. */
  public ReadOnlyObjectProperty<Optional<CarrelException>> errorProperty() {
    return error.getReadOnlyProperty();
  }

  public void dismissError() {
    error.set(Optional.empty());
  }

  /** What can be undone and is offered to be; {@link #undo} works for longer. */
  public ReadOnlyObjectProperty<Optional<Undoable>> undoableProperty() {
    return undo.offeredProperty();
  }

  /** A new order that would cost something and was not taken or dropped yet. */
  public ReadOnlyObjectProperty<Optional<NewOrder>> newOrderProperty() {
    return arranging.askedProperty();
  }

  public void takeNewOrder() {
    arranging.takeOrder();
  }

  public void dropNewOrder() {
    arranging.dropOrder();
  }

  /** What the files that hover over the window would take; empty while none do. */
  public ReadOnlyObjectProperty<Optional<Hover>> hoverProperty() {
    return hovering.hoverProperty();
  }

  /** Where what hovers would go, if it is over a collection's row; else the open one. */
  public ReadOnlyObjectProperty<Optional<ShelfCollection>> dropTargetProperty() {
    return dropTarget.getReadOnlyProperty();
  }

  /** Files hover over the window. */
  public void hover(List<Path> files, Optional<ShelfCollection> target) {
    dropTarget.set(target);
    hovering.over(files);
  }

  /** They are gone, or were dropped. */
  public void hoverEnded() {
    dropTarget.set(Optional.empty());
    hovering.end();
  }

  /** Has choices of profile, budget and model set where they are set for the whole desk. */
  public void settingsElsewhere(ReadingSettings settings) {
    fitting.settings(settings);
  }

  /** What was remembered of an earlier start; before {@link #load}. */
  public void recall(ShelfMemory remembered) {
    memory = remembered;
  }

  /** What is to be remembered. */
  public ShelfMemory memory() {
    List<Long> expanded =
        collections().stream()
            .filter(collection -> collection.expandedProperty().get())
            .map(ShelfCollection::id)
            .toList();
    Optional<ShelfItem> row = selectedProperty().get();
    return new ShelfMemory(
        expanded,
        row.flatMap(shelves::of).map(ShelfCollection::id).orElse(0L),
        row.flatMap(ShelfItem::id).map(DocumentId::sha256).orElse(""));
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
              return new Listing(engine.collections().list(), engine.collections().lastOpened());
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
    collections().setAll(made);
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
        .or(() -> items().stream().findFirst())
        .ifPresent(this::select);
    List<Path> files = List.copyOf(waiting);
    waiting.clear();
    if (!files.isEmpty()) {
      add(files);
    }
  }

  /** The row of a document, in the open collection if it is in that. */
  public Optional<ShelfItem> item(DocumentId id) {
    return shelves.rows(id).findFirst();
  }

  /** The collection that a row stands in. */
  public Optional<ShelfCollection> collectionOf(ShelfItem item) {
    return shelves.of(item);
  }

  /** Shows a document; its text is loaded in the background. */
  public void select(ShelfItem item) {
    shown.select(item);
  }

  /** Hands over a row's document with its text, at once or when it is loaded. */
  public void withDocument(ShelfItem item, Consumer<Document> use) {
    if (item.document().isPresent()) {
      use.accept(item.document().get());
      return;
    }
    item.id()
        .ifPresent(
            id ->
                background
                    .task(
                        Lane.QUICK,
                        "load",
                        (progress, cancellation) -> engine.documents().document(id))
                    .onDone(
                        found ->
                            found.ifPresent(
                                text -> {
                                  shown.keep(item, text);
                                  use.accept(text);
                                }))
                    .onFailed(problem -> error.set(Optional.of(problem)))
                    .start());
  }

  /** Finds which pages of a document could not be read, and why. */
  public void unreadable(ShelfItem item, Consumer<List<UnreadablePage>> use) {
    item.id()
        .ifPresent(
            id ->
                background
                    .task(
                        Lane.QUICK,
                        "unreadable",
                        (progress, cancellation) -> engine.documents().unreadable(id))
                    .onDone(use)
                    .start());
  }

  /** Makes a collection behind the others and hands it over. */
  public void create(String name, Consumer<ShelfCollection> use) {
    background
        .task(
            Lane.QUICK,
            "make a collection",
            (progress, cancellation) -> engine.collections().create(name))
        .finishedAtClose()
        .onDone(
            made -> {
              ShelfCollection collection = new ShelfCollection(made.id(), made.name());
              collections().add(collection);
              use.accept(collection);
            })
        .onFailed(problem -> error.set(Optional.of(problem)))
        .start();
  }

  /** Opens a collection in place of the one that is open. */
  public void open(ShelfCollection collection) {
    arranging.dropOrder();
    opening.open(collection);
  }

  /** Shows the first of these files once it is taken in: a person has opened them. */
  public void showWhenHere(List<Path> files) {
    files.stream().limit(1).forEach(file -> toShow.add(file.toAbsolutePath()));
  }

  /** Takes files into the open collection, and the documents in folders. */
  public void add(List<Path> paths) {
    openCollectionProperty()
        .get()
        .ifPresentOrElse(open -> intake.add(paths, open), () -> waiting.addAll(paths));
  }

  /** Takes files into a collection. */
  public void add(List<Path> paths, ShelfCollection collection) {
    intake.add(paths, collection);
  }

  /** What becomes of files that were taken in. */
  private final class Arrivals implements Intake.Listener {
    @Override
    public boolean takesBack(ShelfCollection collection, Document document) {
      return removal.takeBack(collection, document.id());
    }

    @Override
    public void same(ShelfItem there, Document text) {
      shown.keep(there, text);
      select(there);
    }

    @Override
    public void added(ShelfCollection collection, ShelfItem item, Document text) {
      boolean wanted = toShow.remove(item.file());
      if (wanted || selectedProperty().get().isEmpty() || shown.isSelected(item)) {
        shown.keep(item, text);
        select(item);
      }
      if (collection.isOpen()) {
        enqueue(item);
      }
    }
  }

  /** Tries an encrypted file again. */
  public void unlock(ShelfItem item, String password) {
    if (item.state() instanceof ItemState.PasswordNeeded) {
      shelves.of(item).ifPresent(c -> intake.add(c, item, Optional.of(password)));
    }
  }

  /** Tries again what failed: taking the file in, or reading it. */
  public void retry(ShelfItem item) {
    if (!(item.state() instanceof ItemState.Failed)) {
      return;
    }
    if (item.id().isPresent()) {
      read(item);
    } else {
      shelves.of(item).ifPresent(c -> intake.add(c, item, Optional.empty()));
    }
  }

  /**
   * Puts a document into the queue of those to be read, if it is not there and not read. One that
   * is read alone takes the place of the others; one of another collection opens that.
   */
  public void read(ShelfItem item) {
    if (!item.state().canBeRead() || item.id().isEmpty()) {
      return;
    }
    Optional<Aside> aside = item.choice().aside();
    if (aside.isPresent()) {
      fitting.choose(item, ReadingChoice.WHOLE);
    }
    if (!shelves.isOpen(item)) {
      shelves.of(item).ifPresent(this::open);
    } else if (aside.filter(why -> why == Aside.ONE_BY_ONE).isPresent()) {
      fitting.alone(item);
    } else {
      enqueue(item);
    }
  }

  private void enqueue(ShelfItem item) {
    if (item.state().canBeRead() && shelves.isOpen(item)) {
      reader.read(item);
      count();
    }
  }

  /** Puts every document of the open collection that is not read or set aside into the queue. */
  public void readAll() {
    items().stream()
        .filter(item -> item.id().isPresent() && item.choice().aside().isEmpty())
        .filter(item -> !(item.state() instanceof ItemState.Failed))
        .forEach(this::enqueue);
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

  /** What was read and is not any more is put into the queue again, in this order. */
  public void readAgain(List<DocumentId> documents) {
    for (DocumentId id : documents) {
      items().stream()
          .filter(item -> item.id().filter(id::equals).isPresent())
          .filter(item -> !item.state().isBusy())
          .forEach(
              item -> {
                item.become(new ItemState.Indexed());
                enqueue(item);
              });
    }
    count();
  }

  /** Takes one of the choices that a row offers. */
  public void take(ShelfItem item, Choice choice) {
    fitting.take(item, choice);
  }

  /** Reads only the pages that fit a question best. */
  public void pickPages(String question) {
    fitting.pickPages(question);
  }

  private void readEnded(ShelfItem item, Optional<CarrelException> problem) {
    modelMissing.set(problem.filter(e -> e.code() == Code.MODEL_MISSING).isPresent());
    if (modelMissing.get()) {
      // Not the document's fault: the desk offers a model, and the row waits as it did before.
      item.become(new ItemState.Indexed());
    } else if (problem.filter(e -> e.code() == Code.DOES_NOT_FIT).isPresent()) {
      fitting.offer(item);
    }
    if (problem.isEmpty() && item.state() instanceof ItemState.Read) {
      catchUpRead();
    }
    count();
  }

  /** Stops what is under way for a row: a file being taken in goes, a document stays unread. */
  public void cancel(ShelfItem item) {
    boolean reads = item.id().isPresent() && item.state().isBusy();
    item.cancelTask();
    if (reads) {
      fitting.choose(item, ReadingChoice.aside(Aside.BY_PERSON));
    }
  }

  /** Takes a row off the shelf; {@link #undo} brings it back. */
  public void remove(ShelfItem item) {
    remove(List.of(item));
  }

  /** Takes rows off the shelf; {@link #undo} brings them back. */
  public void remove(List<ShelfItem> items) {
    items.forEach(ShelfItem::cancelTask);
    items.stream().filter(shown::isSelected).findFirst().ifPresent(item -> shown.clear());
    items.stream()
        .filter(item -> shelves.of(item).isPresent())
        .collect(Collectors.groupingBy(item -> shelves.of(item).orElseThrow()))
        .forEach(removal::remove);
    count();
  }

  /** Takes a collection off the shelf, if it is not the last; {@link #undo} brings it back. */
  public void remove(ShelfCollection collection) {
    if (collections().size() < 2) {
      return;
    }
    if (collection.isOpen()) {
      int place = collections().indexOf(collection);
      open(collections().get(place == 0 ? 1 : place - 1));
    }
    selectedProperty().get().filter(collection.items()::contains).ifPresent(i -> shown.clear());
    removal.remove(collection);
  }

  /** Takes back what was done to the shelf last. */
  public void undo() {
    undo.undo();
    count();
  }

  /** Makes final what can be undone; for when the desk closes. */
  public void settle() {
    undo.settle();
  }

  /** Gives a row another name; an empty one changes nothing. */
  public void rename(ShelfRow row, String name) {
    String words = name.strip();
    switch (row) {
      case ShelfCollection c when !words.isEmpty() && !words.equals(c.name()) ->
          arranging.rename(c, words);
      case ShelfItem i when !words.isEmpty() && !words.equals(i.name()) ->
          i.id().ifPresent(id -> arranging.rename(id, i.name(), words));
      default -> {}
    }
  }

  /** Puts rows before the one at a place in a collection, theirs or another. */
  public void move(List<ShelfItem> items, ShelfCollection to, int place, boolean copy) {
    Function<ShelfItem, ShelfCollection> home = item -> shelves.of(item).orElseThrow();
    items.stream()
        .filter(item -> shelves.of(item).isPresent())
        .collect(Collectors.groupingBy(home))
        .forEach(
            (from, rows) -> {
              if (!from.equals(to)) {
                arranging.transfer(from, rows, to, place, copy);
              } else if (!copy) {
                arranging.move(to, rows, place);
              }
            });
  }

  /** Puts a collection before the one at a place. */
  public void move(ShelfCollection collection, int place) {
    arranging.moveCollection(collection, place);
  }

  /** Rows may have left the context, or wait to be read. */
  private void catchUp() {
    catchUpRead();
    items().stream()
        .filter(item -> item.id().isPresent() && item.choice().aside().isEmpty())
        .filter(item -> item.state() instanceof ItemState.Indexed)
        .forEach(this::enqueue);
    reader.order(items().stream().flatMap(item -> item.id().stream()).toList());
    count();
  }

  /** What stood behind a removed document is no longer in the context and is read again. */
  private void catchUpRead() {
    List<DocumentId> read = engine.reading().documents();
    for (ShelfItem item : items()) {
      boolean isRead = item.id().filter(read::contains).isPresent();
      if (item.state() instanceof ItemState.Read && !isRead) {
        item.become(new ItemState.Indexed());
        enqueue(item);
      }
    }
  }

  private void count() {
    counts.count(items());
  }
}
