// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import dev.carrel.engine.document.DocumentId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What documents are called to a person: by their names, by their paths where two have one name,
 * and by all names where one was given under several.
 */
final class GivenNames {
  private final Map<DocumentId, List<Path>> files = new LinkedHashMap<>();

  /** A file with these bytes was given. */
  void add(DocumentId id, Path file) {
    List<Path> paths = files.computeIfAbsent(id, first -> new ArrayList<>());
    if (!paths.contains(file)) {
      paths.add(file);
    }
  }

  /** The files that have a document's bytes, as they were given; none if it came otherwise. */
  List<String> paths(DocumentId id) {
    return files.getOrDefault(id, List.of()).stream().map(Path::toString).toList();
  }

  /**
   * What a document is called, as it is: what shows it makes it fit for that.
   *
   * @param name its own, for one that was not given now
   */
  String of(DocumentId id, String name) {
    List<Path> paths = files.getOrDefault(id, List.of());
    if (paths.isEmpty()) {
      return name;
    }
    Set<String> shared = shared();
    List<String> names =
        paths.stream()
            .map(path -> shared.contains(last(path)) ? path.toString() : last(path))
            .distinct()
            .toList();
    return names.size() == 1
        ? names.getFirst()
        : names.getFirst()
            + " (the same as "
            + String.join(", ", names.subList(1, names.size()))
            + ")";
  }

  /** Names that files of different documents have. */
  private Set<String> shared() {
    Map<String, DocumentId> owners = new HashMap<>();
    Set<String> shared = new HashSet<>();
    files.forEach(
        (id, paths) ->
            paths.forEach(
                path -> {
                  DocumentId owner = owners.putIfAbsent(last(path), id);
                  if (owner != null && !owner.equals(id)) {
                    shared.add(last(path));
                  }
                }));
    return shared;
  }

  private static String last(Path path) {
    return String.valueOf(path.getFileName());
  }
}
