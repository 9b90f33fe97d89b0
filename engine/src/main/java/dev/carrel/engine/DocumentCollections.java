// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import dev.carrel.engine.ListedCollection.ListedDocument;
import dev.carrel.engine.context.ReadingChoice;
import dev.carrel.engine.document.DocumentEntry;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.keep.KeptContext;
import dev.carrel.engine.keep.KeptContexts;
import dev.carrel.engine.store.CollectionEntry;
import dev.carrel.engine.store.CollectionTable;
import dev.carrel.engine.store.Store;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/**
 * The collections of documents. A document may be in several. One collection is open at a time: its
 * documents are those that the model reads and that are asked about. What was read with a
 * collection stays on disk in the order in which it was read, and comes back in that order.
 *
 * <p>Thread-safe. All but {@link #open} takes milliseconds; what is changed is on disk when a call
 * returns.
 */
public final class DocumentCollections {
  private final Store store;
  private final KeptContexts contexts;
  private final ReadingSession reader;
  private final ReadingQueue queue;

  /** Empty before the first is opened, and while one takes the place of another. */
  private volatile OptionalLong noting = OptionalLong.empty();

  DocumentCollections(
      Store store, KeptContexts contexts, ReadingSession reader, ReadingQueue queue) {
    this.store = store;
    this.contexts = contexts;
    this.reader = reader;
    this.queue = queue;
  }

  /**
   * Sees to it that there is a collection and that every document is in one: those in none go to
   * the first.
   *
   * @param name of the first one, if it is made now
   */
  public void gather(String name) {
    boolean first = store.collections().entries().isEmpty();
    boolean _ = store.collections().gatherAll(name);
    if (first) {
      // A home from before there were collections.
      store
          .collections()
          .entries()
          .forEach(made -> store.reading().setOrder(made.id(), store.resident().documents()));
    }
  }

  /** All collections in order, with their documents in order. */
  public List<ListedCollection> list() {
    Map<DocumentId, DocumentEntry> entries = new LinkedHashMap<>();
    store.documents().entries().forEach(entry -> entries.put(entry.id(), entry));
    Map<DocumentId, Integer> tokens = store.reading().tokens();
    List<KeptContext> onDisk = contexts.list();
    return store.collections().entries().stream()
        .map(collection -> listed(collection, entries, tokens, onDisk))
        .toList();
  }

  private ListedCollection listed(
      CollectionEntry collection,
      Map<DocumentId, DocumentEntry> entries,
      Map<DocumentId, Integer> tokens,
      List<KeptContext> onDisk) {
    Set<DocumentId> read = Set.copyOf(store.reading().order(collection.id()));
    Map<DocumentId, ReadingChoice> choices = store.reading().choices(collection.id());
    Function<DocumentEntry, ListedDocument> document =
        entry ->
            new ListedDocument(
                entry,
                tokens.containsKey(entry.id())
                    ? OptionalInt.of(tokens.get(entry.id()))
                    : OptionalInt.empty(),
                read.contains(entry.id()) && isOnDisk(entry, onDisk),
                choices.getOrDefault(entry.id(), ReadingChoice.WHOLE));
    return new ListedCollection(
        collection.id(),
        collection.name(),
        store.collections().documents(collection.id()).stream()
            .filter(entries::containsKey)
            .map(id -> document.apply(entries.get(id)))
            .toList());
  }

  /** What was kept before ids were noted is known by the name that it had: perhaps its file's. */
  private static boolean isOnDisk(DocumentEntry entry, List<KeptContext> onDisk) {
    String file = String.valueOf(entry.file().getFileName());
    return onDisk.stream()
        .anyMatch(
            kept ->
                kept.documents().isEmpty()
                    ? kept.labels().contains(entry.name()) || kept.labels().contains(file)
                    : kept.documents().contains(entry.id().sha256()));
  }

  /** The one that was opened last, perhaps before this start; empty before the first time. */
  public OptionalLong lastOpened() {
    return store.reading().opened();
  }

  /**
   * Opens a collection in place of the one that is open: what waits to be read is taken out of the
   * queue, and what is not in this collection, or not in its order, leaves the context. Documents
   * that both begin with stay. Waits for a batch of reading, or an answer, under way.
   */
  public OpenedCollection open(long collection) {
    noting = OptionalLong.empty();
    queue.waiting().forEach(queue::cancel);
    queue.reading().ifPresent(queue::cancel);
    List<DocumentId> before = reader.readDocuments();
    List<DocumentId> wanted = wanted(collection);
    List<DocumentId> stay = reader.keepOnly(wanted);
    store.reading().open(collection);
    noting = OptionalLong.of(collection);
    return new OpenedCollection(
        collection,
        stay,
        before.stream().filter(id -> !stay.contains(id)).toList(),
        wanted.stream().filter(id -> !stay.contains(id)).toList());
  }

  /**
   * Leaves the open collection, so that something else can have the context: what waits to be read
   * is taken out of the queue, and what is read from now on is noted for none until one is opened
   * again.
   */
  public void leave() {
    noting = OptionalLong.empty();
    queue.waiting().forEach(queue::cancel);
    queue.reading().ifPresent(queue::cancel);
  }

  /** What is to be read of a collection: first what was, as it was, then the others in order. */
  private List<DocumentId> wanted(long collection) {
    Map<DocumentId, ReadingChoice> choices = store.reading().choices(collection);
    Set<DocumentId> order = new LinkedHashSet<>(store.reading().order(collection));
    order.addAll(store.collections().documents(collection));
    return order.stream()
        .filter(id -> choices.getOrDefault(id, ReadingChoice.WHOLE).aside().isEmpty())
        .toList();
  }

  /** Hears what the model has read now. */
  void noteRead(List<DocumentId> documents) {
    OptionalLong open = noting;
    if (open.isPresent()) {
      // What was read with it before and is not in the context now may still be on disk.
      Set<DocumentId> order = new LinkedHashSet<>(documents);
      order.addAll(store.reading().order(open.getAsLong()));
      store.reading().setOrder(open.getAsLong(), List.copyOf(order));
    }
  }

  /** Makes an empty collection behind the others; two may have the same name. */
  public ListedCollection create(String name) {
    CollectionEntry made = store.collections().create(name);
    return new ListedCollection(made.id(), made.name(), List.of());
  }

  /** Gives a collection another name; tells whether it is there. */
  public boolean rename(long collection, String name) {
    return store.collections().rename(collection, name);
  }

  /** Puts the collections in this order; those not named stay behind them. */
  public void reorder(List<Long> collections) {
    store.collections().reorder(collections);
  }

  /**
   * Hides a collection until {@link #restore}. Its documents stay in the library, with what was
   * read of them.
   *
   * @return whether it was there
   */
  public boolean remove(long collection) {
    return store.collections().remove(collection);
  }

  /** Undoes {@link #remove}; tells whether there was something to undo. */
  public boolean restore(long collection) {
    return store.collections().restore(collection);
  }

  /** The documents of a collection in order. */
  public List<DocumentId> documents(long collection) {
    return store.collections().documents(collection);
  }

  /** Whether a document is in another collection than this one. */
  public boolean isElsewhere(DocumentId document, long collection) {
    return store.collections().entries().stream()
        .filter(other -> other.id() != collection)
        .anyMatch(other -> store.collections().documents(other.id()).contains(document));
  }

  /** Puts a document at the end of a collection; one that is in it stays where it is. */
  public void add(long collection, DocumentId document) {
    store.collections().add(collection, document);
  }

  /** Puts a document in the place of another in every collection that has that one. */
  void replace(DocumentId old, DocumentId version) {
    for (var collection : store.collections().entries()) {
      List<DocumentId> order = store.collections().documents(collection.id());
      if (order.contains(old)) {
        order.removeIf(version::equals);
        order.replaceAll(document -> document.equals(old) ? version : document);
        setDocuments(collection.id(), order);
      }
    }
    store.cells().replaced(old, version);
  }

  /** Takes a document out of a collection; it stays in the library. Tells whether it was in it. */
  public boolean takeOut(long collection, DocumentId document) {
    return store.collections().takeOut(collection, document);
  }

  /**
   * Makes these the documents of a collection, in this order. With what {@link #documents} gave
   * before, it undoes any change of members or order. What was read with the collection is read in
   * this order when it is opened again.
   */
  public void setDocuments(long collection, List<DocumentId> documents) {
    CollectionTable table = store.collections();
    List<DocumentId> before = table.documents(collection);
    table.setDocuments(collection, documents);
    List<DocumentId> common = new ArrayList<>(documents);
    common.retainAll(before);
    before.retainAll(documents);
    if (!common.equals(before)) {
      List<DocumentId> read = new ArrayList<>(documents);
      read.retainAll(Set.copyOf(store.reading().order(collection)));
      store.reading().setOrder(collection, read);
    }
  }

  /** Notes what a person chose for a document where not all fits. */
  public void choose(long collection, DocumentId document, ReadingChoice choice) {
    store.reading().choose(collection, document, choice);
  }
}
