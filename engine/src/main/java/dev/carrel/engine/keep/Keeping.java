// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.keep;

/** What came of keeping a part. */
public sealed interface Keeping {
  /** It is on disk, and will be after a crash. */
  record Kept(KeptPart part) implements Keeping {}

  /**
   * It was not written; the context in memory is none the worse.
   *
   * @param why a sentence for people
   */
  record NotKept(String why) implements Keeping {}
}
