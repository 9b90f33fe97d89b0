// SPDX-License-Identifier: Apache-2.0
package dev.carrel.llama;

/** What native code has allocated beside its buffers. */
public final class NativeHeap {
  private NativeHeap() {}

  /**
   * Returns to the system what was freed. Under glibc it would stay with the process, tens of
   * megabytes after a vocabulary was read; elsewhere this does nothing. Some milliseconds.
   */
  public static void giveBack() {
    NativeLibrary.require();
    nGiveBack();
  }

  private static native void nGiveBack();
}
