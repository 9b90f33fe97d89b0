package dev.carrel.engine.model;

import dev.carrel.llama.PhysicalMemory;

/** The memory of this machine that a budget is cut from. */
public final class FreeMemory {
  private FreeMemory() {}

  /** Bytes that can be had now without pushing other programs out. */
  public static long bytes() {
    return PhysicalMemory.now().availableBytes();
  }
}
