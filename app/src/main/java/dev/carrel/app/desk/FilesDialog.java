// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import dev.carrel.app.fx.Strings;
import dev.carrel.engine.document.DocumentKind;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;

/** The system's dialog in which a person chooses documents. */
final class FilesDialog {
  private FilesDialog() {}

  /** Asks; none if the person chooses none. */
  static List<Path> choose(Window owner) {
    Strings strings = Strings.of(FilesDialog.class);
    FileChooser chooser = new FileChooser();
    chooser.setTitle(strings.get("chooser.title"));
    List<String> patterns =
        DocumentKind.ALL.stream()
            .flatMap(kind -> kind.extensions().stream())
            .map(extension -> "*." + extension)
            .toList();
    chooser
        .getExtensionFilters()
        .addAll(
            new ExtensionFilter(strings.get("chooser.kind"), patterns),
            new ExtensionFilter(strings.get("chooser.all"), "*.*"));
    List<File> chosen =
        Optional.ofNullable(chooser.showOpenMultipleDialog(owner)).orElse(List.of());
    return chosen.stream().map(File::toPath).toList();
  }
}
