// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review;

import dev.carrel.engine.evidence.Negations;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

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
      Set.of(
          "except",
          "excluding",
          "excludes",
          "exclude",
          "außer",
          "ausser",
          "sauf",
          "excepto",
          "salvo",
          "hormis",
          "statt",
          "anstatt",
          "anstelle");

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

  /** What is said of a choice ends with one of them. */
  private static final Set<String> ENDS =
      Set.of(",", ";", ".", ")", "but", "sondern", "mais", "sino", "pero", "aber");

  private static final Set<String> JOINS =
      Set.of("and", "und", "et", "y", "that", "which", "who", "whose", "if", "wenn", "falls");

  /** "Without delay", "no later than", "at no cost". */
  private static final Set<String> NO_DENIAL = Set.of("without", "ohne", "sans", "sin", "unless");

  private static final Set<String> LIMITS =
      Set.of("later", "earlier", "more", "less", "fewer", "spater", "fruher", "mehr", "weniger");

  private static final Set<String> SAID_NO =
      Set.of("no", "nein", "non", "false", "falsch", "not", "nicht", "none", "keine", "n");

  private static final Set<String> FREED =
      Set.of(
          ("exempt exempted released relieved excused free refuses refused befreit entbunden"
                  + " ausgenommen exonere exoneree exento exenta")
              .split(" ", -1));

  private static final Pattern FORMER =
      Pattern.compile(
          "(?iu)(?<!\\p{L})(?:formerly|previously|used to|no"
              + " longer|früher|bisher|ehemals|vormals|nicht mehr|ne plus|anciennement|ya"
              + " no)(?!\\p{L})");

  private static final Set<String> ADDS = Set.of("and", "und", "et", "y", "sowie", "or", "oder");
  private static final Set<String> ARTICLES =
      Set.of("the", "both", "also", "der", "die", "das", "den", "dem", "auch", "le", "la", "el");
  private static final Set<String> SENTENCE_ENDS = Set.of(";", ".", "while", "whereas", "wahrend");

  private static final Pattern OPTIONAL =
      Pattern.compile(
          "\\b(?:(?:can|may|could|might) (?:also )?be"
              + " (?:added|bought|purchased|insured|agreed|included|chosen|obtained|requested|covered|taken)|optional(?:ly)?|separately|on"
              + " request|upon request|auf"
              + " wunsch|zusatzlich|(?:kann|konnen)\\b.*\\b(?:werden|hinzu\\w*))\\b");

  private ChoiceReader() {}

  /** Empty if none is chosen, or several where one is wanted and the quotes do not tell which. */
  static Optional<CellValue> read(ReviewColumn column, String words, List<String> quotes) {
    if (Unsettled.isPerhaps(words)
        || FORMER.matcher(words).find()
        || isOfOthers(column.choices(), words)) {
      return Optional.empty();
    }
    List<String> folded = FoldedWords.of(told(words));
    List<Hit> hits = hits(column.choices(), folded);
    Optional<String> first =
        atBeginning(column.choices(), folded)
            .filter(c -> hits.stream().anyMatch(h -> h.from() == 0 && !isDenied(folded, h, hits)))
            .filter(c -> hits.stream().noneMatch(h -> !h.choice().equals(c) && isAdded(folded, h)));
    if (first.isPresent() && column.type() == ColumnType.ONE_OF) {
      return first.map(choice -> new CellValue.Chosen(List.of(choice)));
    }
    if (isPartlyOptional(folded, hits)) {
      return Optional.empty();
    }
    List<String> chosen =
        column.choices().stream()
            .filter(
                c ->
                    hits.stream().anyMatch(h -> h.choice().equals(c) && !isDenied(folded, h, hits)))
            .toList();
    if (column.type() == ColumnType.ONE_OF && chosen.size() > 1) {
      List<String> quoted = FoldedWords.of(String.join(" . ", quotes));
      List<Hit> there = hits(column.choices(), quoted);
      chosen =
          chosen.stream()
              .filter(
                  c ->
                      there.stream()
                          .anyMatch(h -> h.choice().equals(c) && !isDenied(quoted, h, there)))
              .toList();
    }
    boolean told = column.type() == ColumnType.ONE_OF ? chosen.size() == 1 : !chosen.isEmpty();
    return told ? Optional.of(new CellValue.Chosen(chosen)) : Optional.empty();
  }

  /** The choice that is the whole first sentence or stands before its first mark. */
  private static Optional<String> atBeginning(List<String> choices, List<String> all) {
    return choices.stream()
        .filter(choice -> begins(all, FoldedWords.of(choice)))
        .max(Comparator.comparingInt(String::length));
  }

  /** "Buyer (50%) and Seller": behind the first comes another one. */
  private static boolean isAdded(List<String> words, Hit hit) {
    int before = hit.from() - 1;
    while (before >= 0 && ARTICLES.contains(words.get(before))) {
      before--;
    }
    return before >= 0 && ADDS.contains(words.get(before));
  }

  /** "It covers fire; earthquake can be added": of some it is told that they may be. */
  private static boolean isPartlyOptional(List<String> words, List<Hit> hits) {
    long optional = hits.stream().filter(hit -> isOptional(words, hit)).count();
    return optional > 0 && optional < hits.size();
  }

  private static boolean isOptional(List<String> words, Hit hit) {
    int from = hit.from();
    while (from > 0 && !SENTENCE_ENDS.contains(words.get(from - 1))) {
      from--;
    }
    int to = hit.to();
    while (to < words.size() && !SENTENCE_ENDS.contains(words.get(to))) {
      to++;
    }
    return OPTIONAL.matcher(String.join(" ", words.subList(from, to))).find();
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

  /** Ticks and boxes in words: "[ ] insolvency", "breach ✓, insolvency ✗". */
  private static String told(String words) {
    String plain = words.replaceAll("✗|✘|❌|☒(?=\\s*$)", " (no) ").replaceAll("✓|✔|✅", " (yes) ");
    return words.matches("(?s).*(?:\\[[xX]]|☒|☑).*")
        ? plain.replaceAll("\\[ ?]|☐", " not ")
        : plain;
  }

  /** "The tenant's insurer" is not the tenant. */
  private static boolean isOfOthers(List<String> choices, String words) {
    return choices.stream()
        .map(Pattern::quote)
        .anyMatch(
            choice ->
                Pattern.compile(
                        "(?iu)(?<!\\p{L})"
                            + choice
                            + "['’]s?\\s+(?!expense|cost|responsib|dut|oblig|account|task)\\p{L}")
                    .matcher(words)
                    .find());
  }

  private static boolean isDenied(List<String> words, Hit hit, List<Hit> hits) {
    if (isDeniedBehind(words, hit, hits)) {
      return true;
    }
    for (int i = hit.from() - 1; i >= Math.max(0, hit.from() - REACH); i--) {
      String word = words.get(i);
      boolean anything =
          i > 0 && words.get(i - 1).matches("any(?:thing|one|body)|every(?:thing|one|body)|all");
      if (word.equals("but") && anything) {
        return true;
      }
      if (TURNS.contains(word)) {
        break;
      }
      boolean than =
          (word.equals("than") && i > 0 && Set.of("other", "rather").contains(words.get(i - 1)))
              || (word.equals("of") && i > 0 && words.get(i - 1).equals("instead"));
      if (than || EXCEPT.contains(word)) {
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

  /** "Landlord: no", "the landlord is not obliged", "Kündigung ist nicht möglich". */
  private static boolean isDeniedBehind(List<String> words, Hit hit, List<Hit> hits) {
    int at = hit.to();
    while (at < words.size() && Set.of(":", "(").contains(words.get(at))) {
      at++;
    }
    if (at < words.size()
        && (at > hit.to() || at + 1 == words.size() || ENDS.contains(words.get(at + 1)))
        && SAID_NO.contains(words.get(at))) {
      return true;
    }
    for (int i = hit.to(); i < words.size(); i++) {
      String word = words.get(i);
      int here = i;
      boolean other = hits.stream().anyMatch(h -> here < h.from() && h.from() <= here + REACH);
      if (ENDS.contains(word) || (JOINS.contains(word) && !other)) {
        return false;
      }
      String next = i + 1 < words.size() ? words.get(i + 1) : "";
      boolean limits =
          ONLY.contains(next)
              || NO_DENIAL.contains(word)
              || LIMITS.contains(next)
              || Set.of("at", "zu").contains(words.get(i - 1));
      if ((Negations.isOne(word) && !limits) || FREED.contains(word) || EXCEPT.contains(word)) {
        return !other;
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
