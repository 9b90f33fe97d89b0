// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.catalogue;

import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.model.InstalledModel;
import dev.carrel.engine.model.ModelGuard;
import java.util.Optional;

/**
 * Watches over a model's file: by its {@link FileStamp} before each use, and once a month by all of
 * its bytes, in the background and not before something was answered. That finds what was changed
 * beneath the file system, where no time and no inode tells of it.
 */
public final class FileGuard implements ModelGuard {
  private final ModelHashes hashes;
  private final Cancellation closing = new Cancellation();
  private Optional<InstalledModel> watched = Optional.empty();
  private Optional<CarrelException> found = Optional.empty();
  private Optional<Thread> reading = Optional.empty();

  FileGuard(ModelHashes hashes) {
    this.hashes = hashes;
  }

  /** Watches over a model from now on, and over no other. */
  public synchronized void watch(InstalledModel model) {
    watched = Optional.of(model);
    found = Optional.empty();
  }

  @Override
  public void requireUnchanged(Cancellation cancellation) {
    Optional<InstalledModel> model = look();
    if (model.isPresent()) {
      hashes.requireUnchanged(model.get(), cancellation);
    }
  }

  private synchronized Optional<InstalledModel> look() {
    if (found.isPresent()) {
      CarrelException e = found.get();
      throw new CarrelException(e.code(), e.getMessage(), e.remedy(), e);
    }
    return watched;
  }

  @Override
  @SuppressWarnings("ThreadPriorityCheck") // a courtesy where the system heeds it
  public synchronized void answered() {
    if (watched.isEmpty() || reading.isPresent() || closing.isRequested()) {
      return;
    }
    InstalledModel model = watched.get();
    if (hashes.isDue(model)) {
      Thread reader =
          Thread.ofPlatform()
              .daemon()
              .name("model-check")
              .priority(Thread.MIN_PRIORITY)
              .unstarted(() -> read(model));
      reading = Optional.of(reader);
      reader.start();
    }
  }

  private void read(InstalledModel model) {
    try {
      hashes.read(model, Progress.SILENT, closing);
    } catch (CarrelException e) {
      if (e.code() == Code.MODEL_CHANGED) {
        find(model, e);
      }
      // Else it could not be read now, or was stopped: the next time tells.
    }
  }

  private synchronized void find(InstalledModel model, CarrelException e) {
    if (watched.filter(model::equals).isPresent()) {
      found = Optional.of(e);
    }
  }

  /** Waits until the background has let go of the file: it looks for a request at each megabyte. */
  @Override
  public void close() {
    Optional<Thread> reader;
    synchronized (this) {
      closing.request();
      reader = reading;
    }
    try {
      if (reader.isPresent()) {
        reader.get().join(1000);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
