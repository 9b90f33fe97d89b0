// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.settings;

import dev.carrel.app.fx.Background;
import dev.carrel.app.fx.Background.Lane;
import dev.carrel.engine.context.ReadOptions;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.ComputeDevice;
import dev.carrel.engine.ground.Machine;
import dev.carrel.engine.home.HomeFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The settings, watched by whatever depends on them, and saved as soon as one changes. */
public final class SettingsModel {
  private final Machine machine;
  private final Background background;
  private final ReadOnlyObjectWrapper<Settings> settings;
  private final ReadOnlyObjectWrapper<Optional<CarrelException>> unsaved =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final AtomicBoolean saving = new AtomicBoolean();
  private volatile SettingsFile file;
  private volatile Settings current;

  /** Reads the file, which takes a millisecond: the first frame already has its theme. */
  public SettingsModel(SettingsFile file, Machine machine, Background background) {
    this.machine = machine;
    this.file = file;
    this.background = background;
    current = file.load();
    settings = new ReadOnlyObjectWrapper<>(current);
  }

  /** The settings as they are now; changed on the FX thread only. */
  public ReadOnlyObjectProperty<Settings> settingsProperty() {
    return settings.getReadOnlyProperty();
  }

  /** The settings as they are now, for any thread. */
  public Settings get() {
    return current;
  }

  /** What there is to compute with. */
  public Machine machine() {
    return machine;
  }

  /**
   * Tells which graphics devices are switched off, and why, a line each. Drivers are asked only
   * where a device may compute, behind what models could do, which asks them too.
   */
  public void tellSwitchedOff(Consumer<List<String>> tell) {
    boolean mayCompute = !current.device().isCpu();
    background
        .task(
            Lane.OUTLOOKS,
            "devices that are switched off",
            (progress, cancellation) -> {
              if (mayCompute) {
                List<ComputeDevice> _ = machine.devices();
              }
              return machine.switchedOff();
            })
        .onDone(tell)
        .start();
  }

  /** How documents are read by the settings as they are now; for any thread. */
  public ReadOptions readOptions() {
    return current.readOptions(machine);
  }

  /** Why the settings could not be saved; empty if they were. */
  public ReadOnlyObjectProperty<Optional<CarrelException>> unsavedProperty() {
    return unsaved.getReadOnlyProperty();
  }

  /** Changes the settings at once and saves them in the background; on the FX thread. */
  public void change(Consumer<Settings.Draft> change) {
    Settings next = current.with(change).mended();
    if (next.equals(current)) {
      return;
    }
    current = next;
    settings.set(next);
    save();
  }

  /** Tries again what {@link #unsavedProperty} tells of. */
  public void save() {
    if (!saving.compareAndSet(false, true)) {
      return; // one that waits for its turn saves this change too
    }
    background
        .task(
            Lane.QUICK,
            "save settings",
            (progress, cancellation) -> {
              saving.set(false);
              write();
              return true;
            })
        .finishedAtClose()
        .onDone(done -> unsaved.set(Optional.empty()))
        .onFailed(error -> unsaved.set(Optional.of(error)))
        .start();
  }

  private void write() {
    SettingsFile target = file;
    try {
      target.save(current);
    } catch (IOException e) {
      throw new CarrelException(
          Code.HOME_UNUSABLE,
          "The settings could not be saved in %s: %s.".formatted(target.place(), e.getMessage()),
          "They hold until Carrel is closed. Make the folder writable, then try again.",
          e);
    }
  }

  /** From now on they lie in another home, which has a copy of them. */
  public void follow(Path home) {
    SettingsFile moved = file.in(HomeFiles.in(home));
    Settings _ = moved.load(); // what it must keep of it
    file = moved;
    save();
  }
}
