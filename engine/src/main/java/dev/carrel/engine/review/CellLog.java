// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review;

import dev.carrel.engine.document.DocumentId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What a review's log says of one cell, also under the heads that its column had before. */
public final class CellLog {
  private CellLog() {}

  /**
   * The entries, the latest first.
   *
   * @param log the review's, oldest first
   * @param title the column's head as it is now
   */
  public static List<LogEntry> of(List<LogEntry> log, String title, DocumentId document) {
    List<LogEntry> entries = new ArrayList<>();
    String head = title;
    for (LogEntry entry : log.reversed()) {
      if (entry.act() == ReviewAct.COLUMN_RENAMED && after(entry).equals(head)) {
        head = entry.title();
      } else if (entry.title().equals(head)) {
        if (entry.act() == ReviewAct.COLUMN_ADDED) {
          break; // what is before it was said of another column
        }
        if (entry.document().equals(document.sha256())) {
          entries.add(entry);
        }
      }
    }
    return Collections.unmodifiableList(entries);
  }

  /** What an entry put in place; empty where its words were deleted. */
  private static String after(LogEntry entry) {
    return entry.words().map(LogEntry.Words::after).orElse("");
  }
}
