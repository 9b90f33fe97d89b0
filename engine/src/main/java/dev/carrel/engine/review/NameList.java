// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review;

import dev.carrel.engine.evidence.PartyNames;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Names that are listed without a sentence around them: "Acme, Inc. and Beta GmbH". */
final class NameList {
  private static final int MOST_WORDS = 9;

  /** By these a sentence is told from a list. */
  private static final Pattern SENTENCE =
      Pattern.compile(
          "(?iu)(?<!\\p{L})(?:is|are|was|were|has|have|may|shall|must|will|by|governed|between|under|ist|sind|war"
              + "|hat|kann|darf|muss|wird|werden|zwischen|durch|nach|est|sont|peut|doit|entre|régi|régie|es|son|puede"
              + "|debe|fue|no|not|nicht|pas|party|parties|partei|parteien|parte|partes|laws?|recht|droit|ley(?:es)?)(?!\\p{L})");

  /** What stands in brackets is no name, unless the name goes on behind it: "Galen (UK) Ltd". */
  private static final Pattern ASIDE =
      Pattern.compile(
          "\\s*\\([^()]*\\)(?!\\s+(?:Limited|Ltd|Inc|LLC|LP|LLP|plc|PLC|GmbH|AG|SE|Co|Corp|Company"
              + "|Corporation|Holdings?)\\b)");

  private static final Pattern LINES =
      Pattern.compile("\\s*[;\\n]\\s*(?:[•*–-]\\s+|\\d+[.)]\\s+)?");
  private static final Pattern BULLET = Pattern.compile("^(?:[•*–-]\\s+|\\d+[.)]\\s+)");
  private static final Pattern LABEL = Pattern.compile("^[\\p{L} ]{2,30}:\\s+");
  private static final Pattern JOINED = Pattern.compile("(?:,\\s*)?\\s(?:and|und|sowie|et|y|e)\\s");
  private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

  private NameList() {}

  /** Without what stands in brackets and is no part of a name. */
  static String withoutAsides(String words) {
    return ASIDE.matcher(words).replaceAll("");
  }

  /** The names; none if the words are no mere list. */
  static List<String> of(String words) {
    String plain = BULLET.matcher(withoutAsides(words)).replaceFirst("");
    List<String> names = new ArrayList<>();
    for (String line : LINES.split(plain, -1)) {
      names.addAll(parts(LABEL.matcher(line.strip()).replaceFirst("")));
    }
    boolean listed = !names.isEmpty() && names.stream().allMatch(NameList::isName);
    return listed ? names.stream().distinct().toList() : List.of();
  }

  private static List<String> parts(String line) {
    List<String> parts = new ArrayList<>();
    for (String part : joined(withoutPoint(line))) {
      for (String piece : COMMA.split(part, -1)) {
        boolean form = !parts.isEmpty() && isForm(piece);
        boolean region = !parts.isEmpty() && Places.isWithin(parts.getLast(), piece);
        if (form || region) {
          parts.set(parts.size() - 1, parts.getLast() + ", " + piece);
        } else if (!piece.isBlank()) {
          parts.add(piece.strip());
        }
      }
    }
    return parts;
  }

  /** "Smith and Sons Ltd." is one name, "Acme Ltd. and Beta" are two. */
  private static List<String> joined(String line) {
    List<String> result = new ArrayList<>();
    for (String part : JOINED.split(line, -1)) {
      boolean one =
          result.size() == 1
              && !endsInForm(result.getLast())
              && endsInForm(part)
              && !result.getLast().contains(",");
      if (one) {
        String front = result.getLast();
        int at = line.indexOf(part, front.length());
        result.set(0, front + line.substring(front.length(), at) + part);
      } else {
        result.add(part);
      }
    }
    return result;
  }

  private static boolean isForm(String piece) {
    return PartyNames.isLegalForm(piece) || piece.matches("N\\.?A\\.?|Jr\\.?|Sr\\.?|II|III");
  }

  private static boolean endsInForm(String part) {
    return isForm(part.strip().substring(part.strip().lastIndexOf(' ') + 1));
  }

  /** A full stop goes, the point of an abbreviation stays. */
  private static String withoutPoint(String line) {
    boolean abbreviated =
        isForm(line.substring(line.lastIndexOf(' ') + 1)) || line.matches(".*\\.\\p{L}\\.");
    return line.endsWith(".") && !abbreviated ? line.substring(0, line.length() - 1) : line;
  }

  private static boolean isName(String part) {
    char first = part.charAt(0);
    return (Character.isUpperCase(first) || Character.isDigit(first))
        && part.codePoints().anyMatch(Character::isLetter)
        && part.split("\\s+").length <= MOST_WORDS
        && !SENTENCE.matcher(part).find()
        && !part.matches(
            "(?i)(?:both|either|each|all|der|die|das|les|los)\\s.*|(?i:the|le|la|el)\\s\\S+");
  }
}
