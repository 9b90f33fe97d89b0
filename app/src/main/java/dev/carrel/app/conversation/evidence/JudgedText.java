// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation.evidence;

import dev.carrel.engine.evidence.SentenceSupport;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** An answer's Markdown with a badge and the numbers of its quotes behind each sentence. */
public final class JudgedText {
  private JudgedText() {}

  /** With a {@link Slots.Slot} for each sentence, in whose place its badge comes. */
  public static String withSlots(String markdown, List<SentenceSupport> sentences) {
    return with(Slots.none(markdown), sentences, Slots::at);
  }

  /** With the judgement in words, for where there are no badges. */
  public static String inWords(
      String markdown, List<SentenceSupport> sentences, EvidenceText words) {
    return with(markdown, sentences, i -> "(" + words.word(sentences.get(i).support()) + ") ");
  }

  private static String with(
      String markdown, List<SentenceSupport> sentences, IntFunction<String> badge) {
    TreeMap<Integer, String> marks = new TreeMap<>();
    for (int i = 0; i < sentences.size(); i++) {
      SentenceSupport sentence = sentences.get(i);
      int start = Math.clamp(sentence.start(), 0, markdown.length());
      int end = end(markdown, start, Math.clamp(sentence.end(), start, markdown.length()));
      String mark = badge.apply(i) + numbers(sentence, markdown.substring(start, end));
      marks.merge(end, mark, String::concat);
    }
    StringBuilder text = new StringBuilder(markdown);
    // A space, since Markdown ends bold words only before one.
    marks.descendingMap().forEach((end, mark) -> text.insert(end, " " + mark.stripTrailing()));
    return text.toString();
  }

  /** Before the line that ends a table's cell. */
  private static int end(String markdown, int start, int end) {
    int at = end;
    while (at > start && (Character.isWhitespace(markdown.charAt(at - 1)) || isBar(markdown, at))) {
      at--;
    }
    return at;
  }

  private static boolean isBar(String markdown, int at) {
    return markdown.charAt(at - 1) == '|';
  }

  /** Those that the sentence does not name itself. */
  private static String numbers(SentenceSupport sentence, String words) {
    return sentence.quotes().stream()
        .map(number -> "[" + number + "]")
        .filter(mark -> !words.contains(mark))
        .collect(Collectors.joining());
  }
}
