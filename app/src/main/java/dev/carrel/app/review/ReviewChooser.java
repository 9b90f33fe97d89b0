// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.review;

import dev.carrel.app.fx.Strings;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Asks a person for a file, by the system's own dialog. */
final class ReviewChooser {
  private ReviewChooser() {}

  /**
   * Where something is to be written.
   *
   * @param ending of its name, without the dot
   * @param name without an ending
   */
  static Optional<Path> save(@Nullable Window owner, String ending, String name) {
    Strings strings = Strings.of(ReviewChooser.class);
    FileChooser chooser = new FileChooser();
    chooser.setTitle(strings.get("chooser.save"));
    chooser.setInitialFileName(name.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", " ") + "." + ending);
    chooser
        .getExtensionFilters()
        .add(new FileChooser.ExtensionFilter(strings.get("kind." + ending), "*." + ending));
    return path(chooser.showSaveDialog(owner));
  }

  /** Which set of questions is to be read. */
  static Optional<Path> set(@Nullable Window owner) {
    Strings strings = Strings.of(ReviewChooser.class);
    FileChooser chooser = new FileChooser();
    chooser.setTitle(strings.get("chooser.set"));
    chooser
        .getExtensionFilters()
        .add(new FileChooser.ExtensionFilter(strings.get("kind.set"), "*.yaml", "*.yml", "*.json"));
    return path(chooser.showOpenDialog(owner));
  }

  private static Optional<Path> path(@Nullable File chosen) {
    return Optional.ofNullable(chosen).map(File::toPath);
  }
}
