// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import dev.carrel.engine.ground.MemoryWatch;

/** Why reading stands still; each face says it in its own language. */
public sealed interface Waiting {
  /** A person has paused it. */
  record Paused() implements Waiting {}

  /** Others hold the memory that it needs. */
  record ForMemory(MemoryWatch.Pressure pressure) implements Waiting {}
}
