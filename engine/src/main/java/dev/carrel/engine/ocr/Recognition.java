// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ocr;

import dev.carrel.engine.ground.CarrelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What reads scans, if it is on this machine; loaded when the first one comes. Thread-safe. */
public final class Recognition implements AutoCloseable {
  /** Nothing that reads scans. */
  public static final Recognition NONE = new Recognition(Optional.empty(), 1);

  private final Optional<Path> file;
  private final int threads;
  private @Nullable TextRecognizer loaded;

  private Recognition(Optional<Path> file, int threads) {
    this.file = file;
    this.threads = threads;
  }

  /**
   * By these networks, once they are there.
   *
   * @param threads that they may use
   */
  public static Recognition by(Path file, int threads) {
    return new Recognition(Optional.of(file), threads);
  }

  /** What reads scans, by its name; another one, or the same in another way, has another. */
  public String name() {
    return PpOcr.NAME;
  }

  /** Whether there is something that reads scans. */
  public boolean isThere() {
    return file.filter(Files::isReadable).isPresent();
  }

  /**
   * What reads scans.
   *
   * @throws CarrelException NATIVE_UNAVAILABLE if it is not there or cannot be loaded
   */
  public synchronized TextRecognizer recognizer() {
    TextRecognizer known = loaded;
    if (known == null) {
      known = PpOcr.load(file.orElse(Path.of("")), threads);
      loaded = known;
    }
    return known;
  }

  @Override
  public synchronized void close() {
    if (loaded != null) {
      loaded.close();
      loaded = null;
    }
  }
}
