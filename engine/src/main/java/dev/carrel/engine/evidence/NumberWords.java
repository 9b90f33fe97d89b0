// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/** Numbers in words, in English, German, French and Spanish. */
final class NumberWords {
  /**
   * A number.
   *
   * @param next the place of the first term behind it
   */
  record Found(BigDecimal value, int next) {}

  private static final Map<Tongue, Map<String, Long>> SMALL =
      Map.of(
          Tongue.ENGLISH,
          with(
              numbers(
                  "zero one two three four five six seven eight nine ten eleven twelve thirteen"
                      + " fourteen fifteen sixteen seventeen eighteen nineteen",
                  "twenty thirty forty fifty sixty seventy eighty ninety"),
              Map.of("dozen", 12L)),
          Tongue.FRENCH,
          with(
              numbers(
                  "zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze"
                      + " quinze seize",
                  "vingt trente quarante cinquante soixante septante huitante nonante"),
              Map.of("une", 1L, "vingts", 20L)),
          Tongue.SPANISH,
          with(
              numbers(
                  "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece"
                      + " catorce quince dieciseis diecisiete dieciocho diecinueve veinte veintiuno"
                      + " veintidos veintitres veinticuatro veinticinco veintiseis veintisiete"
                      + " veintiocho veintinueve",
                  "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa"),
              Map.ofEntries(
                  Map.entry("un", 1L),
                  Map.entry("una", 1L),
                  Map.entry("cien", 100L),
                  Map.entry("ciento", 100L),
                  Map.entry("doscientos", 200L),
                  Map.entry("doscientas", 200L),
                  Map.entry("trescientos", 300L),
                  Map.entry("trescientas", 300L),
                  Map.entry("cuatrocientos", 400L),
                  Map.entry("cuatrocientas", 400L),
                  Map.entry("quinientos", 500L),
                  Map.entry("quinientas", 500L),
                  Map.entry("seiscientos", 600L),
                  Map.entry("seiscientas", 600L),
                  Map.entry("setecientos", 700L),
                  Map.entry("setecientas", 700L),
                  Map.entry("ochocientos", 800L),
                  Map.entry("ochocientas", 800L),
                  Map.entry("novecientos", 900L),
                  Map.entry("novecientas", 900L))));

  /** "a" before hundred is one of them. */
  private static final Map<String, Long> SCALES =
      Map.ofEntries(
          Map.entry("hundred", 100L),
          Map.entry("cent", 100L),
          Map.entry("cents", 100L),
          Map.entry("thousand", 1000L),
          Map.entry("mille", 1000L),
          Map.entry("mil", 1000L),
          Map.entry("tausend", 1000L),
          Map.entry("million", 1_000_000L),
          Map.entry("millions", 1_000_000L),
          Map.entry("millionen", 1_000_000L),
          Map.entry("millon", 1_000_000L),
          Map.entry("millones", 1_000_000L),
          Map.entry("lakh", 100_000L),
          Map.entry("lakhs", 100_000L),
          Map.entry("crore", 10_000_000L),
          Map.entry("crores", 10_000_000L),
          Map.entry("billion", 1_000_000_000L),
          Map.entry("milliarde", 1_000_000_000L),
          Map.entry("milliarden", 1_000_000_000L),
          Map.entry("milliard", 1_000_000_000L),
          Map.entry("milliards", 1_000_000_000L));

  /** Scales behind digits. */
  private static final Map<String, Long> SHORT_SCALES =
      Map.of(
          "k",
          1000L,
          "m",
          1_000_000L,
          "mn",
          1_000_000L,
          "mio",
          1_000_000L,
          "mm",
          1_000_000L,
          "bn",
          1_000_000_000L,
          "mrd",
          1_000_000_000L,
          "tsd",
          1000L,
          "b",
          1_000_000_000L);

  /** Words that are a number only before a unit or a scale. */
  private static final Set<String> ARTICLES =
      Set.of(
          "a", "an", "one", "ein", "eine", "einen", "einem", "einer", "eines", "un", "une", "una",
          "uno");

  /** Numbers in one language and other words in another. */
  private static final Set<String> AMBIGUOUS =
      Set.of(
          "once", "cent", "cents", "neuf", "sept", "un", "une", "una", "uno", "elf", "mil", "mille",
          "vingt", "dos", "dix", "a", "null", "ein", "acht");

  /** Of those, the ones that are hardly anything else before another number. */
  private static final Set<String> BEGINNINGS =
      Set.of(
          "dix",
          "dos",
          "vingt",
          "neuf",
          "sept",
          "elf",
          "acht",
          "half",
          "halbe",
          "halben",
          "anderthalb",
          "eineinhalb",
          "zweieinhalb",
          "demi",
          "medio",
          "media");

  private static final Set<String> JOINS = Set.of("and", "et", "y", "und");

  private static final Map<String, Long> GERMAN =
      with(
          numbers(
              "null eins zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn"
                  + " vierzehn funfzehn sechzehn siebzehn achtzehn neunzehn",
              "zwanzig dreissig vierzig funfzig sechzig siebzig achtzig neunzig"),
          Map.of("ein", 1L, "zwo", 2L));

  private NumberWords() {}

  private static Map<String, Long> numbers(String upward, String tens) {
    Map<String, Long> numbers = new HashMap<>();
    long value = 0;
    for (String word : upward.split(" ", -1)) {
      numbers.put(word, value++);
    }
    value = 20;
    for (String word : tens.split(" ", -1)) {
      numbers.put(word, value);
      value += 10;
    }
    return numbers;
  }

  private static Map<String, Long> with(Map<String, Long> some, Map<String, Long> more) {
    Map<String, Long> all = new HashMap<>(some);
    all.putAll(more);
    return all;
  }

  /** A scale behind a number, as in "1.25 million"; 1 if there is none. */
  static long scale(Term term, boolean joined) {
    if (!term.isWord() || term.is("cent") || term.is("cents")) {
      return 1;
    }
    long scale = SCALES.getOrDefault(term.key(), 1L);
    return scale > 1 || !(joined || term.key().length() > 1)
        ? scale
        : SHORT_SCALES.getOrDefault(term.key(), 1L);
  }

  /** Whether a number behind this word may be the end of a longer one, in some language. */
  static boolean maybeBegins(Term term) {
    return SCALES.containsKey(term.key()) || BEGINNINGS.contains(term.key());
  }

  /** Whether a word is a number only before a unit. */
  static boolean isArticle(Term term) {
    return ARTICLES.contains(term.key());
  }

  /** A number that begins with a term. */
  static Optional<Found> at(List<Term> terms, int from, Tongue tongue) {
    Optional<Found> own =
        tongue == Tongue.GERMAN || tongue == Tongue.OTHER
            ? Optional.empty()
            : at(terms, from, SMALL.getOrDefault(tongue, Map.of()));
    if (tongue == Tongue.GERMAN) {
      own = german(terms, from);
    }
    if (own.isPresent()) {
      return own;
    }
    if (AMBIGUOUS.contains(terms.get(from).key())) {
      return several(terms, from);
    }
    return at(terms, from, SMALL.getOrDefault(Tongue.ENGLISH, Map.of()))
        .or(() -> german(terms, from))
        .or(() -> at(terms, from, SMALL.getOrDefault(Tongue.FRENCH, Map.of())))
        .or(() -> at(terms, from, SMALL.getOrDefault(Tongue.SPANISH, Map.of())));
  }

  /** "Dix-huit" and "dos millones" tell their language by their second word. */
  private static Optional<Found> several(List<Term> terms, int from) {
    return Stream.of(Tongue.FRENCH, Tongue.SPANISH)
        .flatMap(tongue -> at(terms, from, SMALL.getOrDefault(tongue, Map.of())).stream())
        .filter(found -> found.next() > from + 1)
        .findFirst();
  }

  private static Optional<Found> at(List<Term> terms, int from, Map<String, Long> small) {
    long total = 0;
    long now = 0;
    long last = Long.MAX_VALUE;
    int end = from;
    int i = from;
    while (i < terms.size() && terms.get(i).isWord()) {
      String word = terms.get(i).key();
      Long value = small.get(word);
      Long scale = SCALES.get(word);
      if (value != null && isAddable(now, last, value)) {
        now = isFourTwenties(now, value) ? now - 4 + 80 : now + value;
        last = value;
      } else if (scale != null && isScale(terms, i, from, scale, small)) {
        if (scale == 100) {
          now = Math.max(1, now) * 100;
        } else {
          total += Math.max(1, now) * scale;
          now = 0;
        }
        last = scale;
      } else if (word.equals("a") && i == from && i + 1 < terms.size() && isBig(terms.get(i + 1))) {
        now = 1;
        last = 1;
        i++;
        continue;
      } else if (!(JOINS.contains(word) && i > from && goesOn(terms, i + 1, small, last))) {
        break;
      } else {
        i++;
        continue;
      }
      i++;
      end = i;
    }
    return end == from
        ? Optional.empty()
        : Optional.of(new Found(BigDecimal.valueOf(total + now), end));
  }

  private static boolean isBig(Term term) {
    return SCALES.containsKey(term.key()) && !term.key().startsWith("cent");
  }

  private static boolean isFourTwenties(long now, long value) {
    return value == 20 && now % 100 == 4;
  }

  /** Twenty takes on five, not thirty; sixty takes on fifteen, and four twenty. */
  private static boolean isAddable(long now, long last, long value) {
    return last == Long.MAX_VALUE
        || (last >= 100 && value < last)
        || (last >= 20 && last < 100 && value < 20 && value > 0)
        || (last == 10 && value >= 7 && value < 10)
        || isFourTwenties(now, value);
  }

  /** "cent" is a hundred in French alone, "mil" a thousand, "mille" too. */
  private static boolean isScale(
      List<Term> terms, int i, int from, long scale, Map<String, Long> small) {
    String word = terms.get(i).key();
    if (word.startsWith("cent")) {
      return small.containsKey("deux");
    }
    boolean alone = i == from;
    return !alone || small.containsKey("deux") || small.containsKey("dos") || scale >= 1_000_000;
  }

  private static boolean goesOn(List<Term> terms, int i, Map<String, Long> small, long last) {
    if (i >= terms.size()) {
      return false;
    }
    Long value = small.get(terms.get(i).key());
    return value != null && value < last && value > 0 && last >= 20;
  }

  private static Optional<Found> german(List<Term> terms, int from) {
    if (!terms.get(from).isWord()) {
      return Optional.empty();
    }
    OptionalLong first = germanOrOne(terms, from);
    if (first.isEmpty()) {
      return Optional.empty();
    }
    long total = first.getAsLong();
    int next = from + 1;
    while (next < terms.size() && SCALES.getOrDefault(terms.get(next).key(), 1L) >= 1000) {
      total *= SCALES.getOrDefault(terms.get(next).key(), 1L);
      next++;
      OptionalLong rest =
          next < terms.size() ? german(terms.get(next).key()) : OptionalLong.empty();
      if (rest.isPresent()) {
        total += rest.getAsLong();
        next++;
      }
    }
    return Optional.of(new Found(BigDecimal.valueOf(total), next));
  }

  /** "Eine" is a number before "Million". */
  private static OptionalLong germanOrOne(List<Term> terms, int i) {
    boolean scaled =
        i + 1 < terms.size() && SCALES.getOrDefault(terms.get(i + 1).key(), 1L) >= 1_000_000;
    return scaled && terms.get(i).key().startsWith("ein") && isArticle(terms.get(i))
        ? OptionalLong.of(1)
        : german(terms.get(i).key());
  }

  /** A German number that is written in one. */
  static OptionalLong german(String word) {
    for (Map.Entry<String, Long> scale : Map.of("tausend", 1000L, "hundert", 100L).entrySet()) {
      if (scale.getValue() == 100 && word.contains("tausend")) {
        continue;
      }
      int at = word.indexOf(scale.getKey());
      if (at >= 0) {
        String front = word.substring(0, at);
        String rest = word.substring(at + scale.getKey().length());
        OptionalLong times = front.isEmpty() ? OptionalLong.of(1) : german(front);
        OptionalLong more =
            rest.isEmpty()
                ? OptionalLong.of(0)
                : german(rest.startsWith("und") ? rest.substring(3) : rest);
        return times.isPresent() && more.isPresent()
            ? OptionalLong.of(times.getAsLong() * scale.getValue() + more.getAsLong())
            : OptionalLong.empty();
      }
    }
    Long simple = GERMAN.get(word);
    if (simple != null) {
      return OptionalLong.of(simple);
    }
    int und = word.indexOf("und");
    if (und > 0) {
      Long unit = GERMAN.get(word.substring(0, und));
      Long ten = GERMAN.get(word.substring(und + 3));
      if (unit != null && ten != null && unit < 10 && ten >= 20) {
        return OptionalLong.of(unit + ten);
      }
    }
    return OptionalLong.empty();
  }
}
