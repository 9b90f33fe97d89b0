import java.io.File;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Starts build.cmake with the home of the JDK that runs this, which Maven's toolchain chose. A
 * source-file program, because CMake cannot find that JDK, nor say how to install itself.
 *
 * <p>{@code java BuildNative.java [folder with llama.cpp's source]}
 */
public final class BuildNative {
  private BuildNative() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    if (!onPath("cmake") && !onPath("cmake.exe")) {
      System.err.println(
          "The native library cannot be built: cmake is missing. Install it: " + hint());
      System.exit(1);
    }
    String source = args.length > 1 ? args[1] : "";
    Process process =
        new ProcessBuilder(
                "cmake",
                "-DJAVA_HOME=" + System.getProperty("java.home"),
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

  private static String hint() {
    String os = System.getProperty("os.name");
    if (os.startsWith("Windows")) {
      return "winget install Kitware.CMake Ninja-build.Ninja Git.Git OpenJS.NodeJS"
          + " Microsoft.VisualStudio.2022.BuildTools";
    }
    if (os.startsWith("Mac")) {
      return "xcode-select --install; brew install cmake ninja git node";
    }
    return new File("/etc/fedora-release").exists()
        ? "sudo dnf install cmake ninja-build gcc-c++ git nodejs-npm"
        : "sudo apt-get install cmake ninja-build g++ git npm";
  }
}
