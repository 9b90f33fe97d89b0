// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import dev.carrel.engine.ListedCollection;
import dev.carrel.engine.ListedCollection.ListedDocument;
import dev.carrel.engine.document.DocumentEntry;
import dev.carrel.engine.document.DocumentId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Documents that came from inside of others: of an archive, a mail or a PDF, at any depth.
 *
 * @param all documents that there are
 * @param collections in which they stand
 */
record Members(List<DocumentEntry> all, List<ListedCollection> collections) {
  /**
   * Those from inside of some that go with them. One that somebody put into a collection in which
   * what holds it is not stays there.
   */
  List<DocumentEntry> of(List<DocumentEntry> holders) {
    Set<DocumentId> ids =
        holders.stream().map(DocumentEntry::id).collect(Collectors.toUnmodifiableSet());
    return all.stream()
        .filter(entry -> !ids.contains(entry.id()))
        .filter(
            entry ->
                holders.stream()
                    .anyMatch(holder -> isWithin(entry, holder) && !isApart(entry, holder)))
        .toList();
  }

  private static boolean isWithin(DocumentEntry entry, DocumentEntry holder) {
    return !entry.file().equals(holder.file()) && entry.file().startsWith(holder.file());
  }

  private boolean isApart(DocumentEntry entry, DocumentEntry holder) {
    return collections.stream().anyMatch(one -> holds(one, entry.id()) && !holds(one, holder.id()));
  }

  private static boolean holds(ListedCollection collection, DocumentId id) {
    return collection.documents().stream()
        .map(ListedDocument::entry)
        .anyMatch(entry -> entry.id().equals(id));
  }
}
