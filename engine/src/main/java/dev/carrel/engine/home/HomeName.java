// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.home;

import dev.carrel.engine.ground.DurableFile;
import java.util.ArrayList;
import java.util.List;

/**
 * The name of a file in a home.
 *
 * @param place the entry of the map
 * @param below for a folder, the folders and the file below it, each one name; else nothing
 */
public record HomeName(HomePlace place, List<String> below) {
  /**
   * Of these parts.
   *
   * @throws IllegalArgumentException if they would lead out of the place, or the place is no file
   */
  public HomeName {
    below = List.copyOf(below);
    if (place.isFolder() == below.isEmpty() || place.title().contains("*")) {
      throw new IllegalArgumentException(place + " has no file " + below);
    }
    below.forEach(HomeName::requireName);
  }

  private static void requireName(String part) {
    if (part.isEmpty()
        || part.equals(".")
        || part.equals("..")
        || part.indexOf('/') >= 0
        || part.indexOf('\0') >= 0
        || DurableFile.isUnfinished(part)) {
      throw new IllegalArgumentException("'" + part + "' is no name of a file");
    }
  }

  /** All its parts from the home on: folders, then the file. */
  public List<String> parts() {
    List<String> parts = new ArrayList<>(place.parts());
    parts.addAll(below);
    return parts;
  }

  /** The name of the file itself. */
  public String last() {
    return parts().getLast();
  }

  @Override
  public String toString() {
    return String.join("/", parts());
  }
}
