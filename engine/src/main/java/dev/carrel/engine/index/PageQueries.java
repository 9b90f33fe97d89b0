// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.index;

import static dev.carrel.engine.index.PageAnalyzer.EXACT;

import dev.carrel.engine.index.PageAnalyzer.Token;
import dev.carrel.engine.index.SearchTerm.Any;
import dev.carrel.engine.index.SearchTerm.Clause;
import dev.carrel.engine.index.SearchTerm.Fuzzy;
import dev.carrel.engine.index.SearchTerm.Group;
import dev.carrel.engine.index.SearchTerm.Need;
import dev.carrel.engine.index.SearchTerm.Phrase;
import dev.carrel.engine.index.SearchTerm.Wildcard;
import dev.carrel.engine.index.SearchTerm.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.WildcardQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.automaton.TooComplexToDeterminizeException;

/**
 * Makes Lucene's query for the pages of one language: each word as it stands (which counts double)
 * or by its stem; stop words of that language are left out unless there is nothing else. Pages that
 * have all the words come before those that have some.
 */
final class PageQueries {
  private static final float EXACT_BOOST = 2;
  private static final float TIE_BREAK = 0.1f;

  /** For each word, if a page has all of them: more than a rare word alone brings. */
  private static final float ALL_BONUS = 10;

  /** Words typed together stand together with so many others between. */
  private static final int NEAR = 2;

  private static final int FUZZY_PREFIX = 1;
  private static final int FUZZY_EXPANSIONS = 20;

  /** Of the character pairs of a CJK word, the share that a page must have. */
  private static final double CJK_SHARE = 0.6;

  private final PageAnalyzer analyzer;
  private final Language language;

  PageQueries(PageAnalyzer analyzer, Language language) {
    this.analyzer = analyzer;
    this.language = language;
  }

  /** The query; empty if there is nothing in it to look for. */
  Optional<Query> build(List<Clause> clauses) {
    Optional<Query> query = combine(clauses.stream().filter(c -> !isStopWord(c)).toList());
    return (query.isPresent() ? query : combine(clauses)).map(found -> withOrder(found, clauses));
  }

  private boolean isStopWord(Clause clause) {
    return clause.need() == Need.SHOULD
        && clause.term() instanceof Word(String text)
        && PageAnalyzer.isStopWord(language, text.toLowerCase(Locale.ROOT));
  }

  private Optional<Query> combine(List<Clause> clauses) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    List<Query> wanted = new ArrayList<>();
    for (Clause clause : clauses) {
      Optional<Query> part = query(clause.term());
      if (part.isEmpty()) {
        continue;
      }
      query.add(part.get(), occur(clause.need()));
      if (clause.need() != Need.MUST_NOT) {
        wanted.add(part.get());
      }
    }
    if (wanted.isEmpty()) {
      return Optional.empty();
    }
    if (wanted.size() > 1) {
      query.add(bonus(wanted), Occur.SHOULD);
    }
    return Optional.of(query.build());
  }

  /** Pages where the words stand together in the order in which they were typed come first. */
  private Query withOrder(Query query, List<Clause> clauses) {
    boolean plain =
        clauses.size() > 1
            && clauses.stream()
                .allMatch(
                    c ->
                        c.need() == Need.SHOULD
                            && (c.term() instanceof Word
                                || c.term() instanceof Phrase
                                || c.term() instanceof Group));
    if (!plain) {
      return query;
    }
    String typed =
        clauses.stream()
            .map(
                c ->
                    switch (c.term()) {
                      case Word(String text) -> text;
                      case Phrase(String text, int slop) -> text;
                      case Group(String text, String whole) -> text;
                      default -> "";
                    })
            .collect(Collectors.joining(" "));
    return sequence(EXACT, analyzer.tokens(EXACT, typed), NEAR)
        .<Query>map(
            together ->
                new BooleanQuery.Builder()
                    .add(query, Occur.MUST)
                    .add(
                        new BoostQuery(
                            new ConstantScoreQuery(together), ALL_BONUS * clauses.size()),
                        Occur.SHOULD)
                    .build())
        .orElse(query);
  }

  private static Query bonus(List<Query> wanted) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    wanted.forEach(part -> all.add(part, Occur.FILTER));
    return new BoostQuery(new ConstantScoreQuery(all.build()), ALL_BONUS * wanted.size());
  }

  private static Occur occur(Need need) {
    return switch (need) {
      case SHOULD -> Occur.SHOULD;
      case MUST -> Occur.MUST;
      case MUST_NOT -> Occur.MUST_NOT;
    };
  }

  private Optional<Query> query(SearchTerm term) {
    return switch (term) {
      case Word(String text) -> word(text);
      case Phrase(String text, int slop) -> phrase(text, slop);
      case Group(String text, String whole) ->
          best(Stream.of(word(text), exactly(whole, 0)).flatMap(Optional::stream).toList());
      case Wildcard(String pattern) -> wildcard(pattern);
      case Fuzzy(String text, int edits) -> fuzzy(text, edits);
      case Any(List<SearchTerm> terms) ->
          best(terms.stream().map(this::query).flatMap(Optional::stream).toList());
    };
  }

  private Optional<Query> word(String text) {
    List<Query> ways = exact(text, 0);
    language.field().ifPresent(field -> ways.addAll(stems(field, text)));
    String undivided = undivided(text);
    if (!undivided.equals(text)) {
      language.field().ifPresent(field -> ways.addAll(stems(field, undivided)));
    }
    List<BytesRef> beginnings =
        CutWords.beginnings(text).stream().<BytesRef>map(BytesRef::new).toList();
    if (!beginnings.isEmpty()) {
      ways.add(new TermInSetQuery(CutWords.FIELD, beginnings));
    }
    return best(ways);
  }

  /** In quotes a word means just that word; only CJK needs its pairs, having no words. */
  private Optional<Query> phrase(String text, int slop) {
    List<Query> ways = exact(text, slop);
    if (language == Language.CJK) {
      language
          .field()
          .ifPresent(f -> sequence(f, analyzer.tokens(f, text), slop).ifPresent(ways::add));
    }
    return best(ways);
  }

  /**
   * As typed, with hyphens dropped, as a word divided at a hyphen is indexed, and numbers without
   * blanks between their groups.
   */
  private List<Query> exact(String text, int slop) {
    return Stream.of(text, undivided(text), NumberGroups.joined(text))
        .distinct()
        .map(way -> exactly(way, slop))
        .flatMap(Optional::stream)
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static String undivided(String text) {
    return text.replaceAll("(?<=\\p{L})[-\u2010\u2011](?=\\p{L})", "");
  }

  private Optional<Query> exactly(String text, int slop) {
    List<Token> tokens = analyzer.tokens(EXACT, text);
    return sequence(EXACT, tokens, slop).map(query -> new BoostQuery(query, EXACT_BOOST));
  }

  private List<Query> stems(String field, String text) {
    List<Query> ways = new ArrayList<>();
    List<Token> tokens = analyzer.tokens(field, text);
    sequence(field, tokens, 0).ifPresent(ways::add);
    if (language == Language.CJK && tokens.size() > 2) {
      ways.add(mostOf(field, tokens));
    }
    return ways;
  }

  private static Query mostOf(String field, List<Token> tokens) {
    BooleanQuery.Builder most = new BooleanQuery.Builder();
    List<String> terms = tokens.stream().map(Token::term).distinct().limit(100).toList();
    terms.forEach(term -> most.add(new TermQuery(new Term(field, term)), Occur.SHOULD));
    most.setMinimumNumberShouldMatch((int) Math.ceil(CJK_SHARE * terms.size()));
    return most.build();
  }

  private static Optional<Query> sequence(String field, List<Token> tokens, int slop) {
    if (tokens.isEmpty()) {
      return Optional.empty();
    }
    if (tokens.size() == 1) {
      return Optional.of(new TermQuery(new Term(field, tokens.getFirst().term())));
    }
    PhraseQuery.Builder phrase = new PhraseQuery.Builder().setSlop(slop);
    int first = tokens.getFirst().position();
    for (Token token : tokens) {
      phrase.add(new Term(field, token.term()), token.position() - first);
    }
    return Optional.of(phrase.build());
  }

  private Optional<Query> wildcard(String pattern) {
    try {
      return Optional.of(new WildcardQuery(new Term(EXACT, analyzer.normalize(EXACT, pattern))));
    } catch (TooComplexToDeterminizeException e) {
      return word(pattern);
    }
  }

  private Optional<Query> fuzzy(String text, int edits) {
    List<Token> tokens = analyzer.tokens(EXACT, text);
    if (tokens.size() != 1) {
      return word(text);
    }
    Term term = new Term(EXACT, tokens.getFirst().term());
    return Optional.of(new FuzzyQuery(term, edits, FUZZY_PREFIX, FUZZY_EXPANSIONS, true));
  }

  private static Optional<Query> best(List<Query> ways) {
    return switch (ways.size()) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of(ways.getFirst());
      default -> Optional.of(new DisjunctionMaxQuery(ways, TIE_BREAK));
    };
  }
}
