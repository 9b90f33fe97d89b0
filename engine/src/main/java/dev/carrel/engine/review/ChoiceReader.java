// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review;

import dev.carrel.engine.evidence.Negations;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds a column's choices in words: whole words, in any case and with or without accents. */
final class ChoiceReader {
  /** A choice and where its words stand. */
  private record Hit(String choice, int from, int to) {}

  /** How far back a negation is looked for, in words. */
  private static final int REACH = 4;

  /** A negation before one of them does not deny. */
  private static final Set<String> ONLY =
      Set.of("only", "nur", "seulement", "uniquement", "solo", "solamente", "just", "merely");

  /** These leave out what follows: "everything except ...". */
  private static final Set<String> EXCEPT =
      Set.of("except", "excluding", "außer", "ausser", "sauf", "excepto", "salvo", "hormis");

  /** Behind one of these all of a list is denied: "neither a, b nor c". */
  private static final Set<String> OF_ALL =
      Set.of("none", "neither", "weder", "ni", "keine", "keines");

  /** Behind a choice, they deny it. */
  private static final Set<String> LEFT_OUT =
      Set.of(
          "nicht",
          "not",
          "ausgeschlossen",
          "excluded",
          "verboten",
          "prohibited",
          "untersagt",
          "forbidden",
          "interdit",
          "interdite",
          "exclu",
          "exclue",
          "excluido",
          "excluida",
          "prohibido",
          "prohibida");

  private static final Set<String> BE =
      Set.of("is", "are", "ist", "sind", "est", "sont", "es", "son");

  /** Behind these, what was denied before is no longer. */
  private static final Set<String> TURNS =
      Set.of("but", "rather", "instead", "sondern", "mais", "sino", "pero", ",", ";", ".", ":");

  private ChoiceReader() {}

  /** Empty if none is chosen, or several where one is wanted and the quotes do not tell which. */
  static Optional<CellValue> read(ReviewColumn column, String words, List<String> quotes) {
    List<String> folded = FoldedWords.of(words);
    Optional<String> first = atBeginning(column.choices(), words);
    if (first.isPresent() && column.type() == ColumnType.ONE_OF) {
      return first.map(choice -> new CellValue.Chosen(List.of(choice)));
    }
    List<Hit> hits = hits(column.choices(), folded);
    List<String> chosen =
        column.choices().stream()
            .filter(c -> hits.stream().anyMatch(h -> h.choice().equals(c) && !isDenied(folded, h)))
            .toList();
    if (column.type() == ColumnType.ONE_OF && chosen.size() > 1) {
      List<String> quoted = FoldedWords.of(String.join(" . ", quotes));
      List<Hit> there = hits(column.choices(), quoted);
      chosen =
          chosen.stream()
              .filter(
                  c -> there.stream().anyMatch(h -> h.choice().equals(c) && !isDenied(quoted, h)))
              .toList();
    }
    boolean told = column.type() == ColumnType.ONE_OF ? chosen.size() == 1 : !chosen.isEmpty();
    return told ? Optional.of(new CellValue.Chosen(chosen)) : Optional.empty();
  }

  /** The choice that is the whole first sentence or stands before its first mark. */
  private static Optional<String> atBeginning(List<String> choices, String words) {
    List<String> all = FoldedWords.of(words);
    return choices.stream()
        .filter(choice -> begins(all, FoldedWords.of(choice)))
        .max(Comparator.comparingInt(String::length));
  }

  private static boolean begins(List<String> words, List<String> choice) {
    return words.size() >= choice.size()
        && words.subList(0, choice.size()).equals(choice)
        && (words.size() == choice.size() || ",.;:(".contains(words.get(choice.size())));
  }

  /** Longest first: "sole and exclusive" is not "exclusive" besides. */
  private static List<Hit> hits(List<String> choices, List<String> words) {
    List<Hit> hits = new ArrayList<>();
    List<String> longest =
        choices.stream()
            .sorted(Comparator.comparingInt((String c) -> FoldedWords.of(c).size()).reversed())
            .toList();
    for (String choice : longest) {
      List<String> wanted = FoldedWords.of(choice);
      for (int i = 0; !wanted.isEmpty() && i + wanted.size() <= words.size(); i++) {
        int from = i;
        int to = i + wanted.size();
        boolean free = hits.stream().noneMatch(h -> h.from() < to && from < h.to());
        if (free && words.subList(from, to).equals(wanted)) {
          hits.add(new Hit(choice, from, to));
        }
      }
    }
    return hits;
  }

  private static boolean isDenied(List<String> words, Hit hit) {
    for (int i = hit.from() - 1; i >= Math.max(0, hit.from() - REACH); i--) {
      String word = words.get(i);
      if (word.equals("but") && i > 0 && words.get(i - 1).equals("anything")) {
        return true;
      }
      if (TURNS.contains(word)) {
        break;
      }
      if (EXCEPT.contains(word)) {
        return true;
      }
      if (Negations.isOne(word)) {
        return !ONLY.contains(words.get(i + 1));
      }
    }
    return isOfDenied(words, hit.from()) || isLeftOut(words, hit.to());
  }

  /** In a list that begins with "none of" or "neither", up to a mark or a turn. */
  private static boolean isOfDenied(List<String> words, int at) {
    for (int i = at - 1; i >= 0; i--) {
      String word = words.get(i);
      if (OF_ALL.contains(word)) {
        return true;
      }
      if (TURNS.contains(word) && !word.equals(",")) {
        return false;
      }
    }
    return false;
  }

  /** "Sale is excluded", "Verkauf ausgeschlossen", "Verkauf nicht". */
  private static boolean isLeftOut(List<String> words, int behind) {
    int at = behind < words.size() && BE.contains(words.get(behind)) ? behind + 1 : behind;
    return at < words.size()
        && LEFT_OUT.contains(words.get(at))
        && (at + 1 == words.size() || TURNS.contains(words.get(at + 1)));
  }
}
