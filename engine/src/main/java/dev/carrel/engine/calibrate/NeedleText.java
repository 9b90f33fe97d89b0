// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.calibrate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A text with needles in it, spread evenly over the filler of their language.
 *
 * @param pieces that follow one another; the needles stand in them in another order than in their
 *     list only as far as their languages do
 */
record NeedleText(List<Piece> pieces, List<Needle> needles) {
  private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?]) (?=\\p{Lu})");
  private static final String ENGLISH = "en";

  NeedleText {
    pieces = List.copyOf(pieces);
    needles = List.copyOf(needles);
  }

  /**
   * A part of the text.
   *
   * @param needle which needle it is; below 0: filler
   */
  record Piece(String text, int needle) {}

  /** The text with all needles, as long as it can be made. */
  static NeedleText deep() {
    CalibrationTexts texts = CalibrationTexts.bundled();
    return of(
        texts.choice() + "\n\n" + texts.statistics() + "\n\n" + texts.judgement(),
        Needle.bundled());
  }

  /** A text of some 2,400 tokens with all needles. */
  static NeedleText full() {
    return of(CalibrationTexts.bundled().judgement(), Needle.bundled());
  }

  /** A shorter text with two of three needles, for one who waits. */
  static NeedleText common() {
    return of(CalibrationTexts.bundled().choice(), some(place -> place % 3 != 2));
  }

  /** A short text with a third of the needles. */
  static NeedleText brief() {
    return of(CalibrationTexts.bundled().choice(), some(place -> place % 3 == 0));
  }

  private static List<Needle> some(IntPredicate places) {
    List<Needle> all = Needle.bundled();
    return IntStream.range(0, all.size()).filter(places).mapToObj(all::get).toList();
  }

  private static NeedleText of(String english, List<Needle> needles) {
    Map<String, String> fillers = new LinkedHashMap<>();
    fillers.put(ENGLISH, english);
    String language = "";
    for (String line : CalibrationTexts.resource("needles-filler.txt").lines().toList()) {
      if (line.startsWith("[")) {
        language = line.substring(1, line.indexOf(']'));
      } else {
        fillers.merge(language, line, (a, b) -> a + "\n\n" + b);
      }
    }
    List<Piece> pieces = new ArrayList<>();
    fillers.forEach(
        (of, filler) -> {
          List<Integer> mine = new ArrayList<>();
          for (int i = 0; i < needles.size(); i++) {
            if (needles.get(i).language().equals(of)) {
              mine.add(i);
            }
          }
          pieces.addAll(hidden(filler, mine, needles));
          pieces.add(new Piece("\n\n", -1));
        });
    return new NeedleText(pieces, needles);
  }

  private static List<Piece> hidden(String filler, List<Integer> mine, List<Needle> needles) {
    List<String> sentences = List.of(SENTENCE_END.split(filler));
    List<Piece> pieces = new ArrayList<>();
    int done = 0;
    for (int k = 0; k <= mine.size(); k++) {
      // One more stretch than needles, so that none stands at an end.
      int end = sentences.size() * (k + 1) / (mine.size() + 1);
      if (end > done) {
        String before = pieces.isEmpty() ? "" : " ";
        pieces.add(new Piece(before + String.join(" ", sentences.subList(done, end)), -1));
      }
      if (k < mine.size()) {
        pieces.add(new Piece(" " + needles.get(mine.get(k)).fact(), mine.get(k)));
      }
      done = end;
    }
    return pieces;
  }
}
