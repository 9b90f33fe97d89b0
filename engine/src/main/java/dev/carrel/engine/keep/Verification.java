// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.keep;

import java.util.List;

/**
 * What came of checking kept files.
 *
 * @param parts that were checked
 * @param bytes of their files
 * @param setAside the files that cannot be used, each with the reason
 */
public record Verification(int parts, long bytes, List<SetAside> setAside) {
  public Verification {
    setAside = List.copyOf(setAside);
  }

  /** Whether all files are as they were written. */
  public boolean ok() {
    return setAside.isEmpty();
  }
}
