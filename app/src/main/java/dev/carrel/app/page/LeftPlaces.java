// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.page;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** How each document was left, the last used last. */
final class LeftPlaces {
  private static final int MOST = 500;

  private final Map<String, Place> places = new LinkedHashMap<>(16, 0.75f, true);

  Optional<Place> of(Document document) {
    return Optional.ofNullable(places.get(document.id().sha256()));
  }

  void leave(Document document, Place place) {
    places.put(document.id().sha256(), place);
    var oldest = places.entrySet().iterator();
    while (places.size() > MOST) {
      oldest.next();
      oldest.remove();
    }
  }

  void forget(DocumentId document) {
    places.remove(document.sha256());
  }

  /** By the hexadecimal digits of each document's id. */
  Map<String, Place> all() {
    return new LinkedHashMap<>(places);
  }

  void restore(Map<String, Place> kept) {
    kept.forEach((id, place) -> places.put(id, place.mended()));
  }
}
