// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation;

import java.util.List;

/**
 * What a question is asked about now.
 *
 * @param read names of the documents that were read
 * @param unread names of those of the collection that were not, or not yet
 */
public record Scope(List<String> read, List<String> unread) {
  static final Scope NOTHING = new Scope(List.of(), List.of());

  public Scope {
    read = List.copyOf(read);
    unread = List.copyOf(unread);
  }
}
