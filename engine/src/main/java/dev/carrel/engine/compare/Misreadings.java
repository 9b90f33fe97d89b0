// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.compare;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Words that differ by letters that look alike, where one side was read from a picture: they may be
 * one word that was misread, and nobody can tell without looking. Never numbers, enumerators, nor
 * names; nor a word that the other side has elsewhere, since it is one then.
 */
final class Misreadings {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern ENUMERATOR = Pattern.compile("[ivxlcdm]+");
  private static final Pattern TWICE = Pattern.compile("(.)\\1");
  private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{M}]+");

  private final Side before;
  private final Side after;

  Misreadings(Words before, Words after) {
    this.before = new Side(before);
    this.after = new Side(after);
  }

  /**
   * A version with its vocabulary, which is gathered when it is asked for: most are no pictures.
   */
  private static final class Side {
    final Words words;
    private final Set<String> all = new HashSet<>();

    /** Those that stand somewhere in small letters. */
    private final Set<String> small = new HashSet<>();

    Side(Words words) {
      this.words = words;
    }

    boolean has(String word) {
      gather();
      return all.contains(word);
    }

    /**
     * Whether a word begins with a capital within a sentence, and never stands in small letters.
     */
    boolean isName(int word) {
      gather();
      return words.passageStart(word) != word
          && words.isCapital(word)
          && !small.contains(words.word(word));
    }

    private void gather() {
      if (all.isEmpty()) {
        for (int i = 0; i < words.count(); i++) {
          all.add(words.word(i));
          if (!words.isCapital(i)) {
            small.add(words.word(i));
          }
        }
      }
    }
  }

  /** Whether the words of two stretches may be the same, word by word. */
  boolean mayBe(int a0, int a1, int b0, int b1) {
    if (a0 == a1 || a1 - a0 != b1 - b0) {
      return false;
    }
    for (int i = 0; i < a1 - a0; i++) {
      int a = a0 + i;
      int b = b0 + i;
      if (!before.words.isSame(a, after.words, b)
          && !isMisread(before, a, after, b)
          && !isMisread(after, b, before, a)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a word of a picture may be a word of the other side. */
  private static boolean isMisread(Side scan, int read, Side other, int meant) {
    String word = scan.words.word(read);
    String said = other.words.word(meant);
    return WORD.matcher(said).matches()
        && Character.isLetter(word.charAt(0))
        && !ENUMERATOR.matcher(word).matches()
        && !ENUMERATOR.matcher(said).matches()
        && look(word).equals(look(said))
        && scan.words.isRecognized(read)
        && !other.has(word)
        && !other.isName(meant);
  }

  /** What looks alike is alike. */
  private static String look(String word) {
    String look =
        MARKS
            .matcher(Normalizer.normalize(word, Normalizer.Form.NFD))
            .replaceAll("")
            .replace("rn", "m")
            .replace("vv", "w")
            .replace("cl", "d")
            .replace('l', 'i')
            .replace('j', 'i')
            .replace('ı', 'i')
            .replace('1', 'i')
            .replace('0', 'o')
            .replace('5', 's')
            .replace('h', 'b')
            .replace('c', 'e');
    return TWICE.matcher(look).replaceAll("$1");
  }
}
