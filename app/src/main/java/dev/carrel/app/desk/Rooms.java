// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import dev.carrel.app.conversation.ConversationShortcuts;
import dev.carrel.app.fx.Shortcuts;
import dev.carrel.app.models.ModelsView;
import dev.carrel.app.page.PageShortcuts;
import dev.carrel.app.review.ReviewShortcuts;
import dev.carrel.app.review.ReviewView;
import dev.carrel.app.settings.NetworkModel;
import dev.carrel.app.settings.SettingsModel;
import dev.carrel.app.settings.pane.HomeMoveModel;
import dev.carrel.app.settings.pane.SettingsView;
import dev.carrel.app.shelf.ShelfShortcuts;

/**
 * What can stand in the page's place.
 *
 * @param settings what a person has chosen
 * @param homeMove the move of the data folder
 * @param network what may be asked
 */
record Rooms(SettingsModel settings, HomeMoveModel homeMove, NetworkModel network) {
  /** Shows a room, or closes it if it is the one that is shown. */
  void toggle(Panes panes, Middle.Room room) {
    if (panes.middle().roomProperty().get().filter(room::equals).isPresent()) {
      boolean _ = panes.middle().showPage();
    } else {
      show(panes, room);
    }
  }

  /** Shows a room. */
  void show(Panes panes, Middle.Room room) {
    DeskModels models = panes.models();
    switch (room) {
      case MODELS -> {
        models.models().refresh();
        ModelsView view = new ModelsView(models.models());
        panes.middle().show(room, view, view::close);
      }
      case SETTINGS -> {
        SettingsView view =
            new SettingsView(
                new SettingsView.Models(
                    settings,
                    models.budget(),
                    models.profiles(),
                    models.keptLimit(),
                    homeMove,
                    network));
        panes.middle().show(room, view, view::close);
      }
      case REVIEW -> {
        models.review().list().refresh();
        ReviewView view = new ReviewView(models.review(), new ReviewPages(panes));
        panes.foldConversation();
        panes
            .middle()
            .show(
                room,
                view,
                () -> {
                  view.close();
                  panes.unfoldConversation();
                });
        view.focusFirst();
      }
      case SHORTCUTS -> {
        Shortcuts shortcuts = new Shortcuts();
        shortcuts.add(DeskShortcuts.all());
        shortcuts.add(ShelfShortcuts.all());
        shortcuts.add(PageShortcuts.all());
        shortcuts.add(ConversationShortcuts.all());
        shortcuts.add(ReviewShortcuts.all());
        panes.middle().show(room, new ShortcutsView(shortcuts), () -> {});
      }
    }
  }
}
