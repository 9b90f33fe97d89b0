// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ground;

import dev.carrel.engine.ground.CarrelException.Code;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Names of files as they are given to a program. Java reads them in the locale's encoding, and a
 * name that was written in another one, such as Latin-1, reaches it with U+FFFD for what it could
 * not read: the file itself is found by a look into its folder.
 */
public final class FileNames {
  private static final char UNREADABLE = '\uFFFD';

  private FileNames() {}

  /**
   * The file that is meant.
   *
   * @return it may not be there
   * @throws CarrelException {@link Code#FILE_UNREADABLE} where the name has characters that the
   *     locale cannot express, or several files look alike to Java
   */
  public static Path file(String name) {
    Path path;
    try {
      path = Path.of(name);
    } catch (InvalidPathException e) {
      throw new CarrelException(
          Code.FILE_UNREADABLE,
          "The locale that Carrel runs in has no way to name the file " + name + ".",
          "Set LC_ALL to a locale that is installed and has UTF-8, such as C.UTF-8.",
          e);
    }
    return name.indexOf(UNREADABLE) < 0 ? path : found(path);
  }

  private static Path found(Path path) {
    if (path.getFileName() == null || Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return path;
    }
    Path last = path.getFileName();
    Path parent = path.getParent();
    Path folder = parent == null ? Path.of("") : found(parent);
    List<Path> alike = last.toString().indexOf(UNREADABLE) < 0 ? List.of() : alike(folder, last);
    if (alike.size() > 1) {
      throw new CarrelException(
          Code.FILE_UNREADABLE,
          "%d files in the folder are called %s where their names are read as this locale does."
              .formatted(alike.size(), last),
          "Rename the one that you mean.");
    }
    return alike.isEmpty() ? folder.resolve(last) : alike.getFirst();
  }

  private static List<Path> alike(Path folder, Path name) {
    List<Path> alike = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        if (String.valueOf(file.getFileName()).equals(name.toString())) {
          alike.add(file);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      return List.of(); // then the file cannot be read either
    }
    return alike;
  }
}
