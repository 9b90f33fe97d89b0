// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.document;

import java.util.List;
import java.util.Optional;

/** What a place is called by those who cite it, where that is not the number of its page alone. */
public sealed interface PlaceName {
  /**
   * A page, or pages, of paper that bear a label.
   *
   * @param label "A-127", or "iv–v" for words that run over a page's end
   * @param pages how many pages the document has
   */
  record Labelled(String label, int pages) implements PlaceName {
    public Labelled {
      if (label.isBlank() || pages < 1) {
        throw new IllegalArgumentException("no label: \"%s\" of %d".formatted(label, pages));
      }
    }
  }

  /**
   * A part of a document without paper.
   *
   * @param address "Sheet2!B7", "¶ 4.2(b)", "slide 3"
   */
  record Part(String address) implements PlaceName {
    public Part {
      if (address.isBlank()) {
        throw new IllegalArgumentException("no address");
      }
    }
  }

  /**
   * What a place on one page is called; empty where the page's number is all.
   *
   * @param kind of its document
   * @param pages of its document
   * @param addresses of its page, in the order of the text
   * @param start its first character
   */
  static Optional<PlaceName> of(DocumentKind kind, int pages, List<Address> addresses, int start) {
    return Address.at(addresses, kind.hasPaper() ? 0 : start)
        .map(name -> kind.hasPaper() ? new Labelled(name, pages) : new Part(name));
  }

  /**
   * What a place is called that runs over a page's end.
   *
   * @param kind of its document
   * @param pages of its document
   * @param first the page where it begins
   * @param last the page where it ends
   * @param start its first character on the first page
   */
  static Optional<PlaceName> of(DocumentKind kind, int pages, Page first, Page last, int start) {
    boolean labelled = first.label().isPresent() || last.label().isPresent();
    return kind.hasPaper() && first.number() != last.number() && labelled
        ? Optional.of(new Labelled(label(first) + "–" + label(last), pages))
        : of(kind, pages, first.addresses(), start);
  }

  private static String label(Page page) {
    return page.label().orElseGet(() -> Integer.toString(page.number()));
  }
}
