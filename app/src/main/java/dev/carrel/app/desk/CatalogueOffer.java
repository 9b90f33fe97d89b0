// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import dev.carrel.app.models.ModelOffer;
import dev.carrel.engine.catalogue.ModelCatalogue;
import dev.carrel.engine.catalogue.ModelEntry;
import dev.carrel.engine.catalogue.ModelStore;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.Progress;
import java.net.URI;
import java.util.Optional;

/** A model of the catalogue, offered where it is missing. */
final class CatalogueOffer implements ModelOffer {
  private final ModelStore store;
  private final ModelEntry entry;

  CatalogueOffer(ModelStore store, ModelEntry entry) {
    this.store = store;
    this.entry = entry;
  }

  /** The first model of all. */
  static CatalogueOffer starter(ModelStore store) {
    return new CatalogueOffer(store, store.entry(ModelCatalogue.STARTER));
  }

  @Override
  public String title() {
    return entry.title();
  }

  @Override
  public String about() {
    return entry.about();
  }

  @Override
  public String licence() {
    return entry.licence();
  }

  @Override
  public long sizeBytes() {
    return entry.sizeBytes();
  }

  @Override
  public String source() {
    String first = entry.sources().isEmpty() ? "" : entry.sources().getFirst();
    return first.startsWith("http")
        ? Optional.ofNullable(URI.create(first).getHost()).orElse(first)
        : first;
  }

  @Override
  public void get(Progress progress, Cancellation cancellation) {
    var _ = store.get(entry.name(), progress, cancellation);
  }
}
