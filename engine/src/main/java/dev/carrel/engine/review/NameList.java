// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review;

import dev.carrel.engine.evidence.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

  /** "According to Section 1, Acme Inc.". */
  private static final Pattern BEGINS_SENTENCE =
      Pattern.compile(
          "(?iu)^(?:according|based|pursuant|under|per|see|here|there|gemäß|laut|selon|según|conforme)(?!\\p{L})");

  /** What stands in brackets is no name, unless the name goes on behind it: "Galen (UK) Ltd". */
  private static final Pattern ASIDE =
      Pattern.compile(
          "\\s*\\([^()]*\\)(?!\\s+(?:Limited|Ltd|Inc|LLC|LP|LLP|plc|PLC|GmbH|AG|SE|Co|Corp|Company"
              + "|Corporation|Holdings?)\\b)");

  private static final Pattern LINES =
      Pattern.compile("\\s*[;\\n]\\s*(?:[•*–-]\\s+|\\d+[.)]\\s+)?");
  private static final Pattern BULLET = Pattern.compile("^(?:[•*–-]\\s+|\\d+[.)]\\s+)");
  private static final Pattern LABEL = Pattern.compile("^[\\p{L} ]{2,30}:\\s+");
  private static final Pattern NEXT_LABEL = Pattern.compile(",\\s*[\\p{L} ]{2,30}:\\s+");
  private static final Pattern BETWEEN =
      Pattern.compile("\\s*,\\s*|(?:,\\s*)?\\s(?:and|und|sowie|et|y)\\s");

  /** "Jones, Mary". */
  private static final Pattern LAST_NAME_FIRST =
      Pattern.compile("\\p{Lu}\\p{L}+,\\s\\p{Lu}\\p{L}+");

  /** What follows is not part of the answer: "German law, excluding the CISG". */
  private static final Pattern LEFT_OUT =
      Pattern.compile(
          "(?iu),?\\s*(?<!\\p{L})(?:unter Ausschluss|unter Ausnahme|mit Ausnahme|excluding|to the"
              + " exclusion|with the exclusion|with the exception|without (?:regard|giving"
              + " effect|reference)|ohne"
              + " (?:Berücksichtigung|Rücksicht|Anwendung|Bezug|die|das|den|deren)|à l'exclusion|à"
              + " l'exception|con exclusión|con excepción)(?!\\p{L}).*",
          Pattern.DOTALL);

  private static final Pattern DENIED =
      Pattern.compile(
          "(?iu)^(?:not|nicht)\\s.*?\\s(?:but|sondern)\\s|(?:,|\\s(?:and|und|et|y|but|aber|mais|pero))?\\s(?:not|nicht|non|pas)\\s[^,.;]*");

  private NameList() {}

  /** Without what stands in brackets and is no part of a name. */
  static String withoutAsides(String words) {
    return ASIDE.matcher(words).replaceAll("");
  }

  /** Without what they say that it is not, and what is left out: "New York, not Delaware". */
  static String withoutDenied(String words) {
    String left = DENIED.matcher(LEFT_OUT.matcher(words).replaceAll("")).replaceAll("");
    return left.isBlank() ? words : left;
  }

  /** The names; none if the words are no mere list; empty if it cannot be told where one ends. */
  static Optional<List<String>> of(String words) {
    String plain = BULLET.matcher(withoutAsides(words)).replaceFirst("");
    List<String> names = new ArrayList<>();
    String[] lines = LINES.split(plain, -1);
    for (String line : lines) {
      String bare = LABEL.matcher(line.strip()).replaceFirst("");
      boolean one = lines.length > 1 && LAST_NAME_FIRST.matcher(bare).matches();
      Optional<List<String>> parts = one ? Optional.of(List.of(bare)) : parts(bare);
      if (parts.isEmpty()) {
        return parts;
      }
      names.addAll(parts.get());
    }
    boolean listed = !names.isEmpty() && names.stream().allMatch(NameList::isName);
    return Optional.of(listed ? names.stream().distinct().toList() : List.of());
  }

  /** None if it cannot be told where one ends. */
  private static Optional<List<String>> parts(String line) {
    String plain =
        NEXT_LABEL.matcher(LABEL.matcher(withoutPoint(line)).replaceFirst("")).replaceAll(", ");
    return NameJoints.names(plain);
  }

  /**
   * Names that were found in a sentence, together again where what stands between them is within a
   * name; none if that cannot be told.
   */
  static List<String> rejoined(String words, List<String> names) {
    List<String> result = new ArrayList<>();
    int from = 0;
    int at = 0;
    while (at < names.size()) {
      int start = words.indexOf(names.get(at), from);
      int end = start + names.get(at).length();
      int next = at + 1;
      while (start >= 0 && next < names.size()) {
        int behind = words.indexOf(names.get(next), end);
        if (behind < 0 || !BETWEEN.matcher(words.substring(end, behind)).matches()) {
          break;
        }
        end = behind + names.get(next).length();
        next++;
      }
      if (start < 0 || next == at + 1) {
        result.add(names.get(at));
      } else {
        Optional<List<String>> parts = NameJoints.names(words.substring(start, end));
        if (parts.isEmpty()) {
          return List.of();
        }
        result.addAll(parts.get());
      }
      from = start < 0 ? from : end;
      at = next;
    }
    return result.stream().distinct().toList();
  }

  /** A full stop goes, the point of an abbreviation stays. */
  private static String withoutPoint(String line) {
    boolean abbreviated =
        NameJoints.isForm(line.substring(line.lastIndexOf(' ') + 1))
            || line.matches(".*\\.\\p{L}\\.");
    return line.endsWith(".") && !abbreviated ? line.substring(0, line.length() - 1) : line;
  }

  /** "30 days", "USD 250,000", "March 2024". */
  private static boolean isQuantity(String part) {
    return Quantity.in(part, "").stream()
        .anyMatch(
            found ->
                found.end() >= part.length()
                    && (found.start() == 0 || found.kind() == Quantity.Kind.DATE));
  }

  private static boolean isName(String part) {
    char first = part.charAt(0);
    boolean named =
        part.matches("\\p{Ll}{1,2}\\p{Lu}.*")
            || (part.matches("\\p{Ll}[\\p{L}\\d.-]{2,}\\s\\S+") && NameJoints.endsInForm(part));
    return (Character.isUpperCase(first) || Character.isDigit(first) || named)
        && part.codePoints().anyMatch(Character::isLetter)
        && part.split("\\s+").length <= MOST_WORDS
        && !SENTENCE.matcher(part).find()
        && !isQuantity(part)
        && !BEGINS_SENTENCE.matcher(part).find()
        && part.chars().noneMatch(c -> "%$€£?".indexOf(c) >= 0)
        && !part.matches(
            "(?iu)(?:yes|ja|oui|sí)|(?:section|clause|article|exhibit|schedule|page|artikel|abschnitt|ziffer"
                + "|anlage|seite)\\s\\d.*|(?:both|either|each|all|der|die|das|les|los)\\s.*|(?i:the|le|la|el)\\s\\S+");
  }
}
