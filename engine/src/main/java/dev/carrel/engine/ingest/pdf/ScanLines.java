// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import dev.carrel.engine.ocr.RecognizedCharacter;
import dev.carrel.engine.ocr.RecognizedLine;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lines that were read on a picture, without what a network that reads each line alone cannot see:
 * which of two letters of one shape it is, what a bracket closes, that hyphens are a ruled line.
 * Only what is one thing beyond doubt is changed: no figure, and no letter for one of another
 * shape.
 */
final class ScanLines {
  /** Raised numbers, in their order. */
  private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  /** Letters whose capital differs in size alone. */
  private static final String SAME_SHAPE = "cosuvwxz";

  /** A word with so many capitals is set in capitals, whether or not it stands elsewhere. */
  private static final int CLEARLY_CAPITALS = 5;

  private static final int FEWEST_CAPITALS = 2;

  /** Lines that are farther apart than this, in sizes of type, are two. */
  private static final float NEAR = 0.8f;

  private static final Pattern WORD = Pattern.compile("\\p{L}+");

  /** "[ * 1": what was left out, between brackets, with the second one misread. */
  private static final Pattern LEFT_OUT = Pattern.compile("\\[ ?\\*+ ?([1lIJ|])(?![\\p{L}\\d\\]])");

  private static final Pattern RAISED_IN_WORD =
      Pattern.compile(
          "(?<=[a-z\u00DF-\u00FF]{2})[\u1D43-\u1D6A\u1D9C-\u1DBF\u02B0-\u02B8\u02E1-\u02E3\u207F]");

  private static final Pattern ENUMERATOR =
      Pattern.compile("\\([\\p{L}\\d]{1,4}\\)|\\p{L}{1,4}[.)]");

  private final Map<String, Integer> words = new HashMap<>();

  private ScanLines(List<RecognizedLine> lines) {
    for (RecognizedLine line : lines) {
      Matcher word = WORD.matcher(text(line.characters()));
      while (word.find()) {
        words.merge(word.group(), 1, Integer::sum);
      }
    }
  }

  static List<RecognizedLine> of(List<RecognizedLine> lines) {
    ScanLines page = new ScanLines(lines);
    return lines.stream().filter(line -> !isWithinLetters(line, lines)).map(page::mended).toList();
  }

  /**
   * Whether a line is nothing but the number of a clause, too short for its type to be measured.
   */
  static boolean isEnumerator(RecognizedLine line) {
    return ENUMERATOR.matcher(text(line.characters()).strip()).matches();
  }

  /**
   * Whether a line is hyphens so near to the words they underline that they would be among them.
   */
  private static boolean isWithinLetters(RecognizedLine line, List<RecognizedLine> lines) {
    return TypedUnderline.isRule(text(line.characters()).strip())
        && lines.stream()
            .anyMatch(
                other ->
                    !other.equals(line)
                        && Math.abs(line.baseline() - other.baseline()) < NEAR * other.size()
                        && left(line) < right(other)
                        && left(other) < right(line));
  }

  private static float left(RecognizedLine line) {
    return line.characters().getFirst().start();
  }

  private static float right(RecognizedLine line) {
    return line.characters().getLast().end();
  }

  private RecognizedLine mended(RecognizedLine line) {
    StringBuilder text = new StringBuilder(text(line.characters()));
    if (text.length() != line.characters().size()) {
      return line; // characters of two units
    }
    plainNumber(text);
    plainLetters(text);
    closeBrackets(text);
    capitals(text);
    List<RecognizedCharacter> characters = new ArrayList<>(line.characters());
    for (int i = 0; i < text.length(); i++) {
      String now = text.substring(i, i + 1);
      if (!now.equals(characters.get(i).text())) {
        characters.set(i, characters.get(i).withText(now));
      }
    }
    return new RecognizedLine(line.top(), line.bottom(), line.baseline(), line.size(), characters);
  }

  /** "³." before a clause is its number: a note's raised number has no stop behind it. */
  private static void plainNumber(StringBuilder text) {
    int end = 0;
    while (end < text.length() && RAISED.indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    if (end > 0 && end < text.length() && ".)".indexOf(text.charAt(end)) >= 0) {
      for (int i = 0; i < end; i++) {
        text.setCharAt(i, (char) ('0' + RAISED.indexOf(text.charAt(i))));
      }
    }
  }

  /** "thᵉ" is "the": letters are raised behind a number, a capital or a single letter. */
  private static void plainLetters(StringBuilder text) {
    Matcher raised = RAISED_IN_WORD.matcher(text.toString());
    while (raised.find()) {
      text.replace(
          raised.start(), raised.end(), Normalizer.normalize(raised.group(), Normalizer.Form.NFKC));
    }
  }

  private static void closeBrackets(StringBuilder text) {
    Matcher leftOut = LEFT_OUT.matcher(text.toString());
    while (leftOut.find()) {
      text.setCharAt(leftOut.start(1), ']');
    }
  }

  /** "WHEREAs" and "CoMPANY" are set in capitals. */
  private void capitals(StringBuilder text) {
    Matcher word = WORD.matcher(text.toString());
    while (word.find()) {
      String capitals = word.group().toUpperCase(Locale.ROOT);
      if (capitals.length() == word.group().length() && isSetInCapitals(word.group(), capitals)) {
        text.replace(word.start(), word.end(), capitals);
      }
    }
  }

  private boolean isSetInCapitals(String word, String capitals) {
    int large = 0;
    int small = 0;
    for (int i = 0; i < word.length(); i++) {
      if (Character.isUpperCase(word.charAt(i))) {
        large++;
      } else if (SAME_SHAPE.indexOf(word.charAt(i)) >= 0 && !word.substring(0, i).equals("M")) {
        small++;
      } else {
        return false; // McDONALD, too
      }
    }
    return small > 0
        && large >= Math.max(FEWEST_CAPITALS, 2 * small)
        && (large >= CLEARLY_CAPITALS || words.containsKey(capitals));
  }

  private static String text(List<RecognizedCharacter> characters) {
    StringBuilder text = new StringBuilder(characters.size());
    characters.forEach(character -> text.append(character.text()));
    return text.toString();
  }
}
