// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.context;

import dev.carrel.engine.document.Document;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The marks by which a model knows who speaks and where a text is from. The chat form's are control
 * tokens, which no text becomes ({@link dev.carrel.engine.model.ModelSketch#tokenize}); but some
 * vocabularies have theirs as common tokens, some forms have plain words, and Carrel's own marks
 * are plain words too. So what looks like one in a document's text or name, or in what was said, is
 * shown with a blank behind its first sign, which makes it words.
 */
public final class ChatMarks {
  private static final int LONGEST_TITLE = 120;

  /** {@code <|im_start|>}, and in DeepSeek's wide signs; Gemma 4 leaves one stroke out. */
  private static final String STROKES = "<(?=[|｜][^<>\\s]{1,60}>)|<(?=/?[^<>\\s]{1,60}[|｜]>)";

  /** {@code <start_of_turn>}, {@code </s>}. */
  private static final String NAMED =
      "<(?=/?(?:s|bos|eos|pad|unk|mask|turn|think|thinking|tool_call|tool_response|tools|(?:start|end)_of_\\w+"
          + "|begin_of_\\w+|extra_id_\\d+|system|user|assistant|model)>)";

  /** {@code <<SYS>>}, {@code [INST]}. */
  private static final String BRACKETS =
      "<(?=</?SYS>>)|\\[(?=/?(?:INST|SYS|SYSTEM_PROMPT|AVAILABLE_TOOLS|TOOL_CALLS|TOOL_RESULTS"
          + "|TOOL_CONTENT|THINK|ARGS|CALL_ID)\\])";

  /** {@code ### Instruction:}. */
  private static final String HEADINGS =
      "#(?=##? ?(?:Instruction|Response|Input|System|User|Human|Assistant)s?:)";

  /** {@code [page 3]}, {@code [document lease.pdf]}, {@code [lease.pdf, page 3]}. */
  private static final String OWN =
      "\\[(?=page \\d+\\])|\\[(?=document [^\\[\\]\\n]{1,200}\\])"
          + "|\\[(?=[^\\[\\]\\s][^\\[\\]\\n]{0,200}, page \\d+\\])";

  private static final Pattern MARKS =
      Pattern.compile(
          String.join("|", STROKES, NAMED, BRACKETS, HEADINGS, OWN), Pattern.CASE_INSENSITIVE);

  private ChatMarks() {}

  /** A text in which nothing looks like a mark. */
  public static String neutral(String text) {
    return MARKS.matcher(text).replaceAll("$0 ");
  }

  /** The characters of a text behind which {@link #neutral} puts a blank. */
  static BitSet blanks(String text) {
    BitSet blanks = new BitSet();
    MARKS.matcher(text).results().forEach(sign -> blanks.set(sign.end() - 1));
    return blanks;
  }

  /**
   * What the model is told a document is called: its file's name, since a person may call it
   * otherwise at any time and nothing is read again; on one line and without brackets.
   */
  public static String title(Document document) {
    return title(document, Set.of());
  }

  /**
   * The same, told from others by as many of its folders as that takes.
   *
   * @param taken what the model is told others are called
   */
  static String title(Document document, Set<String> taken) {
    Path path = document.file();
    int parts = path.getNameCount();
    String title = fit(parts == 0 ? document.name() : path.getFileName().toString());
    for (int more = 2; taken.contains(title) && more <= parts; more++) {
      title = fit(path.subpath(parts - more, parts).toString().replace('\\', '/'));
    }
    String alike = title;
    for (int number = 2; taken.contains(title); number++) {
      title = alike + " (" + number + ")";
    }
    return title;
  }

  private static String fit(String name) {
    String line = name.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+", " ");
    String plain = neutral(line.replace('[', '(').replace(']', ')')).strip();
    if (plain.length() <= LONGEST_TITLE) {
      return plain;
    }
    // The end tells more than the folders before it.
    return plain.contains("/")
        ? plain.substring(plain.length() - LONGEST_TITLE)
        : plain.substring(0, LONGEST_TITLE);
  }

  /** What stands before a document. */
  static String document(String title) {
    return "[document " + title + "]\n\n";
  }

  /** What stands before a page. */
  static String page(int number) {
    return "[page " + number + "]\n";
  }

  /** What stands before a passage that is shown by itself. */
  public static String passage(String title, int page) {
    return "[" + title + ", page " + page + "] ";
  }
}
