// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Sentences that say what a document is called, in English. No contract says "this paper is
 * called": what bears such a sentence out is a clause that begins "This Supply Agreement", with the
 * whole name, or the name as a heading and behind it how a contract begins. A heading alone may be
 * that of a section.
 */
final class Titles {
  private static final String DOCUMENT =
      "(?:this|the) (?:paper|document|agreement|contract|deal|text)";

  private static final Pattern NAMING =
      Pattern.compile(
          "^(?:"
              + DOCUMENT
              + " is (?:called|titled|entitled|named)"
              + "|(?:the|its) (?:title|name)(?: of "
              + DOCUMENT
              + ")? is)[:,]?\\s+(?:(?:the|an?)\\s+)?[\"“”'‘*]*(?<name>[^\"“”*]+?)[\"”'’*.,]*$",
          Pattern.CASE_INSENSITIVE);

  /** What may stand behind a name that ends there. */
  private static final String ENDS =
      "(?=\\s*(?:$|[,(;:.\"”]|(?:is|was|dated|made|shall|by|between|entered|effective)\\b))";

  /** What may stand before a heading: the exhibit that a contract was filed as. */
  private static final String FILED = "(?s)^\\s*(?:(?:exhibit|annex|schedule)\\s+\\S+\\s+)?";

  /** How a contract begins. */
  private static final String BEGINS =
      "[,.]?\\s+(?:this\\s+(?:agreement|contract|amendment|document)\\b.{0,80}?\\s)?"
          + "(?:dated|(?:is\\s+)?(?:hereby\\s+)?(?:made|entered)|by and between|between)\\b";

  private Titles() {}

  /** The name that a sentence gives to a document. */
  static Optional<String> in(String sentence) {
    Matcher naming = NAMING.matcher(sentence.strip());
    return naming.matches() ? Optional.of(naming.group("name").strip()) : Optional.empty();
  }

  /** Whether a quote calls its document so, by the whole name, which is no mere word. */
  static boolean stands(String name, String quote) {
    String[] words = name.split("\\s+");
    String whole = Arrays.stream(words).map(Pattern::quote).collect(Collectors.joining("\\s+"));
    String called = "\\bthis\\s+" + whole + ENDS;
    String headed = FILED + "(?:" + whole + "\\s+)?" + whole + BEGINS;
    return words.length > 1
        && Pattern.compile(called + "|" + headed, Pattern.CASE_INSENSITIVE).matcher(quote).find();
  }
}
