// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.keep;

import dev.carrel.engine.ground.DurableFile;
import dev.carrel.engine.ground.StoredFile;
import java.nio.file.Path;

/**
 * Where contexts are kept.
 *
 * @param folder of the parts, whose files are mapped into memory
 * @param key the secret by which the folder knows its own files
 * @param limit how much they may take, if a person said so
 */
public record KeptPlace(Path folder, StoredFile key, StoredFile limit) {
  /** A folder that belongs to no home, with both files in it. */
  static KeptPlace in(Path folder) {
    return new KeptPlace(
        folder, DurableFile.ours(folder.resolve("key")), DurableFile.ours(folder.resolve("limit")));
  }
}
