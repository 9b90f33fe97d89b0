// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.shelf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.WeakListChangeListener;
import javafx.scene.control.TreeItem;

/** The shelf's rows as a tree that follows them. Holds the model's lists weakly. */
final class ShelfTree {
  private final ShelfModel model;
  private final TreeItem<ShelfRow> root = new TreeItem<>();
  private final Map<ShelfRow, TreeItem<ShelfRow>> nodes = new HashMap<>();

  /** Held here, since the lists hold them weakly. */
  private final Map<ShelfCollection, ListChangeListener<ShelfItem>> listeners = new HashMap<>();

  private final ListChangeListener<ShelfCollection> onCollections = change -> change(this::update);

  private final Consumer<Runnable> changing;

  /**
   * Follows a shelf.
   *
   * @param changing runs every change of the rows
   */
  ShelfTree(ShelfModel model, Consumer<Runnable> changing) {
    this.model = model;
    this.changing = changing;
    root.setExpanded(true);
    model.shelves().collections().addListener(new WeakListChangeListener<>(onCollections));
    update();
  }

  TreeItem<ShelfRow> root() {
    return root;
  }

  private void change(Runnable change) {
    changing.accept(change);
  }

  private void update() {
    for (ShelfCollection collection : model.shelves().collections()) {
      if (!listeners.containsKey(collection)) {
        ListChangeListener<ShelfItem> listener = change -> change(() -> update(collection));
        listeners.put(collection, listener);
        collection.items().addListener(new WeakListChangeListener<>(listener));
      }
      update(collection);
    }
    replace(root.getChildren(), model.shelves().collections().stream().map(this::made).toList());
  }

  private void update(ShelfCollection collection) {
    TreeItem<ShelfRow> node = made(collection);
    List<TreeItem<ShelfRow>> gone = new ArrayList<>(node.getChildren());
    List<TreeItem<ShelfRow>> wanted = collection.items().stream().map(this::made).toList();
    replace(node.getChildren(), wanted);
    gone.removeAll(wanted);
    gone.forEach(item -> nodes.remove(item.getValue()));
  }

  private TreeItem<ShelfRow> made(ShelfRow row) {
    TreeItem<ShelfRow> there = nodes.get(row);
    if (there != null) {
      return there;
    }
    TreeItem<ShelfRow> node = new TreeItem<>(row);
    if (row instanceof ShelfCollection collection) {
      node.setExpanded(collection.expandedProperty().get());
      node.expandedProperty().bindBidirectional(collection.expandedProperty());
    }
    nodes.put(row, node);
    return node;
  }

  /** Changes only what is between the common beginning and the common end. */
  private static <T> void replace(ObservableList<T> list, List<T> wanted) {
    int least = Math.min(list.size(), wanted.size());
    int start = 0;
    while (start < least && list.get(start).equals(wanted.get(start))) {
      start++;
    }
    int end = 0;
    while (end < least - start
        && list.get(list.size() - 1 - end).equals(wanted.get(wanted.size() - 1 - end))) {
      end++;
    }
    if (start < list.size() - end) {
      list.remove(start, list.size() - end);
    }
    if (start < wanted.size() - end) {
      list.addAll(start, wanted.subList(start, wanted.size() - end));
    }
  }
}
