// SPDX-License-Identifier: Apache-2.0
package dev.carrel.repository;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Writes the licence's line into every source file that lacks it, and names the files. From the
 * root: {@code java app/src/test/java/dev/carrel/repository/AddHeaders.java}.
 */
final class AddHeaders {
  private AddHeaders() {}

  public static void main(String[] args) {
    Repository repository = Repository.here();
    for (Path file : repository.files()) {
      String text = repository.text(file).orElse("");
      Optional<SourceHeader> missing = SourceHeader.of(file, text).filter(h -> !h.isIn(text));
      missing.ifPresent(header -> repository.write(file, header.addedTo(text)));
      missing.ifPresent(_ -> System.out.println(file));
    }
  }
}
