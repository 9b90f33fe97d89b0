// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review;

import dev.carrel.engine.document.DocumentEntry;
import dev.carrel.engine.document.DocumentId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the rows of a review are called: by their documents' names, and where several have one name,
 * with as much of their folders behind it as tells them apart.
 */
public final class RowNames {
  private static final int ID_SHOWN = 8;

  private final Map<DocumentId, String> names = new HashMap<>();

  private RowNames() {}

  /** Of these rows. */
  public static RowNames of(List<DocumentEntry> rows) {
    RowNames made = new RowNames();
    rows.stream()
        .collect(Collectors.groupingBy(DocumentEntry::name))
        .forEach((name, called) -> made.add(name, called));
    return made;
  }

  private void add(String name, List<DocumentEntry> called) {
    if (called.size() == 1) {
      names.put(called.getFirst().id(), name);
      return;
    }
    List<String> folders = folders(called);
    for (int i = 0; i < called.size(); i++) {
      names.put(called.get(i).id(), "%s (%s)".formatted(name, folders.get(i)));
    }
  }

  /** For each document something of its own: the end of its folder's path, else of its id. */
  private static List<String> folders(List<DocumentEntry> called) {
    int deepest = called.stream().mapToInt(row -> folder(row).getNameCount()).max().orElse(0);
    for (int names = 1; names <= deepest; names++) {
      List<String> ends = new ArrayList<>();
      for (DocumentEntry row : called) {
        Path folder = folder(row);
        int count = folder.getNameCount();
        ends.add(count == 0 ? "/" : folder.subpath(Math.max(0, count - names), count).toString());
      }
      Set<String> different = new HashSet<>(ends);
      if (different.size() == ends.size()) {
        return ends;
      }
    }
    return called.stream().map(row -> row.id().sha256().substring(0, ID_SHOWN)).toList();
  }

  private static Path folder(DocumentEntry row) {
    return Optional.ofNullable(row.file().getParent()).orElse(Path.of("/"));
  }

  /** What a row is called. */
  public String of(DocumentEntry row) {
    return names.getOrDefault(row.id(), row.name());
  }
}
