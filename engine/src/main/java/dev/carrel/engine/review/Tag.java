// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What a document or a cell of a review is filed under. Three are offered; a person may make more.
 *
 * @param name lower or upper case as it was written; two that differ by case are two
 */
public record Tag(String name) implements Comparable<Tag> {
  /**
   * No comma or semicolon, which part tags in files, and nothing that hides or breaks a line.
   * Before the tags below: they are checked by it.
   */
  private static final Pattern NAME =
      Pattern.compile(
          "[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N} ._/#&()'-]{0,38}[\\p{L}\\p{M}\\p{N}.)])?");

  public static final Tag RELEVANT = new Tag("relevant");
  public static final Tag PRIVILEGED = new Tag("privileged");
  public static final Tag HOT = new Tag("hot");

  /** Those that are offered before there are any. */
  public static final List<Tag> READY = List.of(RELEVANT, PRIVILEGED, HOT);

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException with what is wrong, as a sentence for a person
   */
  public Tag {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "A tag begins with a letter or digit and has at most 40 letters, digits, spaces and any"
              + " of . _ / # & ( ) ' -");
    }
  }

  @Override
  public int compareTo(Tag other) {
    return name.compareTo(other.name);
  }
}
