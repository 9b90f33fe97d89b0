// SPDX-License-Identifier: Apache-2.0
package dev.carrel.llama;

/** ggml's backends and devices: the native side of {@link NativeLibrary} and {@link Device}. */
final class Backends {
  private Backends() {}

  /** Loads the backends in a folder; their file names. */
  static native byte[][] nInit(byte[] folder, byte[] forcedVariant);

  static native int nCount();

  /** Name and description. */
  static native byte[][] nTexts(int index);

  /** Type, free and total bytes. */
  static native long[] nNumbers(int index);
}
