// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ground;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The Java that runs this program, by which another process of it can be started.
 *
 * @param home absolute: Java's own folder
 * @param java absolute: its launcher
 * @param classPath absolute: folders and jars with all of this program
 * @param system that it runs on, as Java calls it
 * @param processor that it runs on, as Java calls it
 * @param nativePlaces the system properties that say where native libraries lie, as far as they are
 *     set
 */
public record JavaProgram(
    Path home,
    Program java,
    List<Path> classPath,
    String system,
    String processor,
    Map<String, String> nativePlaces) {
  public JavaProgram {
    classPath = List.copyOf(classPath);
    nativePlaces = Map.copyOf(nativePlaces);
    if (classPath.isEmpty() || !classPath.stream().allMatch(Path::isAbsolute)) {
      throw new IllegalArgumentException("a class path of whole paths is needed: " + classPath);
    }
  }

  /** The class path as Java wants it. */
  public String classPathText() {
    return classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }
}
