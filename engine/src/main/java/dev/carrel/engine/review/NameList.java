// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review;

import dev.carrel.engine.evidence.PartyNames;
import dev.carrel.engine.evidence.Quantity;
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
  private static final Pattern JOINED =
      Pattern.compile("(?:,\\s*)?\\s(?:and|und|sowie|et|y|e|AND|UND|ET|/)\\s");

  /** "Müller, Schmidt & Partner mbB" is one firm. */
  private static final Pattern FIRM =
      Pattern.compile(
          ".*&.*(?:Partners?|Associates|Co\\.?|Cie\\.?|Sons|Söhne|LLP|PLLC|mbB|PartG)(?:\\s.*)?");

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
  private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

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

  /** The names; none if the words are no mere list. */
  static List<String> of(String words) {
    String plain = BULLET.matcher(withoutAsides(words)).replaceFirst("");
    List<String> names = new ArrayList<>();
    String[] lines = LINES.split(plain, -1);
    for (String line : lines) {
      String bare = LABEL.matcher(line.strip()).replaceFirst("");
      boolean one = lines.length > 1 && LAST_NAME_FIRST.matcher(bare).matches();
      names.addAll(one ? List.of(bare) : parts(bare));
    }
    boolean listed = !names.isEmpty() && names.stream().allMatch(NameList::isName);
    return listed ? names.stream().distinct().toList() : List.of();
  }

  private static List<String> parts(String line) {
    List<String> parts = new ArrayList<>();
    for (String part : joined(withoutPoint(line))) {
      boolean firm = part.contains(",") && FIRM.matcher(part).matches();
      String front = part.substring(0, part.lastIndexOf(',') + 1);
      if (firm && COMMA.splitAsStream(front).noneMatch(NameList::endsInForm)) {
        parts.add(part.strip());
        continue;
      }
      for (String labelled : COMMA.split(part, -1)) {
        String piece = LABEL.matcher(labelled).replaceFirst("");
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

  /** "Smith and Sons Ltd." is one name, "Acme Ltd. and Beta" and "John Smith and Beta Ltd." two. */
  private static List<String> joined(String line) {
    List<String> result = new ArrayList<>();
    for (String part : JOINED.split(line, -1)) {
      int behind = result.isEmpty() ? 0 : line.indexOf(part, result.getLast().length());
      if (behind > 0 && Places.isOne(result.getLast() + " and " + part)) {
        int from = line.lastIndexOf(result.getLast(), behind);
        result.set(result.size() - 1, line.substring(from, behind + part.length()));
        continue;
      }
      boolean one =
          result.size() == 1
              && !endsInForm(result.getLast())
              && endsInForm(part)
              && !result.getLast().strip().contains(" ")
              && !part.isBlank();
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
    return (piece.matches("[\\p{L}. ]+") && PartyNames.isLegalForm(piece))
        || piece.matches("N\\.?A\\.?|Jr\\.?|Sr\\.?|II|III");
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
            || (part.matches("\\p{Ll}[\\p{L}\\d.-]{2,}\\s\\S+") && endsInForm(part));
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
