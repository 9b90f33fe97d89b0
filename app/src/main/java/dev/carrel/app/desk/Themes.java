// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.carrel.app.settings.Theme;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.text.Font;
import javafx.util.Subscription;

/** Light and dark: AtlantaFX's Primer, with the desk's own colours over it. */
public final class Themes {
  private static final String[] SHEETS = {
    "/dev/carrel/app/desk/desk.css",
    "/dev/carrel/app/shelf/shelf.css",
    "/dev/carrel/app/page/page.css",
    "/dev/carrel/app/conversation/conversation.css",
    "/dev/carrel/app/gauge/gauge.css",
    "/dev/carrel/app/search/search.css",
    "/dev/carrel/app/comparison/comparison.css",
    "/dev/carrel/app/models/models.css",
    "/dev/carrel/app/settings/settings.css",
    "/dev/carrel/app/review/review.css"
  };
  private static final String[] FONTS = {"Regular", "Italic", "Bold", "BoldItalic"};

  private final Parent root;
  private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper();
  private final Subscription system;
  private Theme theme = Theme.SYSTEM;

  /** Dresses everything in a scene. */
  Themes(Scene scene) {
    root = scene.getRoot();
    for (String font : FONTS) {
      Font.loadFont(resource("/dev/carrel/app/desk/fonts/CarrelSans-" + font + ".otf"), 14);
    }
    // Not on the root: of sheets that hang on a node JavaFX keeps a list of all parents beneath it,
    // which it searches for each node that comes or goes.
    scene.getStylesheets().addAll(Stream.of(SHEETS).map(Themes::resource).toList());
    system = Platform.getPreferences().colorSchemeProperty().subscribe(this::apply);
  }

  private static String resource(String path) {
    return Objects.requireNonNull(Themes.class.getResource(path), path).toExternalForm();
  }

  void use(Theme next) {
    theme = next;
    apply();
  }

  ReadOnlyBooleanProperty darkProperty() {
    return dark.getReadOnlyProperty();
  }

  /** No longer follows the system. */
  void close() {
    system.unsubscribe();
  }

  private void apply() {
    dark.set(
        switch (theme) {
          case LIGHT -> false;
          case DARK -> true;
          case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        });
    Application.setUserAgentStylesheet(
        (dark.get() ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet());
    root.getStyleClass().removeAll("light", "dark");
    root.getStyleClass().add(dark.get() ? "dark" : "light");
  }
}
