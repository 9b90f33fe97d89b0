// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.llama;

import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.Sha256;
import dev.carrel.llama.NativeLibrary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Which native code computes here: two runs with the same one give the same bits. */
final class NativeBuild {
  private NativeBuild() {}

  /** The backends in use and a hash over the libraries' files, in one line. */
  static String describe() {
    NativeLibrary status = NativeLibrary.status();
    Map<String, String> files = new TreeMap<>();
    status.library().map(Path::getParent).ifPresent(folder -> hash(folder, files));
    String all = Sha256.hex(files.toString().getBytes(StandardCharsets.UTF_8));
    return String.join(",", status.backends()) + " " + all.substring(0, 16);
  }

  private static void hash(Path folder, Map<String, String> files) {
    try (DirectoryStream<Path> libraries = Files.newDirectoryStream(folder)) {
      for (Path file : libraries) {
        String name = file.getFileName().toString();
        if (name.toLowerCase(Locale.ROOT).matches(".*\\.(so|dll|dylib)")
            && Files.isRegularFile(file)) {
          files.put(name, Sha256.of(file, new Cancellation()));
        }
      }
    } catch (IOException e) {
      // Then a context that was kept is compared within a tolerance, not bit for bit.
      files.put("unreadable", String.valueOf(System.nanoTime()));
    }
  }
}
