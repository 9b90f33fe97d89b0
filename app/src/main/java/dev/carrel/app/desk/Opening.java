// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import dev.carrel.app.fx.ErrorNote;
import dev.carrel.app.fx.Strings;
import dev.carrel.engine.ground.CarrelException;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What stands in the window before the engine is open, or because it could not be opened. */
final class Opening extends VBox {
  private final Strings strings = Strings.of(Opening.class);

  Opening() {
    getStyleClass().add("opening");
    setAlignment(Pos.CENTER);
    ProgressIndicator spinner = new ProgressIndicator();
    spinner.getStyleClass().add("spinner");
    getChildren().addAll(spinner, new Label(strings.get("opening")));
  }

  void failed(CarrelException error, Runnable onRetry) {
    Button retry = ErrorNote.button(strings.get("opening.retry"));
    retry.setOnAction(event -> onRetry.run());
    ErrorNote note = new ErrorNote(error, List.of(retry));
    note.setMaxSize(460, Region.USE_PREF_SIZE);
    getChildren().setAll(note);
  }
}
