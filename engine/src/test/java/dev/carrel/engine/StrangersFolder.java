// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder as somebody may send it with a contract: it holds programs and modules of the names that
 * Carrel and its build use, and each of them, when it is run, leaves a mark.
 */
public final class StrangersFolder {
  private static final List<String> PROGRAMS =
      List.of(
          "apt-cache",
          "apt-get",
          "bash",
          "c++",
          "cat",
          "cc",
          "cmake",
          "dirname",
          "dnf",
          "find",
          "git",
          "grep",
          "head",
          "java",
          "ln",
          "mkdir",
          "mvn",
          "ninja",
          "node",
          "npm",
          "pip",
          "python",
          "python3",
          "readlink",
          "rm",
          "sed",
          "sh",
          "uname",
          "which",
          "xdg-open");

  private final Path folder;
  private final Path marks;

  private StrangersFolder(Path folder, Path marks) {
    this.folder = folder;
    this.marks = marks;
  }

  /** Made in a folder of a test. */
  public static StrangersFolder in(Path dir) throws IOException {
    Path folder = Files.createDirectories(dir.resolve("from a stranger"));
    Path marks = Files.createDirectories(dir.resolve("marks"));
    for (Path below : List.of(folder, Files.createDirectory(folder.resolve("bin")))) {
      for (String program : PROGRAMS) {
        Path file = below.resolve(program);
        Files.writeString(file, "#!/bin/sh\n: > '" + marks.resolve(program) + "'\nexit 0\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
    }
    String module = "open(r'" + marks.resolve("module") + "', 'w')\n";
    for (String name : List.of("pip.py", "sitecustomize.py", "usercustomize.py", "runpy.py")) {
      Files.writeString(folder.resolve(name), module);
    }
    Path maven = Files.createDirectory(folder.resolve(".mvn"));
    Files.writeString(
        maven.resolve("jvm.config"), "-Xlog:gc:file=" + marks.resolve("maven-options") + "\n");
    return new StrangersFolder(folder, marks);
  }

  /** The folder, to be somebody's current one. */
  public Path path() {
    return folder;
  }

  /** A {@code PATH} with this folder before all others, in each way that a person may have it. */
  public static String searchPath() {
    return String.join(File.pathSeparator, "", ".", "bin", "./bin", System.getenv("PATH"), "");
  }

  /** Forgets what was run. */
  public void forget() throws IOException {
    for (String mark : run()) {
      Files.delete(marks.resolve(mark));
    }
  }

  /** What of it was run. */
  public List<String> run() throws IOException {
    try (Stream<Path> all = Files.list(marks)) {
      return all.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
