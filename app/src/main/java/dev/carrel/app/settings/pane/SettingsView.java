// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.settings.pane;

import dev.carrel.app.budget.BudgetModel;
import dev.carrel.app.budget.BudgetSlider;
import dev.carrel.app.budget.ProfileChoice;
import dev.carrel.app.budget.ProfilesModel;
import dev.carrel.app.fx.ErrorNote;
import dev.carrel.app.fx.Strings;
import dev.carrel.app.fx.Words;
import dev.carrel.app.settings.NetworkModel;
import dev.carrel.app.settings.SettingsModel;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** All settings, in groups, each applied at once. */
public final class SettingsView extends ScrollPane implements AutoCloseable {
  /**
   * What can be set, beside the settings themselves.
   *
   * @param budget memory
   * @param profiles how contexts are stored
   * @param keptLimit how much of the disk kept contexts may take
   * @param homeMove where the data is
   * @param network what may be asked
   */
  public record Models(
      SettingsModel settings,
      BudgetModel budget,
      ProfilesModel profiles,
      KeptLimitModel keptLimit,
      HomeMoveModel homeMove,
      NetworkModel network) {}

  private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");

  /** Of the width that the page would like, in letters of its size. */
  private static final double NARROW_SHARE = 0.6;

  private final Strings strings = Strings.of(SettingsView.class);
  private final VBox page = new VBox();
  private final VBox unsaved = new VBox();
  private final List<AutoCloseable> parts = new ArrayList<>();
  private final Subscription subscription;

  public SettingsView(Models models) {
    getStyleClass().add("settings");
    setId("settings");
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    setFocusTraversable(false);
    page.getStyleClass().add("settings-page");
    unsaved.managedProperty().bind(Bindings.isNotEmpty(unsaved.getChildren()));
    page.setMaxWidth(Region.USE_PREF_SIZE);
    widthProperty()
        .subscribe(
            wide ->
                pseudoClassStateChanged(
                    NARROW, wide.doubleValue() < NARROW_SHARE * page.prefWidth(-1)));
    HBox middle = new HBox(page);
    middle.setAlignment(Pos.TOP_CENTER);
    HBox.setHgrow(page, Priority.ALWAYS);
    setContent(middle);
    SettingControls controls = part(new SettingControls(models.settings(), strings));
    BudgetSlider budget = part(new BudgetSlider(models.budget()));
    ProfileChoice profiles = part(new ProfileChoice(models.profiles()));
    KeptLimitChoice keptLimit = part(new KeptLimitChoice(models.keptLimit()));
    HomeMoveView homeMove = part(new HomeMoveView(models.homeMove()));
    HostsView hosts = part(new HostsView(models.network()));
    page.getChildren()
        .addAll(
            unsaved,
            group(
                "look",
                row("language", controls.language()),
                row("theme", controls.theme()),
                row("text", controls.textSize())),
            group(
                "reading",
                block("budget", budget),
                block("profile", profiles),
                row("threads", controls.threads()),
                row("device", controls.device(), controls.switchedOff()),
                row("hidden", controls.readHidden()),
                row("changes", controls.changes()),
                row("comments", controls.comments())),
            group("storage", block("home", homeMove), block("kept", keptLimit)),
            group("network", hosts));
    subscription =
        models
            .settings()
            .unsavedProperty()
            .subscribe(
                error ->
                    unsaved
                        .getChildren()
                        .setAll(
                            error.stream()
                                .map(e -> new ErrorNote(e, List.of(retry(models.settings()))))
                                .toList()));
    models.keptLimit().refresh();
  }

  private Hyperlink retry(SettingsModel settings) {
    Hyperlink link = ErrorNote.link(strings.get("retry"));
    link.setOnAction(event -> settings.save());
    return link;
  }

  private <T extends AutoCloseable> T part(T part) {
    parts.add(part);
    return part;
  }

  private VBox group(String key, Node... rows) {
    VBox box = new VBox(Words.label("group-title", strings.get("group." + key)));
    box.getStyleClass().add("settings-group");
    VBox inner = new VBox(rows);
    inner.getStyleClass().add("group-rows");
    rows[rows.length - 1].getStyleClass().add("last"); // no line beneath it
    box.getChildren().add(inner);
    return box;
  }

  /** A small control beside its name, and what more is said beneath that. */
  private SettingRow row(String key, Region control, Node... beneath) {
    VBox words = words(key);
    words.getChildren().addAll(beneath);
    return new SettingRow(words, control);
  }

  /** A large one beneath it. */
  private VBox block(String key, Region control) {
    VBox block = words(key);
    block.getStyleClass().setAll("setting", "block");
    block.getChildren().add(control);
    return block;
  }

  private VBox words(String key) {
    Label name = Words.label("setting-name", strings.get("set." + key));
    Label note = Words.label("quiet", strings.get("set." + key + ".note"));
    VBox words = new VBox(name, note);
    words.getStyleClass().add("setting-words");
    words.setMinWidth(0);
    return words;
  }

  @Override
  public void close() {
    subscription.unsubscribe();
    for (AutoCloseable part : parts) {
      try {
        part.close();
      } catch (Exception e) {
        throw new IllegalStateException("a part of the settings throws when it is closed", e);
      }
    }
  }
}
