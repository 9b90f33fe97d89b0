package dev.carrel.app.cli.doctor;

import dev.carrel.engine.ground.ByteSize;
import dev.carrel.engine.llama.Machine;
import java.util.OptionalLong;

/** How much memory Carrel may use. */
public final class MemoryCheck {
  /** The starter model with a short document; less makes no sense. */
  private static final long LEAST_BYTES = 1_000_000_000;

  private MemoryCheck() {}

  /**
   * The budget as it would be now.
   *
   * @param asked bytes, if the person set a limit
   */
  public static Check budget(OptionalLong asked) {
    long budget = Machine.budgetBytes(asked);
    String detail =
        "%s may be used%s; %s are free now and others hold %s of %s"
            .formatted(
                ByteSize.text(budget),
                asked.isPresent() ? " (--budget " + ByteSize.text(asked.getAsLong()) + ")" : "",
                ByteSize.text(Machine.availableBytes()),
                ByteSize.text(Machine.othersBytes()),
                ByteSize.text(Machine.totalBytes()));
    return budget >= LEAST_BYTES
        ? Check.ok("budget", detail)
        : Check.failed(
            "budget",
            detail + ", and the smallest useful model wants " + ByteSize.text(LEAST_BYTES),
            "Close other programs, or give a larger --budget.");
  }
}
