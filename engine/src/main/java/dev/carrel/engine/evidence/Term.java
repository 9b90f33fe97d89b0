// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A word, a number or a sign of a text whose facts are looked at.
 *
 * @param text as it stands
 * @param key in small letters without accents; a sign as it is
 * @param kind which it is
 * @param start its first character in the text
 * @param end behind its last one
 */
record Term(String text, String key, Kind kind, int start, int end) {
  enum Kind {
    WORD,
    NUMBER,
    SIGN
  }

  /**
   * Digits with what parts thousands and decimals; blanks only where three digits follow. "1.250,-"
   * has strokes for the cents that there are none of, and ".5" begins with its point.
   */
  private static final String NUMBER =
      "\\d{1,3}(?:[ "
          + " ]\\d{3})+(?!\\d)(?:[.,]\\d+)?|\\d+(?:[.,'’]\\d+)*(?:[.,][-–]{1,2}(?![\\w–-]))?|(?<![\\p{L}\\p{N}.,)\\]])\\.\\d+|[½¼¾⅓⅔]";

  private static final String WORD = "(?:\\p{L}\\.){2,}|\\p{L}[\\p{L}\\p{M}]*";
  private static final Pattern TERM =
      Pattern.compile("(?<number>" + NUMBER + ")|(?<word>" + WORD + ")|(?<sign>\\S)");

  /** What an apostrophe leaves of "not". */
  private static final Map<String, String> SHORT =
      Map.of("ca", "can", "wo", "will", "sha", "shall");

  /** What makes another word of the one behind its hyphen. */
  private static final Set<String> PREFIXES = Set.of("non", "semi", "bi", "sub");

  boolean isWord() {
    return kind == Kind.WORD;
  }

  boolean isNumber() {
    return kind == Kind.NUMBER;
  }

  boolean is(String wanted) {
    return key.equals(wanted);
  }

  /** Whether it begins with a capital letter. */
  boolean isCapital() {
    return kind == Kind.WORD && Character.isUpperCase(text.charAt(0));
  }

  /** Whether one of some words is among them, by its key. */
  static boolean any(List<Term> terms, Set<String> words) {
    return terms.stream().anyMatch(t -> words.contains(t.key()));
  }

  /** The last one that ends before a place of the text. */
  static Optional<Term> before(List<Term> terms, int place) {
    return terms.stream().filter(t -> t.end() <= place).reduce((first, second) -> second);
  }

  /** The terms of a text, in its order; hyphens and apostrophes between letters are none. */
  static List<Term> of(String text) {
    List<Term> terms = new ArrayList<>();
    Matcher matcher = TERM.matcher(text);
    while (matcher.find()) {
      Kind kind =
          matcher.group("number") != null
              ? Kind.NUMBER
              : matcher.group("word") != null ? Kind.WORD : Kind.SIGN;
      String found = matcher.group();
      if (!(kind == Kind.SIGN && joinsWords(text, matcher.start()))) {
        String key = Plain.text(found);
        if (kind == Kind.WORD) {
          key = key.replace(".", "").replace("ß", "ss");
        }
        terms.add(new Term(found, key, kind, matcher.start(), matcher.end()));
      }
    }
    return spelledOut(text, numbered(terms));
  }

  /** "Amendment No. 2" says no no. */
  private static List<Term> numbered(List<Term> terms) {
    for (int i = 1; i + 2 < terms.size(); i++) {
      Term term = terms.get(i);
      if (term.is("no")
          && terms.get(i - 1).isWord()
          && terms.get(i + 1).is(".")
          && terms.get(i + 2).isNumber()) {
        terms.set(i, new Term(term.text, "nr", term.kind, term.start, term.end));
      }
    }
    return terms;
  }

  /** A hyphen or an apostrophe with a letter or digit on both sides, and no white space. */
  private static boolean joinsWords(String text, int at) {
    return "-‐‑'’".indexOf(text.charAt(at)) >= 0
        && at > 0
        && at + 1 < text.length()
        && Character.isLetterOrDigit(text.charAt(at - 1))
        && Character.isLetter(text.charAt(at + 1));
  }

  /** "Semi-annual" is not annual, and a sub-tenant no tenant. */
  private static boolean isPrefix(Term before, Term term) {
    return PREFIXES.contains(before.key) || (before.is("half") && term.is("yearly"));
  }

  /** "don't" is do and not; a letter that an apostrophe leaves of a genitive goes. */
  private static List<Term> spelledOut(String text, List<Term> terms) {
    List<Term> result = new ArrayList<>();
    for (Term term : terms) {
      Term before = result.isEmpty() ? term : result.getLast();
      boolean behindApostrophe =
          term.isWord()
              && before.isWord()
              && term.start == before.end + 1
              && "'’".indexOf(text.charAt(before.end)) >= 0;
      if (behindApostrophe && term.is("t") && before.key.endsWith("n")) {
        String verb = before.key.substring(0, before.key.length() - 1);
        String whole = before.is("can") ? "can" : SHORT.getOrDefault(verb, verb);
        result.set(
            result.size() - 1, new Term(before.text, whole, before.kind, before.start, before.end));
        result.add(new Term(term.text, "not", term.kind, term.start, term.end));
      } else if (term.isWord()
          && isPrefix(before, term)
          && term.start == before.end + 1
          && text.charAt(before.end) != ' ') {
        String whole = text.substring(before.start, term.end);
        result.set(
            result.size() - 1,
            new Term(whole, before.key + term.key, Kind.WORD, before.start, term.end));
      } else if (!(behindApostrophe && term.is("s"))) {
        result.add(term);
      }
    }
    return result;
  }
}
