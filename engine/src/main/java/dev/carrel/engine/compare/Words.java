// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.compare;

import static dev.carrel.engine.document.Strength.BLANKS;
import static dev.carrel.engine.document.Strength.CASE;
import static dev.carrel.engine.document.Strength.JOINERS;
import static dev.carrel.engine.document.Strength.LIGATURES;
import static dev.carrel.engine.document.Strength.LINE_HYPHENS;
import static dev.carrel.engine.document.Strength.PUNCTUATION;
import static dev.carrel.engine.document.Strength.SOFT_HYPHENS;
import static dev.carrel.engine.document.Strength.WIDTH;

import dev.carrel.engine.compare.Change.Side;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.FoldedText;
import dev.carrel.engine.document.Mark;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.document.Strength;
import dev.carrel.engine.document.TextSpan;
import dev.carrel.engine.passage.Passage;
import dev.carrel.engine.passage.PassageCutter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A document as it is compared: its words, numbers and signs of money in order, each as the number
 * of its form, case, hyphens and other signs aside; without the lines that run on every page.
 */
final class Words {
  private static final Set<Strength> ALIKE =
      Set.of(CASE, LIGATURES, WIDTH, PUNCTUATION, SOFT_HYPHENS, JOINERS, LINE_HYPHENS, BLANKS);

  /**
   * A number with its points and a minus that is no hyphen, an ideograph, a word with its hyphens,
   * or a sign that counts.
   */
  private static final Pattern WORD =
      Pattern.compile(
          "(?<=[\\s($€£¥₹])-(?=\\p{Nd})(?!\\p{Nd}+-)\\p{Nd}+(?:[.,'\u200B]\\p{Nd}+)*"
              + "|\\p{Nd}+(?:[.,'\u200B]\\p{Nd}+)*|[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]"
              + "|[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}]*(?:(?:['-]|\u200B(?=\\p{IsLatin}))[\\p{L}\\p{M}\\p{N}]+)*|[$€£¥₹%§]");

  /** What stands behind the number of a clause: {@code 3.}, {@code (b)}, {@code 4.2 }. */
  private static final Pattern NUMBER =
      Pattern.compile("\\p{Nd}{1,3}(?:\\.\\p{Nd}{1,3})*|\\p{L}|[ivxl]{1,5}");

  /** Before the letter or number of an item of a list. */
  private static final Pattern ITEM = Pattern.compile("[:;,.]\\s*\\n\\s*\\(?$");

  private static final Pattern LETTERS = Pattern.compile("[\\p{L}\\p{M}'-]+");

  private static final Pattern HYPHEN = Pattern.compile("\\s?[-\u00ad\u2010\u2011]");

  private final Document document;
  private final FoldedText text;

  /**
   * Of each word: its form's number (below 0 for a clause's own, which agrees with none), where it
   * begins and ends in the folded text, its passage.
   */
  private final int[] forms;

  private final int[] starts;
  private final int[] ends;
  private final int[] passages;

  private Words(
      Document document, FoldedText text, int[] forms, int[] starts, int[] ends, int[] passages) {
    this.document = document;
    this.text = text;
    this.forms = forms;
    this.starts = starts;
    this.ends = ends;
    this.passages = passages;
  }

  /**
   * The words of a document.
   *
   * @param vocabulary the forms' numbers, shared by both sides; new forms are added
   */
  static Words of(Document whole, Map<String, Integer> vocabulary) {
    Document document = whole.seen();
    FoldedText text = FoldedText.of(document.pages(), ALIKE);
    RunningLines running = RunningLines.of(document.pages());
    List<Passage> cut = PassageCutter.sentences(document);
    int[] forms = new int[1024];
    int[] starts = new int[1024];
    int[] ends = new int[1024];
    int[] passages = new int[1024];
    int count = 0;
    int passage = 0;
    for (int[] word : words(document, text)) {
      int page = text.page(word[0]);
      int start = text.start(word[0]);
      if (running.has(page, start)) {
        continue;
      }
      while (passage + 1 < cut.size() && isBehind(cut.get(passage).place(), page, start)) {
        passage++;
      }
      if (count == forms.length) {
        forms = Arrays.copyOf(forms, 2 * count);
        starts = Arrays.copyOf(starts, 2 * count);
        ends = Arrays.copyOf(ends, 2 * count);
        passages = Arrays.copyOf(passages, 2 * count);
      }
      String form = bare(text.toString().substring(word[0], word[1]));
      forms[count] = vocabulary.computeIfAbsent(form, added -> vocabulary.size());
      starts[count] = word[0];
      ends[count] = word[1];
      passages[count++] = passage;
    }
    for (int i = 0; i < count; i++) {
      boolean first = i == 0 || passages[i] != passages[i - 1];
      boolean alone = i + 1 == count || passages[i + 1] != passages[i];
      if (first && !alone && isNumber(text, starts[i], ends[i])) {
        forms[i] = -1 - forms[i];
      }
    }
    return new Words(
        document,
        text,
        Arrays.copyOf(forms, count),
        Arrays.copyOf(starts, count),
        Arrays.copyOf(ends, count),
        Arrays.copyOf(passages, count));
  }

  /**
   * Where words begin and end; a page's end parts them, though nothing stands there, and so does
   * the sign of a note behind a number: $320¹ is not $3201.
   */
  private static List<int[]> words(Document document, FoldedText text) {
    List<int[]> words = new ArrayList<>();
    Matcher word = WORD.matcher(text.toString());
    while (word.find()) {
      int start = word.start();
      for (int i = start + 1; i < word.end(); i++) {
        if (text.page(i) != text.page(i - 1) || isRaised(document, text, i)) {
          words.add(new int[] {start, i});
          start = i;
        }
      }
      words.add(new int[] {start, word.end()});
    }
    return words;
  }

  private static boolean isRaised(Document document, FoldedText text, int at) {
    String page = document.page(text.page(at)).text();
    return Character.isDigit(text.at(at - 1))
        && "¹²³⁰⁴⁵⁶⁷⁸⁹".indexOf(page.charAt(text.start(at))) >= 0
        && "¹²³⁰⁴⁵⁶⁷⁸⁹".indexOf(page.charAt(text.start(at - 1))) < 0;
  }

  /** Whether a passage's first word is its number: it is closed, or has points in it. */
  private static boolean isNumber(FoldedText text, int start, int end) {
    String word = text.toString().substring(start, end);
    boolean closed = end < text.length() && ".)".indexOf(text.at(end)) >= 0;
    return NUMBER.matcher(word).matches()
        && (closed || (word.indexOf('.') > 0 && Character.isDigit(word.charAt(0))));
  }

  private static boolean isBehind(TextSpan passage, int page, int start) {
    return page > passage.page() || (page == passage.page() && start >= passage.end());
  }

  int count() {
    return forms.length;
  }

  /** Whether a word of this side and one of the other are the same, numbers of clauses too. */
  boolean isSame(int word, Words other, int there) {
    return raw(forms[word]) == raw(other.forms[there]);
  }

  private static int raw(int form) {
    return form < 0 ? -1 - form : form;
  }

  /** A word in small letters, without hyphens. */
  String word(int word) {
    return bare(text.toString().substring(starts[word], ends[word]));
  }

  private static String bare(String word) {
    String plain = word.replace("-", "").replace("'", "").replace("\u200B", "");
    return word.startsWith("-") ? "-" + plain : plain;
  }

  /** Whether a word was read from a picture. */
  boolean isRecognized(int word) {
    int start = text.start(starts[word]);
    return page(word).marks(start, start + 1).stream()
        .anyMatch(mark -> mark.kind() == Mark.Kind.RECOGNIZED);
  }

  boolean isCapital(int word) {
    return Character.isUpperCase(page(word).text().codePointAt(text.start(starts[word])));
  }

  private Page page(int word) {
    return document.page(text.page(starts[word]));
  }

  /** Whether a word is the number of its clause. */
  boolean isNumber(int word) {
    return forms[word] < 0;
  }

  /** The numbers of the words' forms, each below 0 for a clause's own number; not to be changed. */
  int[] forms() {
    return forms;
  }

  /** The sentence or clause that a word stands in, counted from 0. */
  int passage(int word) {
    return passages[word];
  }

  /** The first word of the passage that a word stands in. */
  int passageStart(int word) {
    int start = word;
    while (start > 0 && passages[start - 1] == passages[word]) {
      start--;
    }
    return start;
  }

  /** Behind the last word of the passage that a word stands in. */
  int passageEnd(int word) {
    int end = word + 1;
    while (end < forms.length && passages[end] == passages[word]) {
      end++;
    }
    return end;
  }

  /** Whether a word begins its passage, or an item of a list in it: {@code (a)} behind a colon. */
  boolean beginsItem(int word) {
    return passageStart(word) == word
        || ITEM.matcher(page(word).text().substring(0, text.start(starts[word]))).find();
  }

  /** Whether a page ends between a word and the one before it. */
  boolean beginsPage(int word) {
    return word == 0 || text.page(starts[word]) != text.page(starts[word - 1]);
  }

  /**
   * Words that a hyphen at a line's or a page's end parted, as one: {@code agree-} and {@code
   * ment}; empty if they are others. Numbers are not joined: 5-10 is not 510.
   */
  String joined(int from, int to) {
    StringBuilder joined = new StringBuilder();
    for (int i = from; i < to; i++) {
      String word = text.toString().substring(starts[i], ends[i]);
      if (!LETTERS.matcher(word).matches() || (i > from && !isHyphenBetween(i - 1, i))) {
        return "";
      }
      joined.append(bare(word));
    }
    return joined.toString();
  }

  private boolean isHyphenBetween(int word, int next) {
    if (text.at(ends[word] - 1) == '-') {
      return true; // a page's end parts them behind it
    }
    int page = text.page(starts[word]);
    String on = document.page(page).text();
    int end = text.end(ends[word] - 1);
    int start = text.page(starts[next]) == page ? text.start(starts[next]) : on.length();
    return start >= end && HYPHEN.matcher(on.substring(end, Math.min(start, end + 3))).lookingAt();
  }

  /** Words as they stand on their pages; nothing for none. */
  Side side(int from, int to) {
    if (from >= to) {
      return Side.NOWHERE;
    }
    List<TextSpan> places = new ArrayList<>();
    StringBuilder words = new StringBuilder();
    // Word by word, so that a line that runs on every page does not stand between two pages' words.
    for (int i = from; i < to; ) {
      int page = text.page(starts[i]);
      int end = i + 1;
      while (end < to && text.page(starts[end]) == page) {
        end++;
      }
      TextSpan place =
          new TextSpan(
              document.id(),
              page,
              text.start(starts[i]),
              behind(page, text.end(ends[end - 1] - 1)));
      places.add(place);
      words
          .append(words.isEmpty() ? "" : " ")
          .append(document.page(page).text(), place.start(), place.end());
      i = end;
    }
    return new Side(words.toString().replaceAll("\\s+", " "), places);
  }

  /** A full stop or a bracket behind a word goes with it. */
  private int behind(int page, int end) {
    Page on = document.page(page);
    int at = end;
    while (at < on.text().length() && ".,;:)”\"!?".indexOf(on.text().charAt(at)) >= 0) {
      at++;
    }
    return at;
  }
}
