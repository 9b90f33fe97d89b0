// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation.export;

import dev.carrel.app.fx.Strings;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Asks a person where a file is to go. */
@FunctionalInterface
public interface ExportChooser {
  /**
   * Asks.
   *
   * @param owner the window it is asked over
   * @param ending of its name, without a dot
   * @param name what the file would be called, with its ending, and with its folder if one is known
   * @return empty if the person wants none
   */
  Optional<Path> choose(@Nullable Window owner, String ending, String name);

  /** The system's own dialog. */
  static Optional<Path> ofSystem(@Nullable Window owner, String ending, String name) {
    Strings strings = Strings.of(ExportChooser.class);
    FileChooser chooser = new FileChooser();
    chooser.setTitle(strings.get("export.title"));
    Path suggested = Path.of(name);
    chooser.setInitialFileName(String.valueOf(suggested.getFileName()));
    Optional.ofNullable(suggested.getParent())
        .filter(Files::isDirectory)
        .ifPresent(folder -> chooser.setInitialDirectory(folder.toFile()));
    chooser
        .getExtensionFilters()
        .add(new FileChooser.ExtensionFilter(strings.get("export." + ending), "*." + ending));
    File chosen = chooser.showSaveDialog(owner);
    return Optional.ofNullable(chosen).map(File::toPath);
  }
}
