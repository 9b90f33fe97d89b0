// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.page;

import dev.carrel.app.fx.CopiedText;
import dev.carrel.app.fx.Strings;
import dev.carrel.app.selection.Selection;
import dev.carrel.engine.document.Document;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** What can be done with selected text. */
final class SelectionMenu {
  /** A selection of more words is none that one looks for. */
  private static final int LONGEST_QUERY = 200;

  private final PageModel model;
  private final Supplier<Document> document;
  private final Strings strings = Strings.of(SelectionMenu.class);
  private Optional<ContextMenu> shown = Optional.empty();

  SelectionMenu(PageModel model, Supplier<Document> document) {
    this.model = model;
    this.document = document;
  }

  private Optional<Selection> selection() {
    return model.selectionProperty().get().filter(now -> !now.isEmpty());
  }

  /** Copies the selected text; false if there is none. */
  boolean copy() {
    selection().ifPresent(now -> put(now.text(new PageTexts(document.get()))));
    return selection().isPresent();
  }

  private void copyWithPage() {
    selection()
        .ifPresent(
            now -> {
              String words =
                  now.text(new PageTexts(document.get())).strip().replaceAll("-?\\s*\\n\\s*", " ");
              put(strings.get("quoted", words, document.get().name(), now.first().part()));
            });
  }

  private static void put(String text) {
    CopiedText.put(text);
  }

  private void find() {
    selection()
        .ifPresent(
            now -> {
              model
                  .find()
                  .queryProperty()
                  .set(now.text(new PageTexts(document.get())).strip().replaceAll("\\s+", " "));
              model.find().shownProperty().set(true);
            });
  }

  void show(Node owner, int page, double screenX, double screenY) {
    hide();
    boolean some = selection().isPresent();
    boolean brief =
        selection()
            .filter(now -> now.text(new PageTexts(document.get())).length() <= LONGEST_QUERY)
            .isPresent();
    ContextMenu menu =
        new ContextMenu(
            item("copy", some, this::copy),
            item("copy.quoted", some, this::copyWithPage),
            item("find.selection", brief, this::find),
            new SeparatorMenuItem(),
            item("select.page", true, () -> selectPage(page)));
    shown = Optional.of(menu);
    menu.show(owner, screenX, screenY);
  }

  private void selectPage(int page) {
    int length = document.get().page(page).text().length();
    model.selectionProperty().set(Optional.of(Selection.of(page, 0, length)));
  }

  private MenuItem item(String key, boolean enabled, Runnable action) {
    MenuItem item = new MenuItem(strings.get(key));
    item.setDisable(!enabled);
    item.setOnAction(event -> action.run());
    return item;
  }

  void hide() {
    shown.ifPresent(ContextMenu::hide);
    shown = Optional.empty();
  }
}
