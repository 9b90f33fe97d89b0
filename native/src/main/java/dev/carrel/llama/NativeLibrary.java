// SPDX-License-Identifier: Apache-2.0
package dev.carrel.llama;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether libcarrel_llama is here: decided once, at the first question.
 *
 * <p>Looked for in the folder {@code carrel.native.dir} if that is set, else in each folder of
 * {@code java.library.path}. ggml's backends are loaded from the same folder and from no other: the
 * CPU's here, those of other devices by {@link Accelerators}.
 *
 * @param library the file loaded; empty when {@code failure} says why there is none
 * @param tried the files looked for, in order
 * @param backends the CPU's ggml backend in use, by file name
 * @param failure one line with what to do
 */
public record NativeLibrary(
    Optional<Path> library, List<Path> tried, List<String> backends, Optional<String> failure) {

  /** A CPU variant to take whatever the processor, e.g. {@code cpu-haswell}: for measuring. */
  private static final String FORCED_VARIANT = "carrel.native.variant";

  private static final class Holder {
    static final NativeLibrary INSTANCE = load();
  }

  /** The decision. Never throws. */
  public static NativeLibrary status() {
    return Holder.INSTANCE;
  }

  /** Throws {@link LlamaException.Kind#LIBRARY} when there is no library to call. */
  static void require() {
    Optional<String> failure = status().failure();
    if (failure.isPresent()) {
      throw new LlamaException(LlamaException.Kind.LIBRARY, failure.get());
    }
  }

  private static NativeLibrary load() {
    List<Path> tried = candidates();
    for (Path file : tried) {
      if (Files.isRegularFile(file)) {
        return load(file, tried);
      }
    }
    return failed(tried, "the native library is in none of " + tried);
  }

  @SuppressWarnings("restricted") // loading this library is what the class is for
  private static NativeLibrary load(Path file, List<Path> tried) {
    try {
      System.load(file.toString());
      List<String> backends = new ArrayList<>();
      for (byte[] name : Backends.nInit(utf8(folderOf(file).toString()), utf8(forcedVariant()))) {
        backends.add(new String(name, StandardCharsets.UTF_8));
      }
      return new NativeLibrary(
          Optional.of(file), tried, List.copyOf(backends), Optional.<String>empty());
    } catch (UnsatisfiedLinkError | LlamaException e) {
      return failed(tried, file + " cannot be loaded: " + e.getMessage());
    }
  }

  private static NativeLibrary failed(List<Path> tried, String reason) {
    String remedy = ". Build it with mvn -pl native/cmake package, or install Carrel again";
    return new NativeLibrary(Optional.empty(), tried, List.of(), Optional.of(reason + remedy));
  }

  private static List<Path> candidates() {
    String name = System.mapLibraryName("carrel_llama");
    String folders =
        System.getProperty("carrel.native.dir", System.getProperty("java.library.path", ""));
    List<Path> files = new ArrayList<>();
    for (String folder : folders.split(File.pathSeparator, -1)) {
      if (!folder.isEmpty()) {
        files.add(Path.of(folder, name).toAbsolutePath().normalize());
      }
    }
    return List.copyOf(files);
  }

  static Path folderOf(Path file) {
    Path folder = file.getParent();
    if (folder == null) {
      throw new LlamaException(LlamaException.Kind.LIBRARY, file + " lies in no folder");
    }
    return folder;
  }

  private static String forcedVariant() {
    return System.getProperty(FORCED_VARIANT, "");
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
