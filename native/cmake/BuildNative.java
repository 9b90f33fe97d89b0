// SPDX-License-Identifier: Apache-2.0
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Starts build.cmake with the home of the JDK that runs this, which Maven's toolchain chose. A
 * source-file program, because CMake cannot find that JDK, nor say how to install itself.
 *
 * <p>{@code java BuildNative.java FOLDER all|best ON|OFF [folder with llama.cpp's source]}, ON:
 * with ggml's Vulkan backend
 */
public final class BuildNative {
  private BuildNative() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    List<Path> folders = folders();
    Optional<Path> cmake = find(folders, "cmake").or(() -> find(folders, "cmake.exe"));
    if (cmake.isEmpty()) {
      System.err.println(
          "The native library cannot be built: cmake is missing. README.md has the command that"
              + " installs what a build needs.");
      System.exit(1);
    }
    String source = args.length > 3 ? args[3] : "";
    ProcessBuilder builder =
        new ProcessBuilder(
                cmake.get().toString(),
                "-DJAVA_HOME=" + System.getProperty("java.home"),
                "-DLLAMA_VARIANTS=" + args[1],
                "-DCARREL_VULKAN=" + args[2],
                "-DLLAMA_SOURCE=" + source,
                "-P",
                Path.of(args[0], "build.cmake").toString())
            .inheritIO();
    // What CMake runs in turn is looked for in the same folders: "PATH" finds "Path" on Windows.
    builder
        .environment()
        .put(
            "PATH", String.join(File.pathSeparator, folders.stream().map(Path::toString).toList()));
    System.exit(builder.start().waitFor());
  }

  /** Those of the PATH, without entries that stand for the current folder or one below it. */
  private static List<Path> folders() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.of(path.split(File.pathSeparator))
        .map(folder -> folder.replace("\"", ""))
        .filter(folder -> !folder.isBlank())
        .map(Path::of)
        .filter(Path::isAbsolute)
        .toList();
  }

  private static Optional<Path> find(List<Path> folders, String program) {
    return folders.stream()
        .map(folder -> folder.resolve(program))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }
}
