// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.search;

import dev.carrel.engine.SearchHit;
import dev.carrel.engine.document.Standing;
import java.util.ArrayList;
import java.util.List;

/** A line of what was found: a document, or one of its pages. */
sealed interface FoundRow {
  /** What is opened. */
  SearchHit target();

  /** A document's name above its pages. */
  record Name(SearchModel.Group group) implements FoundRow {
    @Override
    public SearchHit target() {
      return group.hits().isEmpty()
          ? new SearchHit(group.document(), group.name(), 1, "", 1, List.of(), Standing.PLAIN)
          : group.hits().getFirst();
    }
  }

  /** A page. */
  record Page(SearchHit target) implements FoundRow {}

  /** Stands above what was found by meaning, and opens the nearest. */
  record Heading(SearchHit target) implements FoundRow {}

  /** A passage that was found by meaning. */
  record Near(SearchHit target) implements FoundRow {}

  static List<FoundRow> near(List<SearchHit> hits) {
    List<FoundRow> rows = new ArrayList<>();
    hits.stream().limit(1).forEach(hit -> rows.add(new Heading(hit)));
    hits.forEach(hit -> rows.add(new Near(hit)));
    return rows;
  }

  static List<FoundRow> of(List<SearchModel.Group> groups) {
    List<FoundRow> rows = new ArrayList<>();
    for (SearchModel.Group group : groups) {
      rows.add(new Name(group));
      group.hits().forEach(hit -> rows.add(new Page(hit)));
    }
    return rows;
  }
}
