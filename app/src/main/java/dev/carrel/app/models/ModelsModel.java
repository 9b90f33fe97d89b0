// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.models;

import dev.carrel.app.budget.ModelWork;
import dev.carrel.app.fx.Background;
import dev.carrel.app.fx.Background.Lane;
import dev.carrel.app.fx.BackgroundTask;
import dev.carrel.app.fx.Step;
import dev.carrel.app.models.ModelRow.Facts;
import dev.carrel.app.settings.NetworkModel;
import dev.carrel.app.settings.SettingsModel;
import dev.carrel.engine.catalogue.ModelEntry;
import dev.carrel.engine.catalogue.ModelStore;
import dev.carrel.engine.catalogue.Source;
import dev.carrel.engine.context.Outlook;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.Progress.Stage;
import dev.carrel.engine.model.Calibration;
import dev.carrel.engine.model.InstalledModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;

/**
 * The models: those that are here and those that can be had. Nothing enters or leaves without a
 * person who asked for it. On the FX thread.
 */
public final class ModelsModel implements AutoCloseable {
  private final ModelStore store;
  private final SettingsModel settings;
  private final NetworkModel network;
  private final ModelWork work;
  private final Background background;
  private final Runnable onChanged;
  private final ModelRemoval removal;
  private final ObservableList<ModelRow> rows = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Optional<CarrelException>> error =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final Subscription subscription;

  /** Whether the model that was removed last was in use. */
  private boolean wasChosen;

  /** What is in the store. */
  private record Found(ModelEntry entry, long partBytes) {}

  /**
   * Knows nothing before {@link #refresh}.
   *
   * @param onChanged told when a model has come, gone or was measured
   */
  public ModelsModel(
      ModelStore store,
      SettingsModel settings,
      NetworkModel network,
      ModelWork work,
      Background background,
      Runnable onChanged) {
    this.store = store;
    this.settings = settings;
    this.network = network;
    this.work = work;
    this.background = background;
    this.onChanged = onChanged;
    this.removal = new ModelRemoval(store, rows, background, this::removed, this::fail);
    subscription = settings.settingsProperty().subscribe(now -> showUsed());
  }

  /** All models: the catalogue's in its order, then the added ones. */
  public ObservableList<ModelRow> rows() {
    return rows;
  }

  /** What could not be done and belongs to no row. */
  public ReadOnlyObjectProperty<Optional<CarrelException>> errorProperty() {
    return error.getReadOnlyProperty();
  }

  /** The row that was removed last and can still be had back. */
  public ReadOnlyObjectProperty<Optional<ModelRow>> removedProperty() {
    return removal.removedProperty();
  }

  public NetworkModel network() {
    return network;
  }

  /** Memory that may be used. */
  public long budgetBytes() {
    return settings.readOptions().budgetBytes();
  }

  /** Lists what there is, and looks at those that are here. */
  public void refresh() {
    background
        .task(
            Lane.QUICK,
            "list models",
            (progress, cancellation) ->
                store.list().stream()
                    .map(entry -> new Found(entry, store.partBytes(entry.name())))
                    .toList())
        .onDone(this::show)
        .onFailed(this::fail)
        .start();
  }

  private void fail(CarrelException e) {
    error.set(Optional.of(e));
  }

  /** Forgets what {@link #errorProperty} told. */
  public void forgetError() {
    error.set(Optional.empty());
  }

  private void show(List<Found> found) {
    List<ModelRow> now =
        found.stream().filter(f -> !removal.isPending(f.entry().name())).map(this::row).toList();
    if (!now.equals(List.copyOf(rows))) {
      rows.setAll(now);
    }
    now.stream().filter(row -> row.entry().isInstalled()).forEach(this::look);
  }

  private ModelRow row(Found found) {
    Optional<ModelRow> known =
        rows.stream().filter(row -> row.name().equals(found.entry().name())).findFirst();
    boolean used = isUsed(found.entry());
    known.ifPresent(row -> row.know(row.facts().with(found.entry(), found.partBytes(), used)));
    return known.orElseGet(
        () -> new ModelRow(new Facts(found.entry(), found.partBytes(), used, Optional.empty())));
  }

  private boolean isUsed(ModelEntry entry) {
    return settings.get().model().map(entry.name()::equals).orElse(entry.isDefault());
  }

  private void showUsed() {
    rows.forEach(row -> row.know(row.facts().used(isUsed(row.entry()))));
  }

  private void look(ModelRow row) {
    String name = row.name();
    background
        .<Optional<Outlook>>task(
            Lane.OUTLOOKS,
            "look at " + name,
            (progress, cancellation) -> work.look(name, settings.readOptions(), cancellation))
        .onDone(outlook -> looked(row, outlook))
        .onFailed(e -> row.become(new ModelState.Failed(e)))
        .start();
  }

  private static void looked(ModelRow row, Optional<Outlook> outlook) {
    row.know(row.facts().with(outlook));
    if (row.state() instanceof ModelState.Failed failed
        && failed.error().code() == Code.MODEL_CHANGED) {
      row.become(new ModelState.Idle()); // it is again what it was, or was added anew
    }
  }

  /** Fetches a model, or goes on with one; nothing if the network is forbidden. */
  public void get(ModelRow row) {
    if (row.state().isBusy() || row.entry().isInstalled() || !network.isAllowed()) {
      return;
    }
    String name = row.name();
    String title = row.entry().title();
    row.become(new ModelState.Waiting());
    BackgroundTask<InstalledModel> task =
        background
            .task(
                Lane.MODELS,
                "fetch " + name,
                (progress, cancellation) ->
                    store.get(
                        name,
                        source -> background.ui().execute(() -> asked(row, source, title)),
                        progress,
                        cancellation))
            .onRunning(() -> row.become(new ModelState.Fetching(row.facts().partBytes(), 0, "")))
            .onProgress(step -> fetched(row, step))
            .onDone(model -> end(row, new ModelState.Idle(), true))
            .onFailed(e -> end(row, new ModelState.Failed(e), false))
            .onCancelled(() -> end(row, new ModelState.Idle(), false));
    row.workedOnBy(task);
    task.start();
  }

  private void asked(ModelRow row, Source source, String title) {
    if (row.state() instanceof ModelState.Fetching now) {
      network.ask(source.host(), title);
      row.become(new ModelState.Fetching(now.done(), now.total(), source.host().orElse("")));
    }
  }

  private static void fetched(ModelRow row, Step step) {
    if (step.stage() == Stage.CHECK_BYTES) {
      row.become(new ModelState.Checking());
    } else if (row.state() instanceof ModelState.Fetching now) {
      row.become(new ModelState.Fetching(step.done(), step.total(), now.host()));
    }
  }

  private void end(ModelRow row, ModelState state, boolean changed) {
    network.rest();
    row.become(state);
    refresh();
    if (changed) {
      onChanged.run();
    }
  }

  /** Stops what is done with a model; what came of a download is kept, and it can go on. */
  public void stop(ModelRow row) {
    row.stop();
  }

  /** Deletes what came of a download. */
  public void discard(ModelRow row) {
    String name = row.name();
    background
        .task(
            Lane.MODELS,
            "discard " + name,
            (progress, cancellation) -> {
              store.discard(name);
              return true;
            })
        .onDone(done -> end(row, new ModelState.Idle(), false))
        .onFailed(e -> row.become(new ModelState.Failed(e)))
        .start();
  }

  /** Whether a file may be a model, by its name. */
  public static boolean isModel(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".gguf");
  }

  /** Adds model files, which stay where they are. */
  public void add(List<Path> files) {
    forgetError();
    for (Path file : files) {
      background
          .task(
              Lane.OUTLOOKS,
              "add " + file,
              (progress, cancellation) -> store.add(file, cancellation))
          .onDone(
              entry -> {
                refresh();
                onChanged.run();
              })
          .onFailed(this::fail)
          .start();
    }
  }

  /** Measures what each profile loses on a model: about a minute. */
  public void measure(ModelRow row) {
    if (row.state().isBusy() || !row.entry().isInstalled()) {
      return;
    }
    String name = row.name();
    row.become(new ModelState.Waiting());
    BackgroundTask<Calibration> task =
        background
            .task(
                Lane.MODELS,
                "measure " + name,
                (progress, cancellation) -> work.measure(name, progress, cancellation))
            .onRunning(() -> row.become(new ModelState.Measuring(-1)))
            .onProgress(
                step ->
                    row.become(
                        new ModelState.Measuring(step.stage().isCalibration() ? step.share() : -1)))
            .onDone(
                done -> {
                  row.become(new ModelState.Idle());
                  refresh();
                  onChanged.run();
                })
            .onFailed(e -> row.become(new ModelState.Failed(e)))
            .onCancelled(() -> row.become(new ModelState.Idle()));
    row.workedOnBy(task);
    task.start();
  }

  /** Reads and answers with a model from now on; what was read is read again by it. */
  public void use(ModelRow row) {
    if (row.entry().isInstalled()) {
      Optional<String> name = row.entry().isDefault() ? Optional.empty() : Optional.of(row.name());
      settings.change(now -> now.model = name);
    }
  }

  /** Takes a model away; it can be had back until the next one goes, or the desk is closed. */
  public void remove(ModelRow row) {
    if (row.state().isBusy()) {
      return;
    }
    wasChosen = row.facts().used() && !row.entry().isDefault();
    removal.remove(row);
    if (wasChosen) {
      settings.change(now -> now.model = Optional.empty());
    }
  }

  /** Puts the model that was removed last back. */
  public void undoRemove() {
    Optional<ModelRow> back = removedProperty().get();
    removal.undo();
    if (wasChosen) {
      back.ifPresent(row -> settings.change(now -> now.model = Optional.of(row.name())));
    }
    refresh();
  }

  /** Removes for good what could still be had back. */
  public void settle() {
    removal.settle();
  }

  private void removed() {
    refresh();
    onChanged.run();
  }

  /** Removes what could still be had back, and watches nothing more. */
  @Override
  public void close() {
    settle();
    subscription.unsubscribe();
  }
}
