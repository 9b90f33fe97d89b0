// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sentences of an answer, which may be Markdown: an item of a list and a row of a table are one
 * each; headings, rules and lines that only lead in to a list are none.
 */
public final class AnswerSentences {
  /**
   * A sentence.
   *
   * @param start its first character (UTF-16 unit) in the answer
   * @param end behind its last one
   * @param claim what it says, without Markdown's marks; an item of a list with the words that lead
   *     in to it
   */
  public record Sentence(int start, int end, String claim) {}

  private static final Pattern LINE = Pattern.compile("[^\\n]+");
  private static final Pattern MARK =
      Pattern.compile("^\\s*(?:>\\s*)*(?:[-*+•]\\s+|\\d{1,3}[.)]\\s+(?=\\S))?(?:\\[[ xX]\\]\\s+)?");
  private static final Pattern HEADING = Pattern.compile("^\\s*#{1,6}\\s.*");
  private static final Pattern RULE =
      Pattern.compile("^\\s*(?:[-*_=]\\s*){3,}$|^\\s*\\|?(?:\\s*:?-+:?\\s*\\|?)+$");
  private static final Pattern FENCE = Pattern.compile("^\\s*(?:```|~~~).*");

  /** Emphasis and code; a link's words stay. */
  private static final Pattern SIGNS =
      Pattern.compile(
          "\\*\\*|__|(?<!\\w)[*_](?=\\S)|(?<=\\S)[*_](?!\\w)|`|!?\\[([^\\]]*)\\]\\([^)]*\\)");

  /** What a model writes to say where it has something from. */
  private static final Pattern CITATION =
      Pattern.compile(
          "\\s*(?:\\[\\d{1,3}(?:\\s*[,–-]\\s*\\d{1,3})*\\]|\\[[^\\]]*\\b(?:page|p\\.|Seite|S\\.|página)\\s*\\d+\\]|\\((?:see"
              + " |siehe"
              + " )?(?:quotes?|page|p\\.|pp\\.|Seite|S\\.|página|pág\\.)\\s*\\d+(?:\\s*[,–-]\\s*\\d+)*\\))");

  private static final Set<String> SHORT =
      Set.of(
          "mr", "mrs", "ms", "dr", "prof", "st", "no", "nos", "nr", "art", "arts", "sec", "sect",
          "para", "paras", "abs", "ziff", "bzw", "ca", "vgl", "inkl", "zzgl", "etc", "vs", "v",
          "inc", "ltd", "corp", "co", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep",
          "sept", "oct", "okt", "nov", "dec", "dez", "p", "pp", "fig", "approx", "incl", "al", "cf",
          "e.g", "i.e", "z.b", "d.h", "u.s", "u.k", "a.m", "p.m", "m", "mme", "sr", "sra", "pag",
          "cl", "rev", "vol", "str", "evtl", "ggf", "usw", "mio", "mrd", "dgl", "jr", "gem", "lit");

  private final String answer;
  private final List<Sentence> sentences = new ArrayList<>();
  private String lead = "";

  private AnswerSentences(String answer) {
    this.answer = answer;
  }

  /** Of an answer, in its order. */
  public static List<Sentence> of(String answer) {
    AnswerSentences all = new AnswerSentences(answer);
    Matcher line = LINE.matcher(answer);
    boolean code = false;
    int last = 0;
    while (line.find()) {
      boolean apart =
          answer.substring(last, line.start()).chars().filter(c -> c == '\n').count() > 1;
      boolean fence = FENCE.matcher(line.group()).matches();
      code ^= fence;
      if (!fence && !code) {
        all.line(line.start(), line.group(), apart);
      }
      last = line.end();
    }
    return all.sentences;
  }

  private void line(int at, String line, boolean apart) {
    if (line.isBlank() || RULE.matcher(line).matches()) {
      return;
    }
    if (HEADING.matcher(line).matches()) {
      lead = "";
      return;
    }
    Matcher mark = MARK.matcher(line);
    int from = mark.lookingAt() ? mark.end() : 0;
    boolean item = !line.substring(0, from).isBlank() || line.stripLeading().startsWith("|");
    if (!item && apart) {
      lead = "";
    }
    String rest = line.substring(from);
    if (plain(rest).endsWith(":")) {
      lead = plain(rest);
      return;
    }
    int begin = 0;
    for (int end = 1; end <= rest.length(); end++) {
      if (end == rest.length() || isEnd(rest, begin, end)) {
        add(at + from + begin, at + from + end, item);
        begin = end;
      }
    }
    if (!item) {
      lead = "";
    }
  }

  private void add(int from, int to, boolean item) {
    int start = from;
    int end = to;
    while (start < end && Character.isWhitespace(answer.charAt(start))) {
      start++;
    }
    while (end > start && Character.isWhitespace(answer.charAt(end - 1))) {
      end--;
    }
    String words = plain(answer.substring(start, end));
    if (words.chars().anyMatch(Character::isLetterOrDigit)) {
      String claim = item && !lead.isEmpty() ? lead + " " + words : words;
      sentences.add(new Sentence(start, end, claim));
    }
  }

  /**
   * Whether a sentence ends before a place: behind its mark and closing signs, before white space.
   */
  private static boolean isEnd(String line, int begin, int end) {
    if (!Character.isWhitespace(line.charAt(end))) {
      return "。！？".indexOf(line.charAt(end - 1)) >= 0;
    }
    int mark = end - 1;
    while (mark > begin && "\"'”’»)]*_“".indexOf(line.charAt(mark)) >= 0) {
      mark--;
    }
    if (".!?…".indexOf(line.charAt(mark)) < 0) {
      return false;
    }
    int next = end;
    while (next < line.length() && !Character.isLetterOrDigit(line.charAt(next))) {
      next++;
    }
    if (next < line.length() && Character.isLowerCase(line.charAt(next))) {
      return false;
    }
    return line.charAt(mark) != '.' || !isAbbreviation(line, begin, mark, next);
  }

  private static boolean isAbbreviation(String line, int begin, int point, int next) {
    int from = point;
    while (from > begin
        && !Character.isWhitespace(line.charAt(from - 1))
        && line.charAt(from - 1) != '(') {
      from--;
    }
    String word = Plain.text(line.substring(from, point));
    boolean number = !word.isEmpty() && word.chars().allMatch(Character::isDigit);
    boolean goesOn = next < line.length();
    boolean ordinal = number && word.length() <= 2 && goesOn && isMonth(line, next);
    boolean initial = word.length() == 1 && Character.isLetter(word.charAt(0));
    boolean form = Names.isForm(word);
    boolean starts = goesOn && Content.isEmpty(firstWord(line, next));
    return ordinal
        || initial
        || (SHORT.contains(word) && !(form && starts) && !word.equals("no"))
        || (word.equals("no") && goesOn && Character.isDigit(line.charAt(next)));
  }

  private static String firstWord(String line, int from) {
    int to = from;
    while (to < line.length() && Character.isLetter(line.charAt(to))) {
      to++;
    }
    return Plain.text(line.substring(from, to));
  }

  private static boolean isMonth(String line, int from) {
    return Dates.isMonth(firstWord(line, from));
  }

  private static String plain(String markdown) {
    String cited = CITATION.matcher(markdown).replaceAll("");
    String words =
        SIGNS
            .matcher(cited)
            .replaceAll(m -> m.group(1) == null ? "" : Matcher.quoteReplacement(m.group(1)));
    return words.replace('|', ' ').replaceAll("\\s+", " ").strip();
  }
}
