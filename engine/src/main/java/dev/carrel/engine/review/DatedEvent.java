// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What happens at a date, as far as a question about it is concerned: asked when an agreement
 * becomes effective, the day on which it was signed, amended or ends is another one.
 */
enum DatedEvent {
  BEGINS(
      "effective|in effect|becomes?"
          + " valid|commence\\p{L}*|begin(?:s|ning)?|began|start(?:s|ed|ing)?|in"
          + " kraft|inkraft\\p{L}*|wirksam\\p{L}*|beginnt|beginn|vertragsbeginn"),
  SIGNED(
      "sign(?:ed|ing|ature|s)?|executed|execution|dated|entered"
          + " into|concluded|unterzeichn\\p{L}*|unterschrieben|geschlossen|abgeschlossen|datiert"),
  ENDS("ends?|ended|expir\\p{L}*|terminat\\p{L}*|endet|endete|ende|ausläuft|abläuft|ablauf"),
  CHANGED("amend\\p{L}*|restated|modified|geändert|änderung|nachtrag\\p{L}*");

  /** Between what is said of one event and of another. */
  private static final Pattern CLAUSE =
      Pattern.compile(
          "(?iu),?\\s(?:and|but|und|aber|while|whereas|jedoch|however|sondern)\\s|;\\s|(?<=\\p{L}{3}|\\d{4})\\.\\s");

  private final Pattern words;

  DatedEvent(String words) {
    this.words = Pattern.compile("(?iu)(?<!\\p{L})(?:" + words + ")(?!\\p{L})");
  }

  private boolean isIn(String text) {
    return words.matcher(text).find();
  }

  /** The one that a question is about; empty if it is about none or several. */
  static Optional<DatedEvent> asked(String question) {
    List<DatedEvent> found = in(question);
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  private static List<DatedEvent> in(String text) {
    return Arrays.stream(values()).filter(event -> event.isIn(text)).toList();
  }

  /** Whether what stands at a place of the words is said of another event than this. */
  boolean isElsewhere(String said, int at) {
    List<String> clauses = new ArrayList<>();
    String here = "";
    Matcher mark = CLAUSE.matcher(said);
    int from = 0;
    while (from <= said.length()) {
      int to = mark.find() ? mark.start() : said.length();
      String clause = said.substring(from, to);
      clauses.add(clause);
      if (from <= at && at < to) {
        here = clause;
      }
      from = to == said.length() ? said.length() + 1 : mark.end();
    }
    List<DatedEvent> events = in(here);
    if (events.isEmpty() || events.contains(this)) {
      return false;
    }
    boolean told = clauses.stream().anyMatch(this::isIn);
    return told || events.contains(CHANGED) || (this != ENDS && events.contains(ENDS));
  }
}
