// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import dev.carrel.engine.document.TextSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The words of documents that a receipt holds, laid beside the documents.
 *
 * @param changed a sentence for each place where other words stand
 * @param notHere a sentence for each place that is not to be had
 */
record ReceiptWords(List<String> changed, List<String> notHere) {
  ReceiptWords {
    changed = List.copyOf(changed);
    notHere = List.copyOf(notHere);
  }

  /**
   * Compares them.
   *
   * @param text of a place in a document; empty if it is not there
   */
  static ReceiptWords compared(Receipt receipt, Function<TextSpan, Optional<String>> text) {
    List<String> changed = new ArrayList<>();
    List<String> notHere = new ArrayList<>();
    for (Receipt.Placed words : receipt.words()) {
      String where = where(receipt, words.place());
      Optional<String> stands = text.apply(words.place());
      if (stands.isEmpty()) {
        notHere.add("The words of %s could not be compared: it is not here.".formatted(where));
      } else if (!stands.get().equals(words.text())) {
        changed.add("The words of %s are not those that stand there.".formatted(where));
      }
    }
    return new ReceiptWords(changed, notHere);
  }

  private static String where(Receipt receipt, TextSpan place) {
    String name =
        receipt.given().stream()
            .filter(given -> given instanceof Given.Document d && d.id().equals(place.document()))
            .map(given -> ((Given.Document) given).name())
            .findFirst()
            .orElse("document " + place.document().sha256().substring(0, 12));
    return "%s, page %d, characters %d to %d"
        .formatted(name, place.page(), place.start(), place.end());
  }

  /** Both. */
  List<String> all() {
    List<String> all = new ArrayList<>(changed);
    all.addAll(notHere);
    return all;
  }
}
