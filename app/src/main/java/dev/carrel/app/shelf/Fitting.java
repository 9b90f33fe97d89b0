// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.shelf;

import dev.carrel.app.fx.Background;
import dev.carrel.app.fx.Background.Lane;
import dev.carrel.engine.Course;
import dev.carrel.engine.CourseListener;
import dev.carrel.engine.Engine;
import dev.carrel.engine.context.Choice;
import dev.carrel.engine.context.Choices;
import dev.carrel.engine.context.PageSelection;
import dev.carrel.engine.context.ReadOptions;
import dev.carrel.engine.context.ReadingChoice;
import dev.carrel.engine.context.ReadingChoice.Aside;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.model.KvProfile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What a person can choose where not all of a collection fits, and what then is done. */
public final class Fitting {
  private final Engine engine;
  private final Background background;
  private final Shelves shelves;
  private final Reader.Options options;
  private final Consumer<ShelfItem> read;
  private final Consumer<CarrelException> onFailed;
  private ReadingSettings settings = new ReadingSettings() {};
  private Optional<KvProfile> profile = Optional.empty();

  /**
   * Chooses for a shelf.
   *
   * @param read puts a row into the queue
   */
  Fitting(ShelfWork work, Reader.Options options, Consumer<ShelfItem> read) {
    this.engine = work.engine();
    this.background = work.background();
    this.shelves = work.shelves();
    this.onFailed = work.onFailed();
    this.options = options;
    this.read = read;
  }

  /** Has choices of profile, budget and model set where they are set for the whole desk. */
  public void settings(ReadingSettings elsewhere) {
    settings = elsewhere;
  }

  /** As set, but for a profile that was chosen here and could not be set there. */
  ReadOptions options() {
    ReadOptions set = options.get();
    return profile.map(set::with).orElse(set);
  }

  /** Works out what would fit where a row did not. */
  void offer(ShelfItem refused) {
    List<DocumentId> documents = documents();
    background
        .task(
            Lane.READING,
            "what would fit",
            (progress, cancellation) -> {
              ReadOptions wanted = options();
              return Choices.of(
                  engine.reading().plan(documents, wanted, progress, cancellation),
                  wanted.profile(),
                  List.of());
            })
        .onDone(
            choices -> {
              if (refused.state() instanceof ItemState.Failed) {
                refused.offer(choices.stream().filter(this::canBeTaken).toList());
              }
            })
        .onFailed(error -> refused.offer(List.of()))
        .start();
  }

  private boolean canBeTaken(Choice choice) {
    return switch (choice) {
      case Choice.LargerBudget budget -> settings.takes(budget);
      case Choice.LongerModel model -> settings.takes(model);
      default -> true;
    };
  }

  /** Those that are to be read together: all that were not set aside. */
  private List<DocumentId> documents() {
    return rows().stream().flatMap(item -> item.id().stream()).toList();
  }

  private List<ShelfItem> rows() {
    return shelves.openItems().stream()
        .filter(item -> item.id().isPresent() && item.choice().aside().isEmpty())
        .toList();
  }

  /** Takes one of the choices that a row offers and that needs no more words. */
  public void take(ShelfItem refused, Choice choice) {
    switch (choice) {
      case Choice.SmallerProfile smaller -> use(smaller.profile());
      case Choice.FewerDocuments fewer -> {
        Set<DocumentId> taken =
            fewer.documents().stream().map(d -> d.document().id()).collect(Collectors.toSet());
        keep(
            rows().stream().filter(item -> item.id().filter(taken::contains).isPresent()).toList(),
            Aside.NO_ROOM);
      }
      case Choice.OneAfterAnother ignored -> alone(refused);
      case Choice.LargerBudget larger -> {
        if (settings.budget(larger.budgetBytes())) {
          readRefused();
        }
      }
      case Choice.LongerModel longer -> {
        boolean _ = settings.model(longer.name());
      }
      case Choice.SelectedPages ignored ->
          throw new IllegalArgumentException("pages are picked with a question");
    }
  }

  private void use(KvProfile chosen) {
    profile = settings.use(chosen) ? Optional.empty() : Optional.of(chosen);
    // Another profile begins a new context: all is read again, in order.
    List<ShelfItem> again = rows();
    again.stream()
        .filter(item -> item.state() instanceof ItemState.Read)
        .forEach(item -> item.become(new ItemState.Indexed()));
    again.forEach(read);
  }

  private void readRefused() {
    rows().stream().filter(item -> item.state() instanceof ItemState.Failed).forEach(read);
  }

  /** Reads a document in place of the others, which stay on disk. */
  void alone(ShelfItem item) {
    choose(item, ReadingChoice.WHOLE);
    keep(List.of(item), Aside.ONE_BY_ONE);
  }

  /** Sets aside all but some; they leave the context. */
  private void keep(List<ShelfItem> taken, Aside why) {
    for (ShelfItem item : shelves.openItems()) {
      if (!taken.contains(item) && item.choice().aside().isEmpty() && item.id().isPresent()) {
        setAside(item, why);
      }
    }
    leaveAllBut(taken, () -> taken.forEach(this::readUnlessRead));
  }

  private void readUnlessRead(ShelfItem item) {
    if (!(item.state() instanceof ItemState.Read) && !item.state().isBusy()) {
      read.accept(item);
    }
  }

  void setAside(ShelfItem item, Aside why) {
    item.stop();
    choose(item, ReadingChoice.aside(why));
    item.become(new ItemState.SetAside(why));
  }

  private void leaveAllBut(List<ShelfItem> taken, Runnable then) {
    Set<DocumentId> stay =
        taken.stream().flatMap(item -> item.id().stream()).collect(Collectors.toSet());
    background
        .task(
            Lane.READING,
            "set documents aside",
            (progress, cancellation) -> {
              Course leaving =
                  new Course(
                      engine.reading().documents().stream()
                          .filter(document -> !stay.contains(document))
                          .<Course.Step>map(Course.Leave::new)
                          .toList(),
                      List.of());
              engine.study().run(leaving, options, CourseListener.NONE, cancellation).orThrow();
              return engine.reading().documents();
            })
        .onDone(
            left -> {
              for (ShelfItem item : taken) {
                boolean there = item.id().filter(left::contains).isPresent();
                if (item.state() instanceof ItemState.Read && !there) {
                  item.become(new ItemState.Indexed());
                }
              }
              then.run();
            })
        .onFailed(onFailed)
        .start();
  }

  /** Reads only the pages that fit a question best, of all documents that would not fit whole. */
  public void pickPages(String question) {
    List<ShelfItem> rows = rows();
    List<DocumentId> documents = documents();
    background
        .task(
            Lane.READING,
            "pick pages",
            (progress, cancellation) ->
                engine.study().pages(documents, question, options(), progress, cancellation))
        .onDone(picked -> picked(rows, picked))
        .onFailed(onFailed)
        .start();
  }

  private void picked(List<ShelfItem> rows, List<Course.Read> readings) {
    Map<DocumentId, PageSelection> picked =
        readings.stream().collect(Collectors.toMap(Course.Read::document, Course.Read::pages));
    for (ShelfItem item : rows) {
      Optional<PageSelection> pages = item.id().map(picked::get);
      if (pages.isPresent()) {
        item.stop();
        choose(item, new ReadingChoice(Optional.empty(), pages.get().pages()));
        item.become(new ItemState.Indexed());
      } else {
        setAside(item, Aside.NO_ROOM);
      }
    }
    List<ShelfItem> taken = rows.stream().filter(i -> i.choice().aside().isEmpty()).toList();
    leaveAllBut(List.of(), () -> taken.forEach(this::readUnlessRead));
  }

  void choose(ShelfItem item, ReadingChoice choice) {
    item.choose(choice);
    Optional<ShelfCollection> collection = shelves.of(item);
    if (collection.isPresent() && item.id().isPresent()) {
      long id = collection.get().id();
      DocumentId document = item.id().get();
      background
          .task(
              Lane.QUICK,
              "note a choice",
              (progress, cancellation) -> {
                engine.collections().choose(id, document, choice);
                return true;
              })
          .finishedAtClose()
          .start();
    }
  }
}
