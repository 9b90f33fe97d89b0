// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.document;

import java.nio.file.Path;
import java.util.List;

/**
 * A document as read from its file.
 *
 * @param id the hash of the file's bytes
 * @param name what a person calls it: the file's name
 * @param file where it was read from, absolute
 * @param kind what it was made from
 * @param pages every page of the file in order, numbered from 1 without gaps; a page without text
 *     is there with an empty text
 * @param unreadable the pages whose text could not be had, in order, and why
 */
public record Document(
    DocumentId id,
    String name,
    Path file,
    DocumentKind kind,
    List<Page> pages,
    List<UnreadablePage> unreadable) {

  public Document {
    pages = List.copyOf(pages);
    unreadable = List.copyOf(unreadable);
    for (int i = 0; i < pages.size(); i++) {
      if (pages.get(i).number() != i + 1) {
        throw new IllegalArgumentException(
            "page " + pages.get(i).number() + " stands where page " + (i + 1) + " belongs");
      }
    }
  }

  /** The page with this number, from 1 to {@code pages().size()}. */
  public Page page(int number) {
    return pages.get(number - 1);
  }
}
