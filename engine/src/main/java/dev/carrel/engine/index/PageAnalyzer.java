// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.index;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.AnalyzerWrapper;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.de.GermanLightStemFilter;
import org.apache.lucene.analysis.de.GermanNormalizationFilter;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.es.SpanishLightStemFilter;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;
import org.apache.lucene.analysis.util.ElisionFilter;

/**
 * From text to the terms of each field: {@link #EXACT} has every word as it stands, without case
 * and accents; a language's field has stems without its stop words. Lucene's own analyzers are not
 * used whole because {@link FoldedWords} must come before the tokenizer and {@link TermFilter}
 * right behind it.
 */
final class PageAnalyzer extends AnalyzerWrapper {
  static final String EXACT = "text_exact";

  /** Behind English's 33: what questions are made of. */
  private static final List<String> QUESTION_WORDS =
      List.of("what", "which", "who", "how", "when", "where", "why", "do", "does", "did", "has");

  private static final CharArraySet ENGLISH_STOP_WORDS = englishStopWords();

  private final Analyzer exact = new Chain(Language.OTHER);
  private final Map<String, Analyzer> byField = new HashMap<>();

  PageAnalyzer() {
    super(PER_FIELD_REUSE_STRATEGY);
    for (Language language : Language.values()) {
      language.field().ifPresent(field -> byField.put(field, new Chain(language)));
    }
  }

  /** One term of an analysed text and its place among the others, from 0. */
  record Token(String term, int position) {}

  @Override
  protected Analyzer getWrappedAnalyzer(String field) {
    return byField.getOrDefault(field, exact);
  }

  /** The terms of a text in a field; where a word has several forms, the most exact one. */
  List<Token> tokens(String field, String text) {
    List<Token> tokens = new ArrayList<>();
    try (TokenStream stream = tokenStream(field, text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      PositionIncrementAttribute step = stream.addAttribute(PositionIncrementAttribute.class);
      TypeAttribute type = stream.addAttribute(TypeAttribute.class);
      stream.reset();
      int position = -1;
      while (stream.incrementToken()) {
        if (type.type().equals(WordForms.JOINED)) {
          continue; // only what is looked for in may be written so, too
        }
        position += step.getPositionIncrement();
        if (step.getPositionIncrement() == 0 && !tokens.isEmpty()) {
          tokens.removeLast(); // another form of the same word, the more exact one behind
        }
        tokens.add(new Token(term.toString(), position));
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return tokens;
  }

  static boolean isStopWord(Language language, String word) {
    return stopWords(language).contains(word);
  }

  private static CharArraySet stopWords(Language language) {
    return switch (language) {
      case ENGLISH -> ENGLISH_STOP_WORDS;
      case GERMAN -> GermanAnalyzer.getDefaultStopSet();
      case FRENCH -> FrenchAnalyzer.getDefaultStopSet();
      case SPANISH -> SpanishAnalyzer.getDefaultStopSet();
      case CJK, OTHER -> CharArraySet.EMPTY_SET;
    };
  }

  private static CharArraySet englishStopWords() {
    CharArraySet words = new CharArraySet(EnglishAnalyzer.getDefaultStopSet(), true);
    words.addAll(QUESTION_WORDS);
    return CharArraySet.unmodifiableSet(words);
  }

  /** The filters of one language. */
  private static final class Chain extends Analyzer {
    private final Language language;

    Chain(Language language) {
      this.language = language;
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
      Tokenizer tokenizer = new StandardTokenizer();
      TokenStream words = normalize(field, new UnspacedPairs(new WordForms(tokenizer)));
      TokenStream forms = new NumberForms(words);
      TokenStream all = language == Language.OTHER ? new GroupForms(forms) : forms;
      return new TokenStreamComponents(tokenizer, stems(all));
    }

    @Override
    protected Reader initReader(String field, Reader reader) {
      return new FoldedWords(reader, language == Language.OTHER);
    }

    /** Also what is done to a word with wildcards, which is not tokenized. */
    @Override
    protected TokenStream normalize(String field, TokenStream in) {
      TokenStream lower = new LowerCaseFilter(new TermFilter(in));
      return language == Language.OTHER ? new WithoutMarks(new ASCIIFoldingFilter(lower)) : lower;
    }

    private TokenStream stems(TokenStream words) {
      CharArraySet stops = stopWords(language);
      return switch (language) {
        case ENGLISH ->
            new PorterStemFilter(
                new StopFilter(new ASCIIFoldingFilter(new EnglishPossessiveFilter(words)), stops));
        case GERMAN ->
            new ASCIIFoldingFilter(
                new GermanLightStemFilter(
                    new GermanNormalizationFilter(new StopFilter(words, stops))));
        case FRENCH ->
            new ASCIIFoldingFilter(
                new FrenchLightStemFilter(
                    new StopFilter(
                        new ElisionFilter(words, FrenchAnalyzer.DEFAULT_ARTICLES), stops)));
        case SPANISH ->
            new ASCIIFoldingFilter(new SpanishLightStemFilter(new StopFilter(words, stops)));
        case CJK -> new CJKBigramFilter(words);
        case OTHER -> words;
      };
    }
  }
}
