// SPDX-License-Identifier: Apache-2.0
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Starts build.cmake with the home of the JDK that runs this, which Maven's toolchain chose. A
 * source-file program, because CMake cannot find that JDK, nor say how to install itself.
 *
 * <p>{@code java BuildNative.java FOLDER all|best [folder with llama.cpp's source]}
 */
public final class BuildNative {
  private BuildNative() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    if (!onPath("cmake") && !onPath("cmake.exe")) {
      System.err.println(
          "The native library cannot be built: cmake is missing. README.md has the command that"
              + " installs what a build needs.");
      System.exit(1);
    }
    String source = args.length > 2 ? args[2] : "";
    Process process =
        new ProcessBuilder(
                "cmake",
                "-DJAVA_HOME=" + System.getProperty("java.home"),
                "-DLLAMA_VARIANTS=" + args[1],
                "-DLLAMA_SOURCE=" + source,
                "-P",
                Path.of(args[0], "build.cmake").toString())
            .inheritIO()
            .start();
    System.exit(process.waitFor());
  }

  private static boolean onPath(String program) {
    for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
      if (new File(folder, program).canExecute()) {
        return true;
      }
    }
    return false;
  }
}
