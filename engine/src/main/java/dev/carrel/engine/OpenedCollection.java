// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import dev.carrel.engine.document.DocumentId;
import java.util.List;

/**
 * What opening a collection did, and what is left to do.
 *
 * @param id the collection's
 * @param stay documents that were in the context and are in it still, in order
 * @param left documents that had to leave it; what was read of them is kept on disk
 * @param toRead documents that are to be put into the reading queue, in this order: first those
 *     that come back from disk, then those never read
 */
public record OpenedCollection(
    long id, List<DocumentId> stay, List<DocumentId> left, List<DocumentId> toRead) {
  public OpenedCollection {
    stay = List.copyOf(stay);
    left = List.copyOf(left);
    toRead = List.copyOf(toRead);
  }
}
