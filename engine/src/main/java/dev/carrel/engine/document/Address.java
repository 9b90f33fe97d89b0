// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.document;

import java.util.List;
import java.util.Optional;

/**
 * What a place on a page is called by those who cite the document: a page's label ("A-127", "iv"),
 * a cell ("Sheet2!B7"), a clause ("¶ 4.2(b)"), a slide, a mail of a thread. It holds from its
 * character on, up to the next one.
 *
 * @param start the first character (UTF-16 unit) in the page's text that is called so
 * @param name as it is cited, one line, not blank
 */
public record Address(int start, String name) {
  /** The longest name that is kept; longer ones are cut. */
  public static final int LONGEST = 80;

  public Address {
    if (start < 0 || name.isBlank()) {
      throw new IllegalArgumentException("no address: \"%s\" at %d".formatted(name, start));
    }
    String line = name.strip().replaceAll("\\s+", " ");
    name = line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
  }

  /** What the place of a character is called among these, which are in order; else empty. */
  static Optional<String> at(List<Address> addresses, int character) {
    return addresses.reversed().stream()
        .filter(address -> address.start() <= character)
        .map(Address::name)
        .findFirst();
  }
}
