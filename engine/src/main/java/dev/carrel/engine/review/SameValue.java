// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review;

import dev.carrel.engine.evidence.Negations;
import dev.carrel.engine.evidence.PartyNames;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether two readers said the same. */
public final class SameValue {
  /** Words that a shorter text must have to be a part of a longer one. */
  private static final int LEAST_WORDS = 3;

  private SameValue() {}

  /**
   * Whether both say the same: dates to the same day, month or year; equal amounts of one unit;
   * lengths that are as long everywhere (12 months are a year, 30 days no month); the same choices;
   * the same names, told in whole or in part; words of which one has all of the other's. What could
   * not be read agrees with nothing.
   */
  public static boolean agree(CellValue a, CellValue b) {
    if (a instanceof CellValue.Amount(BigDecimal number, String unit)
        && b instanceof CellValue.Amount(BigDecimal other, String otherUnit)) {
      return number.compareTo(other) == 0 && FoldedWords.of(unit).equals(FoldedWords.of(otherUnit));
    }
    if (a instanceof CellValue.Length length && b instanceof CellValue.Length other) {
      return length.counted().equals(other.counted())
          && TimeLength.about(length).compareTo(TimeLength.about(other)) == 0;
    }
    if (a instanceof CellValue.Names(List<String> names)
        && b instanceof CellValue.Names(List<String> others)) {
      return names.size() == others.size() && areIn(names, others) && areIn(others, names);
    }
    if (a instanceof CellValue.Chosen(List<String> choices)
        && b instanceof CellValue.Chosen(List<String> others)) {
      return new HashSet<>(choices).equals(new HashSet<>(others));
    }
    if (a instanceof CellValue.Text(String words) && b instanceof CellValue.Text(String others)) {
      return areSame(words, others);
    }
    return !(a instanceof CellValue.Unread) && a.equals(b);
  }

  private static boolean areIn(List<String> names, List<String> others) {
    return names.stream().allMatch(name -> others.stream().anyMatch(other -> isName(name, other)));
  }

  /** Whether two names are of the same party or place, one perhaps told in part. */
  static boolean isName(String name, String other) {
    List<String> some = FoldedWords.of(PartyNames.folded(name));
    List<String> more = FoldedWords.of(PartyNames.folded(other));
    return !some.isEmpty() && !more.isEmpty() && (isPart(some, more) || isPart(more, some));
  }

  private static boolean isPart(List<String> some, List<String> more) {
    return Collections.indexOfSubList(more, some) >= 0;
  }

  private static boolean areSame(String words, String others) {
    List<String> some = spoken(words);
    List<String> more = spoken(others);
    if (some.equals(more)) {
      return !some.isEmpty();
    }
    List<String> shorter = some.size() <= more.size() ? some : more;
    List<String> longer = some.size() <= more.size() ? more : some;
    return shorter.size() >= LEAST_WORDS
        && isPart(shorter, longer)
        && negations(shorter) == negations(longer)
        && numbers(shorter).equals(numbers(longer));
  }

  private static List<String> spoken(String words) {
    return FoldedWords.of(words).stream()
        .filter(word -> Character.isLetterOrDigit(word.codePointAt(0)))
        .toList();
  }

  private static long negations(List<String> words) {
    return words.stream().filter(Negations::isOne).count();
  }

  private static Set<String> numbers(List<String> words) {
    return words.stream()
        .filter(word -> Character.isDigit(word.codePointAt(0)))
        .collect(Collectors.toSet());
  }
}
