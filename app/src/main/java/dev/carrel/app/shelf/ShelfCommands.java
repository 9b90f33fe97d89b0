// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.shelf;

import dev.carrel.app.fx.KeyNames;
import dev.carrel.app.fx.Strings;
import dev.carrel.engine.ground.ShownText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** What can be done with the rows that are selected: by keys, and by the menu that names them. */
final class ShelfCommands {
  private final ShelfModel model;
  private final Supplier<List<ShelfRow>> selection;
  private final ObjectProperty<Optional<ShelfRow>> renaming;
  private final Consumer<ShelfRow> select;
  private final Strings strings = Strings.of(ShelfCommands.class);
  private final KeyNames keys = new KeyNames();
  private Runnable review = () -> {};
  private Consumer<ShelfItem> saveCopy = item -> {};

  ShelfCommands(
      ShelfModel model,
      Supplier<List<ShelfRow>> selection,
      ObjectProperty<Optional<ShelfRow>> renaming,
      Consumer<ShelfRow> select) {
    this.model = model;
    this.selection = selection;
    this.renaming = renaming;
    this.select = select;
  }

  /** Has the review of the open collection shown. */
  void onReview(Runnable show) {
    review = show;
  }

  /** Has a person asked where a searchable copy is to go. */
  void onSaveCopy(Consumer<ShelfItem> save) {
    saveCopy = save;
  }

  private void review(ShelfCollection collection) {
    model.opening().open(collection);
    review.run();
  }

  /** Obeys a key pressed on the rows; tells whether it means something here. */
  boolean key(KeyEvent event) {
    List<ShelfRow> rows = selection.get();
    boolean shortcut = event.isShortcutDown();
    Optional<ShelfRow> first = rows.stream().findFirst();
    switch (event.getCode()) {
      case DELETE, BACK_SPACE -> {
        remove(rows);
        if (event.isShiftDown()) {
          model.deleting().ask();
        }
      }
      case F2 -> renaming.set(first);
      case ENTER -> first.ifPresent(this::open);
      case UP -> {
        if (!shortcut) {
          return false;
        }
        step(rows, -1);
      }
      case DOWN -> {
        if (!shortcut) {
          return false;
        }
        step(rows, 1);
      }
      case V -> {
        if (!shortcut) {
          return false;
        }
        paste();
      }
      case Z -> {
        if (!shortcut) {
          return false;
        }
        model.undo().undo();
      }
      case R -> {
        if (shortcut) {
          return false;
        }
        items(rows).forEach(model.reading()::read);
      }
      case C -> {
        if (shortcut || !model.comparing().canBe(items(rows))) {
          return false;
        }
        compare(items(rows));
      }
      case ESCAPE -> {
        List<ShelfItem> busy = items(rows).stream().filter(i -> i.state().isBusy()).toList();
        busy.forEach(model.reading()::cancel);
        return !busy.isEmpty();
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private static List<ShelfItem> items(List<ShelfRow> rows) {
    return rows.stream()
        .filter(row -> row instanceof ShelfItem)
        .map(row -> (ShelfItem) row)
        .toList();
  }

  private void open(ShelfRow row) {
    switch (row) {
      case ShelfCollection collection -> model.opening().open(collection);
      case ShelfItem item -> {
        model.shown().select(item);
        if (!(item.state() instanceof ItemState.Failed)) {
          model.reading().read(item);
        }
      }
    }
  }

  /**
   * Of two, the one that stands first is the version before, in whatever order they were chosen.
   */
  private void compare(List<ShelfItem> two) {
    List<ShelfItem> all =
        model.shelves().collections().stream().flatMap(c -> c.items().stream()).toList();
    model.comparing().ask(two.stream().sorted(Comparator.comparingInt(all::indexOf)).toList());
  }

  private void remove(List<ShelfRow> rows) {
    List<ShelfItem> items = items(rows);
    if (!items.isEmpty()) {
      model.removal().remove(items);
    } else if (rows.size() == 1 && rows.getFirst() instanceof ShelfCollection collection) {
      model.removal().remove(collection);
    }
  }

  private void step(List<ShelfRow> rows, int by) {
    if (rows.size() == 1 && rows.getFirst() instanceof ShelfCollection collection) {
      model
          .editing()
          .move(collection, Math.max(0, model.shelves().collections().indexOf(collection) + by));
      return;
    }
    List<ShelfItem> chosen = items(rows);
    Optional<ShelfCollection> home = chosen.stream().findFirst().flatMap(model.shelves()::of);
    home.ifPresent(
        collection -> {
          // As they stand, not as they were chosen.
          List<ShelfItem> items = collection.items().filtered(chosen::contains).stream().toList();
          int first = collection.items().indexOf(items.getFirst());
          int last = collection.items().indexOf(items.getLast());
          int place = by < 0 ? Math.max(0, first - 1) : last + 2;
          model
              .arranging()
              .move(items, collection, Math.min(place, collection.items().size()), false);
        });
  }

  void paste() {
    List<java.nio.file.Path> files = PastedFiles.of(Clipboard.getSystemClipboard());
    if (!files.isEmpty()) {
      model.intake().add(files);
    }
  }

  /** Makes a collection and lets it be named at once. */
  void create() {
    model
        .editing()
        .create(
            strings.get("collection.new"),
            made -> {
              select.accept(made);
              renaming.set(Optional.of(made));
            });
  }

  /** The menu for what is selected now. */
  void fill(ContextMenu menu) {
    List<ShelfRow> rows = selection.get();
    List<MenuItem> entries = new ArrayList<>();
    if (rows.size() == 1 && rows.getFirst() instanceof ShelfCollection collection) {
      MenuItem open =
          entry("collection.open", () -> model.opening().open(collection), KeyCode.ENTER);
      open.setDisable(collection.isOpen());
      MenuItem remove =
          entry("collection.remove", () -> model.removal().remove(collection), KeyCode.DELETE);
      remove.setDisable(model.shelves().collections().size() < 2);
      entries.addAll(
          List.of(
              open,
              plain("collection.review", () -> review(collection)),
              rename(collection),
              remove));
    } else if (!rows.isEmpty()) {
      entries.addAll(forDocuments(items(rows)));
    }
    if (!entries.isEmpty()) {
      entries.add(new SeparatorMenuItem());
    }
    entries.add(plain("collection.create", this::create));
    entries.add(entry("paste", this::paste, KeyCode.V, KeyCombination.SHORTCUT_DOWN));
    entries.add(entry("undo", model.undo()::undo, KeyCode.Z, KeyCombination.SHORTCUT_DOWN));
    menu.getItems().setAll(entries);
  }

  private static boolean isPausedScan(ShelfItem item) {
    return item.state() instanceof ItemState.Recognizing scan && scan.isPaused();
  }

  private List<MenuItem> forDocuments(List<ShelfItem> items) {
    List<MenuItem> entries = new ArrayList<>();
    if (items.stream().anyMatch(item -> item.state().canBeRead())) {
      entries.add(entry("read", () -> items.forEach(model.reading()::read), KeyCode.R));
    }
    List<ShelfItem> scans =
        items.stream().filter(item -> item.state() instanceof ItemState.Recognizing).toList();
    if (!scans.isEmpty()) {
      boolean paused = scans.stream().allMatch(ShelfCommands::isPausedScan);
      entries.add(
          paused
              ? plain("scan.resume", () -> scans.forEach(model.scanning()::resume))
              : plain("scan.pause", () -> scans.forEach(model.scanning()::pause)));
    }
    if (items.stream().anyMatch(item -> item.state().isBusy())) {
      Runnable cancel =
          () -> items.stream().filter(i -> i.state().isBusy()).forEach(model.reading()::cancel);
      entries.add(entry("cancel", cancel, KeyCode.ESCAPE));
    }
    if (model.comparing().canBe(items)) {
      entries.add(entry("compare", () -> compare(items), KeyCode.C));
    }
    if (model.copies().canBe(items)) {
      entries.add(plain("copy", () -> saveCopy.accept(items.getFirst())));
    }
    if (items.size() == 1) {
      entries.add(rename(items.getFirst()));
    }
    entries.add(
        entry(
            "move.up",
            () -> step(List.copyOf(items), -1),
            KeyCode.UP,
            KeyCombination.SHORTCUT_DOWN));
    entries.add(
        entry(
            "move.down",
            () -> step(List.copyOf(items), 1),
            KeyCode.DOWN,
            KeyCombination.SHORTCUT_DOWN));
    entries.add(others("move.to", items, false));
    entries.add(others("copy.to", items, true));
    entries.add(entry("remove", () -> model.removal().remove(items), KeyCode.DELETE));
    return entries;
  }

  private Menu others(String key, List<ShelfItem> items, boolean copy) {
    Menu menu = new Menu(strings.get(key));
    Optional<ShelfCollection> home = items.stream().findFirst().flatMap(model.shelves()::of);
    for (ShelfCollection other : model.shelves().collections()) {
      if (home.filter(other::equals).isEmpty()) {
        MenuItem entry = new MenuItem(ShownText.name(other.name()));
        entry.setMnemonicParsing(false);
        entry.setOnAction(
            event -> model.arranging().move(items, other, other.items().size(), copy));
        menu.getItems().add(entry);
      }
    }
    menu.setDisable(menu.getItems().isEmpty());
    return menu;
  }

  private MenuItem rename(ShelfRow row) {
    return entry("rename", () -> renaming.set(Optional.of(row)), KeyCode.F2);
  }

  private MenuItem plain(String key, Runnable run) {
    MenuItem item = new MenuItem(strings.get(key));
    item.setOnAction(event -> run.run());
    return item;
  }

  /** The key is shown only: the rows themselves listen for it. */
  private MenuItem entry(
      String key, Runnable run, KeyCode code, KeyCombination.Modifier... modifiers) {
    MenuItem item = plain(key, run);
    item.setText(
        strings.get(
            "menu.key",
            strings.get(key),
            String.join("+", keys.of(new KeyCodeCombination(code, modifiers)))));
    return item;
  }
}
