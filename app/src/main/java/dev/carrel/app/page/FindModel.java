// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.page;

import dev.carrel.app.fx.Background;
import dev.carrel.app.fx.Background.Lane;
import dev.carrel.app.fx.BackgroundTask;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.FoldedText;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.document.TextSpan;
import dev.carrel.engine.ground.Cancellation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** Words that are looked for in the document on show, and where they were found. */
public final class FindModel {
  /** More places than anyone steps through; the search ends there and says so. */
  static final int MOST = 10_000;

  private final Background background;
  private final IntSupplier page;
  private final Consumer<TextSpan> onReveal;
  private final BooleanProperty shown = new SimpleBooleanProperty();
  private final StringProperty query = new SimpleStringProperty("");
  private final ReadOnlyObjectWrapper<Found> found = new ReadOnlyObjectWrapper<>(Found.NOTHING);
  private Optional<Document> document = Optional.empty();
  private Optional<BackgroundTask<List<TextSpan>>> running = Optional.empty();

  /** Of the document searched last. Belongs to the thread that searches. */
  private Optional<Folded> folded = Optional.empty();

  private record Folded(DocumentId document, List<FoldedText> pages) {}

  FindModel(Background background, IntSupplier page, Consumer<TextSpan> onReveal) {
    this.background = background;
    this.page = page;
    this.onReveal = onReveal;
    query.subscribe(this::search);
    shown.subscribe(this::search);
  }

  /** Whether the bar is there; its hits are marked only while it is. */
  public BooleanProperty shownProperty() {
    return shown;
  }

  /** What is looked for. */
  public StringProperty queryProperty() {
    return query;
  }

  /** What was found. */
  public ReadOnlyObjectProperty<Found> foundProperty() {
    return found.getReadOnlyProperty();
  }

  /** Goes to the next place, behind the last to the first. */
  public void next() {
    step(1);
  }

  /** Goes to the place before, before the first to the last. */
  public void previous() {
    step(-1);
  }

  private void step(int by) {
    Found now = found.get();
    if (!now.spans().isEmpty()) {
      go(now.at(Math.floorMod(now.current() + by, now.spans().size())));
    }
  }

  private void go(Found next) {
    found.set(next);
    next.currentSpan().ifPresent(onReveal);
  }

  /** Another document is on show: the same words are looked for in it. */
  void use(Optional<Document> next) {
    document = next;
    search();
  }

  /** There is more text in the document on show; it is looked for at the next change. */
  void grown(Document next) {
    document = Optional.of(next);
    folded = Optional.empty();
  }

  private void search() {
    running.ifPresent(BackgroundTask::cancel);
    running = Optional.empty();
    String words = query.get() == null ? "" : query.get();
    if (!shown.get() || words.isBlank() || document.isEmpty()) {
      found.set(Found.NOTHING);
      return;
    }
    Document within = document.get();
    BackgroundTask<List<TextSpan>> task =
        background
            .task(
                Lane.QUICK,
                "find in " + within.name(),
                (progress, cancellation) -> find(within, words, cancellation))
            .onDone(spans -> show(within, words, spans));
    running = Optional.of(task);
    task.start();
  }

  private List<TextSpan> find(Document within, String words, Cancellation cancellation) {
    FoldedText wanted = FoldedText.of(words.strip(), FoldedText.FIND);
    List<FoldedText> pages = fold(within, cancellation);
    List<TextSpan> spans = new ArrayList<>();
    for (int i = 0; i < pages.size() && spans.size() < MOST; i++) {
      cancellation.throwIfRequested();
      int number = i + 1;
      pages.get(i).find(wanted).stream()
          .limit(MOST - spans.size())
          .map(place -> new TextSpan(within.id(), number, place.start(), place.end()))
          .forEach(spans::add);
    }
    return spans;
  }

  private List<FoldedText> fold(Document within, Cancellation cancellation) {
    Optional<Folded> before = folded.filter(f -> f.document().equals(within.id()));
    if (before.isPresent()) {
      return before.get().pages();
    }
    List<FoldedText> pages = new ArrayList<>();
    for (Page next : within.pages()) {
      cancellation.throwIfRequested();
      pages.add(FoldedText.of(next.text(), FoldedText.FIND));
    }
    folded = Optional.of(new Folded(within.id(), pages));
    return pages;
  }

  private void show(Document within, String words, List<TextSpan> spans) {
    boolean stale = !words.equals(query.get()) || document.filter(within::equals).isEmpty();
    if (stale || !shown.get()) {
      return;
    }
    int first = 0;
    while (first < spans.size() && spans.get(first).page() < page.getAsInt()) {
      first++;
    }
    go(new Found(words, spans, spans.isEmpty() ? -1 : first % spans.size()));
  }
}
