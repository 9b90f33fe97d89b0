// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.settings.pane;

import dev.carrel.app.fx.Background;
import dev.carrel.app.fx.Background.Lane;
import dev.carrel.app.fx.BackgroundTask;
import dev.carrel.app.fx.Step;
import dev.carrel.app.settings.SettingsModel;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.home.HomeMove;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiFunction;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Moving the data folder: planned, then done while the engine is closed. On the FX thread. */
public final class HomeMoveModel {
  /** How far it is. */
  public sealed interface State {
    /** Nothing is to be moved. */
    record Idle() implements State {}

    /** The chosen folder is looked at. */
    record Checking() implements State {}

    /**
     * It can be done; a person decides.
     *
     * @param to where it would be
     * @param bytes to copy
     */
    record Ready(Path to, long bytes) implements State {}

    /** The engine is being closed. */
    record Closing() implements State {}

    /** Being copied, then checked. */
    record Moving(Path to, Optional<Step> step) implements State {}

    /** It could not be done; the home is where it was. */
    record Failed(CarrelException error) implements State {}

    /**
     * It is done.
     *
     * @param left what is left to do by hand
     */
    record Done(Path home, Optional<HomeMove.LeftOver> left) implements State {}
  }

  /** Closes and opens the engine around the move; the desk does that. */
  public interface EngineSwitch {
    /**
     * Closes the engine and everything that uses it.
     *
     * @param whenClosed run on the FX thread once the home is free
     */
    void close(Runnable whenClosed);

    /** Opens the engine of a home. */
    void open(Path home);
  }

  private final SettingsModel settings;
  private final Background background;
  private final EngineSwitch engine;
  private final BiFunction<Path, Path, HomeMove> mover;
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Idle());
  private Path home;
  private @Nullable BackgroundTask<Optional<HomeMove.LeftOver>> task;

  /**
   * Ready.
   *
   * @param home where it is now
   * @param place where the pointer to it lies
   */
  public HomeMoveModel(
      Path home, Path place, SettingsModel settings, Background background, EngineSwitch engine) {
    this(home, settings, background, engine, (from, to) -> new HomeMove(from, to, place));
  }

  HomeMoveModel(
      Path home,
      SettingsModel settings,
      Background background,
      EngineSwitch engine,
      BiFunction<Path, Path, HomeMove> mover) {
    this.home = home;
    this.settings = settings;
    this.background = background;
    this.engine = engine;
    this.mover = mover;
  }

  /** Where the data is. */
  public Path home() {
    return home;
  }

  public ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** Looks at a folder that a person chose; nothing is changed yet. */
  public void choose(Path folder) {
    state.set(new State.Checking());
    Path from = home;
    background
        .task(
            Lane.QUICK,
            "look at " + folder,
            (progress, cancellation) -> {
              HomeMove move = mover.apply(from, HomeMove.target(from, folder));
              return new State.Ready(move.to(), move.check());
            })
        .onDone(state::set)
        .onFailed(error -> state.set(new State.Failed(error)))
        .onCancelled(() -> state.set(new State.Idle()))
        .start();
  }

  /** Leaves all as it is, and forgets what was told. */
  public void forget() {
    if (state.get() instanceof State.Ready
        || state.get() instanceof State.Failed
        || state.get() instanceof State.Done) {
      state.set(new State.Idle());
    }
  }

  /** Moves it, as a person decided. */
  public void move() {
    if (state.get() instanceof State.Ready ready) {
      state.set(new State.Closing());
      engine.close(() -> copy(ready.to()));
    }
  }

  private void copy(Path to) {
    state.set(new State.Moving(to, Optional.empty()));
    Path from = home;
    BackgroundTask<Optional<HomeMove.LeftOver>> copying =
        background
            .task(
                Lane.MODELS,
                "move the data folder",
                (progress, cancellation) -> mover.apply(from, to).run(progress, cancellation))
            .onProgress(step -> state.set(new State.Moving(to, Optional.of(step))))
            .onDone(left -> moved(to, left))
            .onFailed(error -> back(new State.Failed(error)))
            .onCancelled(() -> back(new State.Idle()));
    task = copying;
    copying.start();
  }

  private void moved(Path to, Optional<HomeMove.LeftOver> left) {
    home = to;
    settings.follow(to);
    back(new State.Done(to, left));
  }

  private void back(State end) {
    state.set(end);
    engine.open(home);
  }

  /** Stops a move under way: the data stays where it was. */
  public void cancel() {
    Optional.ofNullable(task).ifPresent(BackgroundTask::cancel);
  }
}
