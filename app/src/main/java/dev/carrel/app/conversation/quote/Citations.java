// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation.quote;

import dev.carrel.engine.answer.Quote;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts the number of each quote behind the sentence that says most of its words. Where the words
 * say nothing of a quote, its number stands at none; below the answer it stands anyway.
 */
public final class Citations {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]{3,}");
  private static final Pattern MARKED = Pattern.compile("\\[\\d{1,3}]");

  /** Share of a sentence's words that the quote must have. */
  private static final double ENOUGH = 0.34;

  /** A sentence of the Markdown. */
  private record Sentence(int end, Set<String> words) {}

  private Citations() {}

  /** The Markdown with {@code [1]} behind sentences; as it is if it has such marks already. */
  public static String numbered(String markdown, List<Quote> quotes) {
    if (quotes.isEmpty() || MARKED.matcher(markdown).find()) {
      return markdown;
    }
    List<Sentence> sentences = sentences(markdown);
    TreeMap<Integer, StringBuilder> marks = new TreeMap<>();
    for (Quote quote : quotes) {
      Set<String> words = words(quote.text());
      double best = ENOUGH;
      int at = -1;
      for (Sentence sentence : sentences) {
        double share = share(sentence.words, words);
        if (share > best) {
          best = share;
          at = sentence.end;
        }
      }
      if (at >= 0) {
        marks.computeIfAbsent(at, end -> new StringBuilder()).append("[" + quote.number() + "]");
      }
    }
    StringBuilder text = new StringBuilder(markdown);
    marks.descendingMap().forEach((end, mark) -> text.insert(end, mark.insert(0, ' ').toString()));
    return text.toString();
  }

  private static double share(Set<String> sentence, Set<String> quote) {
    if (sentence.isEmpty() || quote.isEmpty()) {
      return 0;
    }
    long common = sentence.stream().filter(quote::contains).count();
    return (double) common / Math.min(sentence.size(), quote.size());
  }

  private static Set<String> words(String text) {
    Set<String> words = new HashSet<>();
    Matcher matcher = WORD.matcher(text.toLowerCase(Locale.ROOT));
    while (matcher.find()) {
      words.add(matcher.group());
    }
    return words;
  }

  /** Of paragraphs and lists; code and tables have none. */
  private static List<Sentence> sentences(String markdown) {
    List<Sentence> sentences = new ArrayList<>();
    boolean code = false;
    int start = 0;
    while (start < markdown.length()) {
      int newline = markdown.indexOf('\n', start);
      int end = newline < 0 ? markdown.length() : newline;
      String line = markdown.substring(start, end);
      String bare = line.strip();
      if (bare.startsWith("```") || bare.startsWith("~~~")) {
        code = !code;
      } else if (!code && !bare.startsWith("|") && !bare.startsWith("#")) {
        split(line, start, sentences);
      }
      start = end + 1;
    }
    return sentences;
  }

  private static void split(String line, int offset, List<Sentence> sentences) {
    BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ROOT);
    breaks.setText(line);
    int from = breaks.first();
    for (int to = breaks.next(); to != BreakIterator.DONE; to = breaks.next()) {
      String sentence = line.substring(from, to);
      Set<String> words = words(sentence);
      if (!words.isEmpty()) {
        sentences.add(new Sentence(offset + from + sentence.stripTrailing().length(), words));
      }
      from = to;
    }
  }
}
