package dev.carrel.app.search;

import dev.carrel.app.fx.Background;
import dev.carrel.app.fx.Background.Lane;
import dev.carrel.app.fx.BackgroundTask;
import dev.carrel.engine.Engine;
import dev.carrel.engine.SearchHit;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What was looked for and what was found. */
public final class SearchModel {
  private static final int LIMIT = 50;

  /**
   * The answer to a query.
   *
   * @param query as typed
   * @param hits best first
   */
  public record Found(String query, List<SearchHit> hits) {
    public Found {
      hits = List.copyOf(hits);
    }
  }

  private final Engine engine;
  private final Background background;
  private final ReadOnlyObjectWrapper<Optional<Found>> found =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Optional<BackgroundTask<Found>> newest = Optional.empty();

  public SearchModel(Engine engine, Background background) {
    this.engine = engine;
    this.background = background;
  }

  /** Empty while nothing is looked for. */
  public ReadOnlyObjectProperty<Optional<Found>> foundProperty() {
    return found.getReadOnlyProperty();
  }

  /** Looks for words; nothing to look for clears what was found. */
  public void search(String query) {
    newest.ifPresent(BackgroundTask::cancel);
    newest = Optional.empty();
    if (query.isBlank()) {
      found.set(Optional.empty());
      return;
    }
    BackgroundTask<Found> task =
        background.task(
            Lane.QUICK,
            "search",
            (progress, cancellation) -> {
              cancellation.throwIfRequested();
              return new Found(query, engine.search(query, LIMIT));
            });
    newest = Optional.of(task);
    task.onDone(
            answer -> {
              if (!task.isCancelRequested()) {
                found.set(Optional.of(answer));
              }
            })
        .onFailed(error -> found.set(Optional.of(new Found(query, List.of()))))
        .start();
  }
}
