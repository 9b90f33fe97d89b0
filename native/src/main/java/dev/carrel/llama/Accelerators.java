// SPDX-License-Identifier: Apache-2.0
package dev.carrel.llama;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * ggml's backends of other devices than the CPU: what lies beside our library, e.g. {@code
 * libggml-vulkan.so}. Loading one asks the machine's drivers, which takes time and may end the
 * process, so that it is done only when a device is wanted.
 */
public final class Accelerators {
  private Accelerators() {}

  private static final class Holder {
    static final List<String> LOADED = names(Backends.nLoadOthers(folder()));
  }

  /** Files beside our library that hold such backends; none is loaded. */
  public static List<Path> present() {
    NativeLibrary.require();
    Path library = NativeLibrary.status().library().orElseThrow();
    return names(Backends.nOthers(folder())).stream()
        .map(NativeLibrary.folderOf(library)::resolve)
        .toList();
  }

  /**
   * Loads them, once; {@link Device#all()} then has their devices. Any thread.
   *
   * @return the files whose driver is on this machine; none without one, which is no error
   */
  public static List<String> load() {
    NativeLibrary.require();
    return Holder.LOADED;
  }

  private static byte[] folder() {
    Path library = NativeLibrary.status().library().orElseThrow();
    return NativeLibrary.folderOf(library).toString().getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> names(byte[][] utf8) {
    return Arrays.stream(utf8).map(name -> new String(name, StandardCharsets.UTF_8)).toList();
  }
}
