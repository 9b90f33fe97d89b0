// SPDX-License-Identifier: Apache-2.0
package dev.carrel.llama;

/** ggml's backends and devices: the native side of {@link NativeLibrary} and {@link Device}. */
final class Backends {
  private Backends() {}

  /** Loads the CPU's backend in a folder; its file name. */
  static native byte[][] nInit(byte[] folder, byte[] forcedVariant);

  /** The files in a folder that hold backends of other devices, not loaded. */
  static native byte[][] nOthers(byte[] folder);

  /** Loads these; the names of those that found a driver. */
  static native byte[][] nLoadOthers(byte[] folder);

  static native int nCount();

  /** Name, description and driver. */
  static native byte[][] nTexts(int index);

  /** Type, free and total bytes, and 1 if software computes. */
  static native long[] nNumbers(int index);
}
