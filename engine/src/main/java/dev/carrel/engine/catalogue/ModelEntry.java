// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.catalogue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A model as a list shows it: from the catalogue, or added by the person.
 *
 * @param name as {@code --model} takes it
 * @param aliases other names for it
 * @param title for people
 * @param about what it is good for; empty for an added model
 * @param path where its file lies, if it is installed
 * @param sizeBytes the file's size: as it is, or as it will be
 * @param sha256 that the file must have, in lower-case hex
 * @param licence its short name; empty if not known
 * @param licenceUrl where it can be read; empty if not known
 * @param contextLength tokens that it was trained to look back on
 * @param kvValuesPerToken numbers that it keeps of a token; 0 if not known without reading its file
 * @param isDefault whether it is used when none is named
 * @param isAdded whether a person added it: its file is theirs and stays where it is
 * @param sources where it can be fetched, for people
 */
public record ModelEntry(
    String name,
    List<String> aliases,
    String title,
    String about,
    Optional<Path> path,
    long sizeBytes,
    String sha256,
    String licence,
    String licenceUrl,
    int contextLength,
    int kvValuesPerToken,
    boolean isDefault,
    boolean isAdded,
    List<String> sources) {

  public ModelEntry {
    aliases = List.copyOf(aliases);
    sources = List.copyOf(sources);
  }

  /** The name of its file here, now or once it is fetched. */
  public String fileName() {
    return path.map(Path::getFileName)
        .map(Path::toString)
        .orElseGet(() -> CatalogueModel.fileName(name, sha256, contextLength));
  }

  public boolean isInstalled() {
    return path.isPresent();
  }
}
