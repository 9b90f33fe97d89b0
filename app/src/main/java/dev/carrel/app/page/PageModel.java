// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.page;

import dev.carrel.app.fx.Background;
import dev.carrel.app.selection.Selection;
import dev.carrel.engine.document.BatesRange;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.TextSpan;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Which document is shown, where, and what is marked in it. */
public final class PageModel {
  /**
   * What is on show.
   *
   * @param document the document
   * @param password opens its file, if it is encrypted and was opened in this session
   */
  public record Open(Document document, Optional<String> password) {}

  /**
   * A place to go to. Two of the same place differ, so that one can go there again.
   *
   * @param serial counts up
   * @param spot where
   * @param reveal words to bring into sight, instead of the spot
   * @param marks the quote that is looked at
   */
  public record Target(long serial, Spot spot, Optional<TextSpan> reveal, List<TextSpan> marks) {
    public Target {
      marks = List.copyOf(marks);
    }
  }

  private final ReadOnlyObjectWrapper<Optional<Open>> open =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Document>> text =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Target> target =
      new ReadOnlyObjectWrapper<>(new Target(0, Spot.topOf(1), Optional.empty(), List.of()));
  private final ReadOnlyIntegerWrapper page = new ReadOnlyIntegerWrapper(1);
  private final PageLook look = new PageLook();
  private final ReadOnlyObjectWrapper<PdfFacts> facts = new ReadOnlyObjectWrapper<>(PdfFacts.NONE);
  private final ObjectProperty<Optional<Selection>> selection =
      new SimpleObjectProperty<>(Optional.empty());
  private final ReadOnlyBooleanWrapper canGoBack = new ReadOnlyBooleanWrapper();
  private final ObservableList<TextSpan> quotes = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<List<BatesRange>> numbers =
      new ReadOnlyObjectWrapper<>(List.of());
  private final LeftPlaces places = new LeftPlaces();
  private final History history = new History();
  private final Looked looked = new Looked();
  private final FindModel find;
  private final NoteModel note;
  private Spot spot = Spot.topOf(1);
  private long reached;

  private final Function<Document, Path> bytes;

  /** Shows nothing yet. */
  public PageModel(Background background) {
    this(background, Document::file);
  }

  /**
   * Shows nothing yet.
   *
   * @param bytes where those of a document are; may take time
   */
  public PageModel(Background background, Function<Document, Path> bytes) {
    this.bytes = bytes;
    find = new FindModel(background, page::get, this::reveal);
    note = new NoteModel(background, this::replaced);
  }

  /** The Bates numbers of the document's pages, in each collection that numbers them. */
  ReadOnlyObjectProperty<List<BatesRange>> numbersProperty() {
    return numbers.getReadOnlyProperty();
  }

  /** Brings them; of another document than the one on show they are not wanted any more. */
  public void number(DocumentId document, List<BatesRange> now) {
    if (open.get().filter(shown -> shown.document().id().equals(document)).isPresent()) {
      numbers.set(List.copyOf(now));
    }
  }

  /** Where the bytes of a document are; may take time. */
  Function<Document, Path> bytes() {
    return bytes;
  }

  public ReadOnlyObjectProperty<Optional<Open>> openProperty() {
    return open.getReadOnlyProperty();
  }

  /** The document on show with its text as far as that was read, which may become more. */
  ReadOnlyObjectProperty<Optional<Document>> textProperty() {
    return text.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Target> targetProperty() {
    return target.getReadOnlyProperty();
  }

  /** The page that is read now, from 1. */
  public ReadOnlyIntegerProperty pageProperty() {
    return page.getReadOnlyProperty();
  }

  /** How it is shown. */
  public PageLook look() {
    return look;
  }

  /** The labels and the outline of the file on show, once they are read. */
  public ReadOnlyObjectProperty<PdfFacts> factsProperty() {
    return facts.getReadOnlyProperty();
  }

  /** The text that is selected. */
  public ObjectProperty<Optional<Selection>> selectionProperty() {
    return selection;
  }

  /** Whether {@link #back} leads anywhere. */
  public ReadOnlyBooleanProperty canGoBackProperty() {
    return canGoBack.getReadOnlyProperty();
  }

  /** Where quotes of the conversation stand, in any document; shown along the scroll bar. */
  public ObservableList<TextSpan> quotes() {
    return quotes;
  }

  /** What the model looked at, and whether that is shown. */
  public Looked looked() {
    return looked;
  }

  public FindModel find() {
    return find;
  }

  /** The note on show, to be written into. */
  public NoteModel note() {
    return note;
  }

  /**
   * Shows a document where it was left. One that is on show stays there, with the text that it has
   * now.
   */
  public void open(Document document, Optional<String> password) {
    if (isOpen(document)) {
      text.set(Optional.of(document));
      find.grown(document);
    } else {
      open(document, password, List.of());
    }
  }

  /** Shows a document with these places marked, at the first of them. */
  public void open(Document document, Optional<String> password, List<TextSpan> marks) {
    Optional<TextSpan> first = marks.stream().findFirst();
    if (isOpen(document)) {
      leave();
      go(first.map(mark -> Spot.topOf(mark.page())).orElse(spot), first, marks);
      return;
    }
    remember();
    Place place = places.of(document).orElseGet(look::fresh);
    spot = first.map(mark -> Spot.topOf(mark.page())).orElse(place.spot());
    show(document, password, place, first, marks);
  }

  /** Marks no place any more; the page stays where it is. */
  public void unmark() {
    if (!target.get().marks().isEmpty()) {
      go(spot, Optional.empty(), List.of());
    }
  }

  private void show(
      Document document,
      Optional<String> password,
      Place place,
      Optional<TextSpan> reveal,
      List<TextSpan> marks) {
    open.set(Optional.empty()); // the view of the last document must not follow what comes now
    history.clear();
    canGoBack.set(false);
    selection.set(Optional.empty());
    facts.set(PdfFacts.NONE);
    look.show(place);
    page.set(Math.clamp(spot.page(), 1, Math.max(1, document.pages().size())));
    // All this belongs to the document: set before it, so that no view goes to the old place.
    go(spot, reveal, marks);
    note.use(Optional.of(document));
    text.set(Optional.of(document));
    open.set(Optional.of(new Open(document, password)));
    find.use(Optional.of(document));
  }

  /** Opens the file of the document on show again, with another password. */
  public void retry(Optional<String> password) {
    open.get()
        .ifPresent(
            now -> {
              open.set(Optional.empty());
              go(spot, Optional.empty(), target.get().marks());
              open.set(Optional.of(new Open(now.document(), password.or(now::password))));
            });
  }

  /** A changed note takes the place of the one on show. */
  private void replaced(Document old, Document version) {
    if (isOpen(old)) {
      Place place = look.place(spot);
      places.forget(old.id());
      show(version, Optional.empty(), place, Optional.empty(), List.of());
    }
  }

  private boolean isOpen(Document document) {
    return open.get().filter(now -> now.document().id().equals(document.id())).isPresent();
  }

  /** Shows nothing. */
  public void close() {
    remember();
    find.use(Optional.empty());
    note.use(Optional.empty());
    text.set(Optional.empty());
    open.set(Optional.empty());
  }

  /** Goes to a page, or to the nearest that there is; what is marked stays marked. */
  public void goTo(int number) {
    int nearest = Math.clamp(number, 1, Math.max(1, pages()));
    go(Spot.topOf(nearest), Optional.empty(), target.get().marks());
  }

  private int pages() {
    return open.get().map(now -> now.document().pages().size()).orElse(1);
  }

  /** Follows a link, a bookmark or a number that was typed; {@link #back} leads back. */
  public void jumpTo(Spot to) {
    if (to.page() >= 1 && to.page() <= pages()) {
      leave();
      go(to, Optional.empty(), target.get().marks());
    }
  }

  /** Brings words into sight. */
  private void reveal(TextSpan words) {
    go(Spot.topOf(words.page()), Optional.of(words), target.get().marks());
  }

  /** Goes back to where the last jump was made. */
  public void back() {
    history.back(spot).ifPresent(this::goThere);
  }

  /** Undoes {@link #back}. */
  public void forward() {
    history.forward(spot).ifPresent(this::goThere);
  }

  private void goThere(Spot to) {
    canGoBack.set(history.canGoBack());
    go(to, Optional.empty(), target.get().marks());
  }

  private void leave() {
    history.leave(spot);
    canGoBack.set(true);
  }

  private void go(Spot to, Optional<TextSpan> reveal, List<TextSpan> marks) {
    target.set(new Target(target.get().serial() + 1, to, reveal, marks));
  }

  /** The view is where the target is. */
  void reached(long serial) {
    reached = serial;
  }

  /** Where a new view begins: at the target, or where one has scrolled from there. */
  Target resume() {
    Target now = target.get();
    return reached < now.serial()
        ? now
        : new Target(now.serial(), spot, Optional.empty(), now.marks());
  }

  /** The view shows this. */
  void at(Spot now) {
    spot = now;
    page.set(now.page());
  }

  void tell(PdfFacts read) {
    facts.set(read);
  }

  private void remember() {
    open.get().ifPresent(now -> places.leave(now.document(), look.place(spot)));
  }

  /**
   * How each document was left, the one on show too; by the hexadecimal digits of its id, the last
   * used last.
   */
  public Map<String, Place> places() {
    remember();
    return places.all();
  }

  /** Remembers nothing more of documents, which are not on show any more. */
  public void forget(Set<DocumentId> documents) {
    if (open.get().filter(now -> documents.contains(now.document().id())).isPresent()) {
      close();
    }
    documents.forEach(places::forget);
    history.clear();
    canGoBack.set(false);
  }

  /** Takes back what {@link #places} gave; for documents that are opened after this. */
  public void restore(Map<String, Place> kept) {
    places.restore(kept);
  }
}
