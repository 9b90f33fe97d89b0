// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.search;

import dev.carrel.engine.document.DocumentId;
import java.util.Set;

/** What a search needs to know of the shelf. Asked on the FX thread. */
public interface SearchScope {
  /** Knows of no collection. */
  SearchScope NONE =
      new SearchScope() {
        @Override
        public Set<DocumentId> open() {
          return Set.of();
        }

        @Override
        public boolean indexing() {
          return false;
        }
      };

  /** The documents of the open collection. */
  Set<DocumentId> open();

  /** Whether files are still being taken in, so that more may be found later. */
  boolean indexing();
}
