// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.fx;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Which keys do what, from every pane: what the list of shortcuts shows. */
public final class Shortcuts {
  private final ObservableList<Shortcut> all = FXCollections.observableArrayList();

  /** Takes a pane's keys, behind those of the panes before. */
  public void add(List<Shortcut> some) {
    all.addAll(some);
  }

  /** All of them, in the order in which they came. */
  public ObservableList<Shortcut> all() {
    return FXCollections.unmodifiableObservableList(all);
  }

  /** By where they work, in the language of now; both in the order in which they came. */
  public SequencedMap<String, List<Shortcut>> groups() {
    Map<String, List<Shortcut>> groups = new LinkedHashMap<>();
    for (Shortcut shortcut : all) {
      groups.computeIfAbsent(shortcut.groupWords(), words -> new ArrayList<>()).add(shortcut);
    }
    SequencedMap<String, List<Shortcut>> result = new LinkedHashMap<>();
    groups.forEach((words, some) -> result.put(words, List.copyOf(some)));
    return result;
  }
}
