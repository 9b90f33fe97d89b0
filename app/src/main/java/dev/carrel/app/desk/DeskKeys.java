// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import dev.carrel.app.conversation.ConversationShortcuts;
import dev.carrel.app.fx.Shortcut;
import java.util.function.Consumer;
import javafx.scene.Scene;

/** What the keys do that work anywhere in the window. */
final class DeskKeys {
  private final Desk desk;

  DeskKeys(Desk desk) {
    this.desk = desk;
  }

  void listenOn(Scene scene) {
    on(scene, DeskShortcuts.OPEN, desk::chooseFiles);
    on(scene, DeskShortcuts.SEARCH, panes(panes -> panes.searchView().focus()));
    on(scene, DeskShortcuts.CLOSE, panes(DeskKeys::close));
    on(scene, DeskShortcuts.NEXT, panes(Panes::focusNext));
    on(scene, DeskShortcuts.FOLD_SHELF, panes(Panes::toggleShelf));
    on(scene, DeskShortcuts.FOLD_CONVERSATION, panes(Panes::toggleConversation));
    on(scene, DeskShortcuts.DIVIDER_LEFT, panes(panes -> panes.moveDivider(-1)));
    on(scene, DeskShortcuts.DIVIDER_RIGHT, panes(panes -> panes.moveDivider(1)));
    on(scene, ConversationShortcuts.NEW, panes(Panes::beginConversation));
    on(scene, ConversationShortcuts.LIST, panes(Panes::toggleConversations));
    on(scene, ConversationShortcuts.NEXT_QUOTE, panes(panes -> panes.stepQuote(1)));
    on(scene, ConversationShortcuts.PREVIOUS_QUOTE, panes(panes -> panes.stepQuote(-1)));
    on(scene, DeskShortcuts.MODELS, () -> desk.toggleRoom(Middle.Room.MODELS));
    on(scene, DeskShortcuts.REVIEW, () -> desk.toggleRoom(Middle.Room.REVIEW));
    on(scene, DeskShortcuts.SETTINGS, () -> desk.toggleRoom(Middle.Room.SETTINGS));
    on(scene, DeskShortcuts.HELP, () -> desk.toggleRoom(Middle.Room.SHORTCUTS));
    on(scene, DeskShortcuts.THEME, desk::toggleTheme);
    on(scene, DeskShortcuts.LARGER, panes(panes -> panes.models().page().look().zoomIn()));
    on(scene, DeskShortcuts.SMALLER, panes(panes -> panes.models().page().look().zoomOut()));
    on(scene, DeskShortcuts.FIT, panes(panes -> panes.models().page().look().fitWidth()));
  }

  private static void close(Panes panes) {
    if (!panes.middle().showPage()) {
      panes.searchView().close();
    }
  }

  private static void on(Scene scene, Shortcut shortcut, Runnable run) {
    shortcut.keys().forEach(keys -> scene.getAccelerators().put(keys, run));
  }

  private Runnable panes(Consumer<Panes> action) {
    return () -> desk.panes().ifPresent(action);
  }
}
