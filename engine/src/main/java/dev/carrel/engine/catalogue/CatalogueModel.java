// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A model that Carrel knows how to fetch.
 *
 * @param name as {@code --model} takes it
 * @param aliases other names for it
 * @param title for people, with the quantization
 * @param publisher who made it
 * @param about what it is good for, in a line
 * @param licence its short name
 * @param licenceUrl where it can be read
 * @param contextLength tokens that it was trained to look back on
 * @param kvValuesPerToken numbers that it keeps of a token: layers × heads of keys and values ×
 *     their length × 2
 * @param sizeBytes the file's size, where it is known
 * @param approximateBytes about how large the file is; for people
 * @param sha256 in lower-case hex, where it is known; else the host's word is taken and recorded
 * @param sources in the order in which they are tried
 */
public record CatalogueModel(
    String name,
    List<String> aliases,
    String title,
    String publisher,
    String about,
    String licence,
    String licenceUrl,
    int contextLength,
    int kvValuesPerToken,
    OptionalLong sizeBytes,
    long approximateBytes,
    Optional<String> sha256,
    List<Source> sources) {

  public CatalogueModel {
    aliases = List.copyOf(aliases);
    sources = List.copyOf(sources);
  }

  boolean isCalled(String wanted) {
    return name.equalsIgnoreCase(wanted) || aliases.stream().anyMatch(wanted::equalsIgnoreCase);
  }
}
