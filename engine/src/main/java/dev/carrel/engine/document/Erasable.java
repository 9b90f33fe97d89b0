// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.document;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Things that can be deleted for good: documents, collections, conversations, by their ids. */
public record Erasable(Set<DocumentId> documents, Set<Long> collections, Set<Long> conversations) {
  public Erasable {
    documents = Set.copyOf(documents);
    collections = Set.copyOf(collections);
    conversations = Set.copyOf(conversations);
  }

  /** Documents only. */
  public static Erasable documents(Collection<DocumentId> documents) {
    return new Erasable(Set.copyOf(documents), Set.of(), Set.of());
  }

  /** A conversation only. */
  public static Erasable conversation(long conversation) {
    return new Erasable(Set.of(), Set.of(), Set.of(conversation));
  }

  /** A collection, and documents. */
  public static Erasable collection(long collection, List<DocumentId> documents) {
    return new Erasable(Set.copyOf(documents), Set.of(collection), Set.of());
  }

  /** Whether it is nothing. */
  public boolean isEmpty() {
    return documents.isEmpty() && collections.isEmpty() && conversations.isEmpty();
  }
}
