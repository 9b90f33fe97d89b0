// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest;

import dev.carrel.engine.document.Notice;
import dev.carrel.engine.document.Page;
import java.util.List;
import java.util.Optional;

/** What becomes of the pages of a file that have to be read from their pictures. Thread-safe. */
public interface ScanPages {
  /** Each is read when its turn comes. */
  ScanPages NOW = () -> true;

  /** None is read: they are handed on as pages that wait for it. */
  ScanPages LATER = () -> false;

  /**
   * A page that was read from its picture before.
   *
   * @param notices of it
   */
  record Before(Page page, List<Notice> notices) {
    public Before {
      notices = List.copyOf(notices);
    }
  }

  /** Whether such a page is read now. */
  boolean now();

  /** The page with this number, from 1, if it was read before and need not be drawn again. */
  default Optional<Before> before(int number) {
    return Optional.empty();
  }

  /** The page that a person looks at, from 1, which is read before others; 0 for none. */
  default int inSight() {
    return 0;
  }

  /** Hears of each page as soon as it is read: in order, but for those in sight. */
  default void read(Page page) {}

  /** Hears what was noticed, of a page after that was read. */
  default void noticed(Notice notice) {}
}
