// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.shelf;

import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Asks a person where a copy is to go. */
@FunctionalInterface
public interface CopyChooser {
  /**
   * Asks.
   *
   * @param owner the window it is asked over
   * @param suggested where it would go
   * @return empty if the person wants none
   */
  Optional<Path> choose(@Nullable Window owner, Path suggested);
}
