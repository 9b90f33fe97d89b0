// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.index;

import dev.carrel.engine.document.FoldedText;
import dev.carrel.engine.index.SearchTerm.Any;
import dev.carrel.engine.index.SearchTerm.Clause;
import dev.carrel.engine.index.SearchTerm.Fuzzy;
import dev.carrel.engine.index.SearchTerm.Group;
import dev.carrel.engine.index.SearchTerm.Need;
import dev.carrel.engine.index.SearchTerm.Phrase;
import dev.carrel.engine.index.SearchTerm.Wildcard;
import dev.carrel.engine.index.SearchTerm.Word;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a person typed. It never fails: what is not well-formed counts as words. Used are the
 * first 10,000 characters and the first 24 terms of them, of which 3 fuzzy and 8 with wildcards
 * (further ones count as words), so that the work of a search has a limit.
 */
final class SearchSyntax {
  private static final int MOST_CHARACTERS = 10_000;
  private static final int MOST_TERMS = 24;
  private static final int MOST_FUZZY = 3;
  private static final int MOST_WILDCARDS = 8;
  private static final int MOST_STARS = 5;
  private static final int MOST_PHRASE_CHARACTERS = 1_500;
  private static final int MOST_SLOP = 100;

  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<sign>[-+](?=[\"\\p{L}\\p{N}]))?"
              + "(?:\"(?<phrase>[^\"]*)\"(?:~(?<slop>\\d{1,4})?)?"
              + "|(?<place>[\\p{L}\\p{N}.]{1,20}(?:\\([\\p{L}\\p{N}]{1,6}\\)){1,9})"
              + "|(?<word>[^\\s\"():]+))",
          Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern FUZZY = Pattern.compile("(.*?[\\p{L}\\p{M}\\p{N}])~([\\d.]*)");
  private static final Pattern NOT_PATTERN = Pattern.compile("[^\\p{L}\\p{M}\\p{N}*?]+");
  private static final Pattern NOT_WORD = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

  private final List<Clause> clauses = new ArrayList<>();
  private Need pendingNeed = Need.SHOULD;
  private boolean pendingOr;
  private int terms;
  private int fuzzy;
  private int wildcards;

  private SearchSyntax() {}

  /** The clauses of a query, at least one of them positive; empty if there is no word in it. */
  static List<Clause> parse(String typed) {
    String text = clean(typed);
    SearchSyntax syntax = new SearchSyntax();
    List<MatchResult> tokens = TOKEN.matcher(text).results().toList();
    List<String> numbers = numbers(tokens);
    for (int i = 0; i < tokens.size() && syntax.terms < MOST_TERMS; i++) {
      if (numbers.get(i).isEmpty()) {
        syntax.take(tokens.get(i), isShouted(tokens, i));
      } else {
        syntax.add(new Group(tokens.get(i).group(), numbers.get(i)));
      }
    }
    boolean positive = syntax.clauses.stream().anyMatch(c -> c.need() != Need.MUST_NOT);
    return positive ? List.copyOf(syntax.clauses) : words(text);
  }

  /** For each token the number that it is a group of; empty if it is a word of its own. */
  private static List<String> numbers(List<MatchResult> tokens) {
    List<String> words = tokens.stream().map(MatchResult::group).toList();
    List<String> numbers = new ArrayList<>(Collections.nCopies(words.size(), ""));
    for (int i = 0; i < words.size(); ) {
      int length = NumberGroups.length(words, i);
      if (length > 1) {
        Collections.fill(
            numbers.subList(i, i + length), String.join("", words.subList(i, i + length)));
      }
      i += length;
    }
    return numbers;
  }

  private static String clean(String typed) {
    int end = Math.min(typed.length(), MOST_CHARACTERS);
    return FoldedText.fold(typed.substring(0, end), FoldedText.SEARCH)
        .replaceAll("[\u201C\u201D\u201E\u00AB\u00BB]", "\"");
  }

  /** A query of nothing but operators, exclusions or broken syntax: its words. */
  private static List<Clause> words(String text) {
    return NOT_WORD
        .splitAsStream(text)
        .filter(word -> !word.isEmpty())
        .distinct()
        .limit(MOST_TERMS)
        .map(word -> new Clause(Need.SHOULD, new Word(word)))
        .toList();
  }

  /** Whether what stands on both sides is in capitals, too: a pasted heading, and no operator. */
  private static boolean isShouted(List<MatchResult> tokens, int at) {
    return isCapitals(tokens, at - 1) && isCapitals(tokens, at + 1);
  }

  private static boolean isCapitals(List<MatchResult> tokens, int at) {
    if (at < 0 || at >= tokens.size()) {
      return false;
    }
    String word = tokens.get(at).group("word");
    return word != null
        && word.codePoints().filter(Character::isUpperCase).count() > 1
        && word.codePoints().noneMatch(Character::isLowerCase);
  }

  private void take(MatchResult token, boolean shouted) {
    String word = token.group("word");
    String phrase = token.group("phrase");
    if (word != null && token.group("sign") == null && !shouted && isOperator(word)) {
      return;
    }
    if ("-".equals(token.group("sign"))) {
      pendingNeed = Need.MUST_NOT;
    } else if ("+".equals(token.group("sign"))) {
      pendingNeed = Need.MUST;
    }
    String place = token.group("place");
    if (place != null && place.codePoints().anyMatch(Character::isDigit)) {
      addPhrase(place, null);
    } else if (place != null) {
      words(place).forEach(clause -> add(clause.term()));
    } else if (phrase != null) {
      addPhrase(phrase, token.group("slop"));
    } else if (word != null) {
      addWord(word);
    }
  }

  private boolean isOperator(String word) {
    switch (word) {
      case "AND", "&&" -> {
        int last = clauses.size() - 1;
        if (last >= 0) {
          if (clauses.get(last).need() == Need.SHOULD) {
            clauses.set(last, new Clause(Need.MUST, clauses.get(last).term()));
          }
          pendingNeed = Need.MUST;
        }
      }
      case "OR", "||" -> pendingOr = !clauses.isEmpty();
      case "NOT", "!" -> pendingNeed = Need.MUST_NOT;
      default -> {
        return false;
      }
    }
    return true;
  }

  private void addPhrase(String phrase, @Nullable String slop) {
    if (!hasWord(phrase)) {
      return;
    }
    if (phrase.length() > MOST_PHRASE_CHARACTERS) {
      // A pasted page: its words find it as well, and in bounded time.
      words(phrase).forEach(clause -> add(clause.term()));
      return;
    }
    int places = slop == null ? 0 : Math.min(Integer.parseInt(slop), MOST_SLOP);
    add(new Phrase(phrase, places));
  }

  private void addWord(String word) {
    if (!hasWord(word)) {
      return;
    }
    Matcher like = FUZZY.matcher(word);
    if (like.matches() && fuzzy < MOST_FUZZY) {
      addFuzzy(like.group(1), like.group(2));
    } else if (word.indexOf('*') >= 0 || word.indexOf('?') >= 0) {
      addWildcards(word);
    } else {
      add(new Word(word));
    }
  }

  /** {@code ~1} and {@code ~2} are heeded; otherwise the word's length decides. */
  private void addFuzzy(String word, String edits) {
    int letters = word.codePointCount(0, word.length());
    if (letters < 3 || letters > 50) {
      add(new Word(word));
      return;
    }
    fuzzy++;
    int usual = letters <= 5 ? 1 : 2;
    add(new Fuzzy(word, edits.equals("1") ? 1 : edits.equals("2") ? 2 : usual));
  }

  /**
   * The index has no terms with punctuation in them, so {@code cross-b*} is a word and a pattern.
   */
  private void addWildcards(String word) {
    NOT_PATTERN
        .splitAsStream(word)
        .map(piece -> piece.replaceAll("\\*+", "*").replaceAll("^[*?]+", ""))
        .filter(SearchSyntax::hasWord)
        .forEach(piece -> add(wildcard(piece)));
  }

  private SearchTerm wildcard(String piece) {
    long stars = piece.chars().filter(c -> c == '*' || c == '?').count();
    boolean unspaced = UnspacedPairs.isUnspaced(piece);
    if (unspaced || stars == 0 || stars > MOST_STARS || wildcards >= MOST_WILDCARDS) {
      return new Word(piece.replaceAll("[*?]", " "));
    }
    wildcards++;
    if (piece.endsWith("?") && stars == 1) {
      // May be the end of a question: "What is the notice period?"
      return new Any(
          List.of(new Word(piece.substring(0, piece.length() - 1)), new Wildcard(piece)));
    }
    return new Wildcard(piece);
  }

  private void add(SearchTerm term) {
    int last = clauses.size() - 1;
    Clause clause = new Clause(pendingNeed, term);
    if (pendingOr && last >= 0 && pendingNeed != Need.MUST_NOT) {
      clauses.set(
          last, new Clause(clauses.get(last).need(), either(clauses.get(last).term(), term)));
      terms++;
    } else if (terms < MOST_TERMS && !clauses.contains(clause)) {
      clauses.add(clause);
      terms++;
    }
    pendingOr = false;
    pendingNeed = Need.SHOULD;
  }

  private static SearchTerm either(SearchTerm first, SearchTerm second) {
    List<SearchTerm> both =
        new ArrayList<>(first instanceof Any any ? any.terms() : List.of(first));
    both.add(second);
    return new Any(both);
  }

  private static boolean hasWord(String text) {
    return text.codePoints().anyMatch(Character::isLetterOrDigit);
  }
}
