// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

/** What a conversation is called before a person names it: how its first question begins. */
public final class Title {
  /** Longest title, in characters. */
  private static final int LONGEST = 60;

  private Title() {}

  /** The question in one line, cut at a word's end if it is long. */
  public static String of(String question) {
    String line = question.strip().replaceAll("\\s+", " ");
    if (line.length() <= LONGEST) {
      return line;
    }
    int space = line.lastIndexOf(' ', LONGEST);
    int cut = space > LONGEST / 2 ? space : LONGEST;
    if (Character.isHighSurrogate(line.charAt(cut - 1))) {
      cut--;
    }
    return line.substring(0, cut).stripTrailing() + "…";
  }
}
