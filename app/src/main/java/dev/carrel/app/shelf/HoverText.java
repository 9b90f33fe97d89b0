// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.shelf;

import dev.carrel.app.fx.Quantities;
import dev.carrel.app.fx.Strings;
import java.util.StringJoiner;

/** What hovers over the window, in words. */
final class HoverText {
  private final Strings strings = Strings.of(HoverText.class);
  private final Quantities quantities = new Quantities();

  String of(Hover hover) {
    if (hover.files() == 0) {
      return strings.get(hover.complete() ? "hover.none" : "hover.looking");
    }
    StringJoiner words = new StringJoiner(" · ");
    words.add(strings.get("hover.files", hover.files()));
    words.add(strings.get("hover.pages", hover.pages()));
    words.add(strings.get("hover.tokens", hover.tokens()));
    hover.bytes().ifPresent(bytes -> words.add(quantities.bytes(bytes)));
    if (hover.unknown() > 0) {
      words.add(strings.get("hover.unknown", hover.unknown()));
    }
    hover.fits().ifPresent(fits -> words.add(strings.get(fits ? "hover.fits" : "hover.unfit")));
    return words.toString();
  }
}
