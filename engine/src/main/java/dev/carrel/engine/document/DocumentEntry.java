// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.document;

import java.nio.file.Path;
import java.time.Instant;

/**
 * A line of the list of documents.
 *
 * @param id the hash of its bytes
 * @param name what a person calls it
 * @param file where the original was when it was last added
 * @param kind what it was made from
 * @param pages in all
 * @param unreadable how many of them have no text that could be had
 * @param hidden on how many of them something cannot be seen, or is marked for redaction
 * @param notices how many things were noticed when it was read
 * @param bytes of the original; 0 if it could not be looked at
 * @param added when it was first added
 */
public record DocumentEntry(
    DocumentId id,
    String name,
    Path file,
    DocumentKind kind,
    int pages,
    int unreadable,
    int hidden,
    int notices,
    long bytes,
    Instant added) {
  /** The same under this name. */
  public DocumentEntry called(String other) {
    return new DocumentEntry(
        id, other, file, kind, pages, unreadable, hidden, notices, bytes, added);
  }
}
