// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.search;

import dev.carrel.app.fx.Background;
import dev.carrel.app.fx.Background.Lane;
import dev.carrel.app.fx.BackgroundTask;
import dev.carrel.engine.Engine;
import dev.carrel.engine.MeaningSearch;
import dev.carrel.engine.SearchHit;
import dev.carrel.engine.document.DocumentEntry;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.ground.CarrelException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/** What was looked for and what was found. */
public final class SearchModel {
  private static final int LIMIT = 50;
  private static final int MOST_NAMES = 5;
  private static final int MOST_NEAR = 10;

  /**
   * What was found of one document.
   *
   * @param document which
   * @param name what a person calls it
   * @param named whether its name has the words
   * @param hits its pages, best first
   */
  public record Group(DocumentId document, String name, boolean named, List<SearchHit> hits) {
    public Group {
      hits = List.copyOf(hits);
    }
  }

  /**
   * The answer to a query.
   *
   * @param query as typed
   * @param hits best first
   * @param groups the same by document, those whose name matches first
   * @param indexing whether files are still being taken in
   * @param error why there is no answer; empty if there is
   * @param bates the Bates numbers of those of the hits' pages that have one
   */
  public record Found(
      String query,
      List<SearchHit> hits,
      List<Group> groups,
      boolean indexing,
      Optional<CarrelException> error,
      Map<SearchHit, String> bates) {
    public Found {
      hits = List.copyOf(hits);
      groups = List.copyOf(groups);
      bates = Map.copyOf(bates);
    }
  }

  /**
   * What a search by meaning gave.
   *
   * @param query as typed
   * @param answer what came of it
   * @param bates as of {@link Found}
   */
  public record Near(String query, MeaningSearch answer, Map<SearchHit, String> bates) {
    public Near {
      bates = Map.copyOf(bates);
    }
  }

  private final Engine engine;
  private final Background background;
  private final ReadOnlyObjectWrapper<Optional<Found>> found =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Near>> near =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final BooleanProperty onlyOpen = new SimpleBooleanProperty();
  private final BooleanProperty byMeaning = new SimpleBooleanProperty();
  private Optional<BackgroundTask<Found>> newest = Optional.empty();
  private Optional<BackgroundTask<Near>> nearest = Optional.empty();
  private SearchScope scope = SearchScope.NONE;
  private String query = "";

  public SearchModel(Engine engine, Background background) {
    this.engine = engine;
    this.background = background;
    onlyOpen.subscribe(only -> search(query));
    byMeaning.subscribe(also -> search(query));
  }

  /** Where to ask for the open collection. */
  public void within(SearchScope shelf) {
    scope = shelf;
  }

  /** Whether only the open collection is searched, or everything. */
  public BooleanProperty onlyOpenProperty() {
    return onlyOpen;
  }

  /** Whether passages are found, too, that say what is asked in other words. */
  public BooleanProperty byMeaningProperty() {
    return byMeaning;
  }

  /**
   * What was found by meaning; it comes behind {@link #foundProperty}. Empty while nothing is, and
   * of an older query until the next is there.
   */
  public ReadOnlyObjectProperty<Optional<Near>> nearProperty() {
    return near.getReadOnlyProperty();
  }

  /** Empty while nothing is looked for. */
  public ReadOnlyObjectProperty<Optional<Found>> foundProperty() {
    return found.getReadOnlyProperty();
  }

  /** What was looked for last; empty if nothing is. */
  public String query() {
    return query;
  }

  /** Looks for words; nothing to look for clears what was found. */
  public void search(String words) {
    query = words;
    newest.ifPresent(BackgroundTask::cancel);
    newest = Optional.empty();
    nearest.ifPresent(BackgroundTask::cancel);
    nearest = Optional.empty();
    if (words.isBlank() || !byMeaning.get()) {
      near.set(Optional.empty());
    }
    if (words.isBlank()) {
      found.set(Optional.empty());
      return;
    }
    boolean indexing = scope.indexing();
    Optional<Set<DocumentId>> within =
        onlyOpen.get() ? Optional.of(Set.copyOf(scope.open())) : Optional.empty();
    BackgroundTask<Found> task =
        background.task(
            Lane.QUICK,
            "search",
            (progress, cancellation) -> {
              cancellation.throwIfRequested();
              return find(words, within, indexing);
            });
    newest = Optional.of(task);
    task.onDone(answer -> tell(task, answer))
        .onFailed(
            error ->
                tell(
                    task,
                    new Found(words, List.of(), List.of(), indexing, Optional.of(error), Map.of())))
        .start();
    if (byMeaning.get()) {
      searchByMeaning(words, within);
    }
  }

  private void searchByMeaning(String words, Optional<Set<DocumentId>> within) {
    BackgroundTask<Near> task =
        background.task(
            Lane.MEANING,
            "search by meaning",
            (progress, cancellation) -> {
              cancellation.throwIfRequested();
              MeaningSearch answer = engine.meanings().search(words, within, MOST_NEAR);
              List<SearchHit> hits =
                  answer instanceof MeaningSearch.Found some ? some.hits() : List.of();
              return new Near(words, answer, bates(hits));
            });
    nearest = Optional.of(task);
    task.onDone(answer -> tellNear(task, answer))
        .onFailed(
            error ->
                tellNear(task, new Near(words, new MeaningSearch.Unavailable(error), Map.of())))
        .start();
  }

  private void tellNear(BackgroundTask<Near> task, Near answer) {
    if (!task.isCancelRequested()) {
      near.set(Optional.of(answer));
    }
  }

  private void tell(BackgroundTask<Found> task, Found answer) {
    if (!task.isCancelRequested()) {
      found.set(Optional.of(answer));
    }
  }

  private Found find(String words, Optional<Set<DocumentId>> within, boolean indexing) {
    List<SearchHit> hits =
        within
            .map(
                some ->
                    some.isEmpty()
                        ? List.<SearchHit>of()
                        : engine.documents().search(words, some, LIMIT))
            .orElseGet(() -> engine.documents().search(words, LIMIT));
    String plain = words.strip().toLowerCase(Locale.ROOT);
    Map<DocumentId, Group> groups = new LinkedHashMap<>();
    engine.documents().entries().stream()
        .filter(entry -> within.map(some -> some.contains(entry.id())).orElse(true))
        .filter(entry -> entry.name().toLowerCase(Locale.ROOT).contains(plain))
        .limit(MOST_NAMES)
        .forEach(entry -> groups.put(entry.id(), named(entry)));
    for (SearchHit hit : hits) {
      Group group =
          groups.getOrDefault(
              hit.document(), new Group(hit.document(), hit.documentName(), false, List.of()));
      List<SearchHit> more = new ArrayList<>(group.hits());
      more.add(hit);
      groups.put(hit.document(), new Group(group.document(), group.name(), group.named(), more));
    }
    return new Found(
        words, hits, List.copyOf(groups.values()), indexing, Optional.empty(), bates(hits));
  }

  private Map<SearchHit, String> bates(List<SearchHit> hits) {
    Map<SearchHit, String> numbers = new HashMap<>();
    for (SearchHit hit : hits) {
      String number = engine.bates().at(hit.document(), hit.page());
      if (!number.isEmpty()) {
        numbers.put(hit, number);
      }
    }
    return numbers;
  }

  /** The Bates number of the page of one that was found; empty for none. */
  String bates(SearchHit hit) {
    return found
        .get()
        .map(Found::bates)
        .filter(numbers -> numbers.containsKey(hit))
        .or(() -> near.get().map(Near::bates))
        .map(numbers -> numbers.getOrDefault(hit, ""))
        .orElse("");
  }

  private static Group named(DocumentEntry entry) {
    return new Group(entry.id(), entry.name(), true, List.of());
  }
}
