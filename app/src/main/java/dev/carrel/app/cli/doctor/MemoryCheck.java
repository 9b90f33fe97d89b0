// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli.doctor;

import dev.carrel.engine.ground.ByteSize;
import dev.carrel.engine.ground.MachineMemory;
import java.util.OptionalLong;

/** How much memory Carrel may use. */
public final class MemoryCheck {
  /** The starter model with a short document; less makes no sense. */
  private static final long LEAST_BYTES = 1_000_000_000;

  private MemoryCheck() {}

  /**
   * The budget as it would be now.
   *
   * @param memory of this machine now
   * @param asked bytes, if the person set a limit
   */
  public static Check budget(MachineMemory memory, OptionalLong asked) {
    long budget = memory.budgetBytes(asked);
    String detail =
        "%s may be used%s; %s are free now and others hold %s of %s"
            .formatted(
                ByteSize.text(budget),
                asked.isPresent() ? " (--budget " + ByteSize.text(asked.getAsLong()) + ")" : "",
                ByteSize.text(memory.availableBytes()),
                ByteSize.text(memory.othersBytes()),
                ByteSize.text(memory.totalBytes()));
    return budget >= LEAST_BYTES
        ? Check.ok("budget", detail)
        : Check.failed(
            "budget",
            detail + ", and the smallest useful model wants " + ByteSize.text(LEAST_BYTES),
            "Close other programs, or give a larger --budget.");
  }
}
