// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.document;

import dev.carrel.engine.document.HiddenText.Why;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A document as read from its file.
 *
 * @param id the hash of the file's bytes and of the way in which it was read
 * @param name what a person calls it: the file's name
 * @param file where it was read from, absolute
 * @param kind what it was made from
 * @param pages every page of the file in order, numbered from 1 without gaps; a page without text
 *     is there with an empty text
 * @param unreadable the pages whose text could not be had, in order, and why
 * @param notices what was noticed when it was read, in the order in which it was
 */
public record Document(
    DocumentId id,
    String name,
    Path file,
    DocumentKind kind,
    List<Page> pages,
    List<UnreadablePage> unreadable,
    List<Notice> notices) {

  public Document {
    notices = List.copyOf(notices);
    pages = List.copyOf(pages);
    unreadable = List.copyOf(unreadable);
    for (int i = 0; i < pages.size(); i++) {
      if (pages.get(i).number() != i + 1) {
        throw new IllegalArgumentException(
            "page " + pages.get(i).number() + " stands where page " + (i + 1) + " belongs");
      }
    }
  }

  /** A document of which nothing was noticed. */
  public Document(
      DocumentId id,
      String name,
      Path file,
      DocumentKind kind,
      List<Page> pages,
      List<UnreadablePage> unreadable) {
    this(id, name, file, kind, pages, unreadable, List.of());
  }

  /** The same document with other pages. */
  public Document withPages(List<Page> others) {
    return new Document(id, name, file, kind, others, unreadable, notices);
  }

  /** The same document, read otherwise. */
  public Document read(List<Page> others, List<UnreadablePage> without, List<Notice> noticed) {
    return new Document(id, name, file, kind, others, without, noticed);
  }

  /** The same document with other notices. */
  public Document noticed(List<Notice> others) {
    return new Document(id, name, file, kind, pages, unreadable, others);
  }

  /** The same document under another name. */
  public Document named(String other) {
    return new Document(id, other, file, kind, pages, unreadable, notices);
  }

  /** The same document, whose bytes are in another file. */
  public Document at(Path other) {
    return new Document(id, name, other, kind, pages, unreadable, notices);
  }

  /** The document with only the text that can be seen on its pages; places stay as they are. */
  public Document seen() {
    return pages.stream().allMatch(page -> page.hidden().isEmpty())
        ? this
        : withPages(pages.stream().map(Page::seen).toList());
  }

  /** Why what stands in these places of the document cannot be seen; empty if it can. */
  public Optional<Why> whyHidden(List<TextSpan> places) {
    return places.stream()
        .flatMap(p -> page(p.page()).whyHidden(p.start(), p.end()).stream())
        .findFirst();
  }

  /** What a person should know of words in these places, in the order of the text. */
  public Standing standing(List<TextSpan> places) {
    return Standing.of(this, places);
  }

  /** The page with this number, from 1 to {@code pages().size()}. */
  public Page page(int number) {
    return pages.get(number - 1);
  }
}
