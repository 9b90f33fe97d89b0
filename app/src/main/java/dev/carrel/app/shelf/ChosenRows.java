// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.shelf;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.scene.control.MultipleSelectionModel;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.control.skin.VirtualFlow;
import org.jspecify.annotations.Nullable;

/**
 * Which rows are chosen. They stay so while rows come and change places; where all of them go, the
 * row that comes into the place of the first is chosen, so that the keyboard can go on from there.
 */
final class ChosenRows {
  private final TreeView<ShelfRow> list;
  private final Consumer<ShelfRow> onChosen;
  private boolean changing;

  /**
   * Looks after what is chosen in a list.
   *
   * @param onChosen hears which row was chosen last; not those that are in between while rows move
   */
  ChosenRows(TreeView<ShelfRow> list, Consumer<ShelfRow> onChosen) {
    this.list = list;
    this.onChosen = onChosen;
    selection().selectedItemProperty().subscribe(node -> tell(node));
  }

  private MultipleSelectionModel<TreeItem<ShelfRow>> selection() {
    return list.getSelectionModel();
  }

  private void tell(@Nullable TreeItem<ShelfRow> node) {
    if (!changing && node != null) {
      onChosen.accept(node.getValue());
    }
  }

  List<ShelfRow> rows() {
    return rows(list);
  }

  static List<ShelfRow> rows(TreeView<ShelfRow> list) {
    return list.getSelectionModel().getSelectedItems().stream()
        .filter(Objects::nonNull)
        .map(TreeItem::getValue)
        .toList();
  }

  /** Chooses a row in place of those that are; nothing if it cannot be seen. */
  void choose(ShelfRow row) {
    indices(List.of(row))
        .findFirst()
        .ifPresent(
            index -> {
              selection().clearAndSelect(index);
              bringIntoView(index);
            });
  }

  /** Changes rows; those that are chosen stay so. */
  void keep(Runnable change) {
    List<ShelfRow> before = rows();
    int first = selection().getSelectedIndices().stream().mapToInt(i -> i).min().orElse(-1);
    if (changing || before.isEmpty() || first < 0) {
      change.run();
      return;
    }
    TreeItem<ShelfRow> last = selection().getSelectedItem();
    changing = true;
    try {
      change.run();
      restore(before, first);
    } finally {
      changing = false;
    }
    TreeItem<ShelfRow> now = selection().getSelectedItem();
    if (!Objects.equals(now, last)) {
      tell(now);
    }
  }

  private void restore(List<ShelfRow> before, int first) {
    int[] there = indices(before).toArray();
    if (there.length == 0) {
      int place = Math.min(first, list.getExpandedItemCount() - 1);
      if (place >= 0) {
        selection().clearAndSelect(place);
      }
    } else if (!new HashSet<>(rows()).equals(new HashSet<>(before))) {
      selection().clearSelection();
      selection().selectIndices(there[0], there);
      bringIntoView(there[there.length - 1]);
    }
  }

  private IntStream indices(List<ShelfRow> rows) {
    return IntStream.range(0, list.getExpandedItemCount())
        .filter(index -> rows.contains(list.getTreeItem(index).getValue()));
  }

  /** As little as is needed; {@link TreeView#scrollTo} would bring the row to the upper edge. */
  private void bringIntoView(int index) {
    if (list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
      flow.scrollTo(index);
    }
  }
}
