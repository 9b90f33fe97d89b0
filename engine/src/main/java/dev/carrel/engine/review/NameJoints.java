// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review;

import dev.carrel.engine.evidence.PartyNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of names, cut where a comma or an "and" stands between two of them and not where it is
 * within one: a firm is called after several persons ("Smith, Jones and Partners LLP"), a couple
 * has one surname ("Max und Erika Muster"), a company and a university are named with where they
 * sit ("Bayer AG, Leverkusen"). What may be either is left whole.
 */
final class NameJoints {
  private static final Pattern SEPARATOR =
      Pattern.compile("(?<and>(?:,\\s*)?\\s(?:and|und|sowie|et|y|e|AND|UND|ET|/)\\s)|\\s*,\\s*");

  /** "and Partners LLP", "und Söhne": the rest of a firm's name. */
  private static final Pattern REST_OF_FIRM =
      Pattern.compile(
          "(?:Partners?|Partnerinnen|Associates|Company|Co\\.?|Cie\\.?|Sons|Söhne|Töchter|Brothers"
              + "|Kollegen|Kolleginnen)(?:\\s.*)?");

  /** "Müller, Schmidt & Partner mbB" is one firm. */
  private static final Pattern FIRM =
      Pattern.compile(
          ".*&.*(?:Partners?|Associates|Kollegen|Co\\.?|Cie\\.?|Sons|Söhne|LLP|PLLC|mbB|PartG)(?:\\s.*)?");

  /** Forms of firms that are called after their members. */
  private static final Pattern OF_MEMBERS =
      Pattern.compile(".*\\s(?:LLP|PLLC|L\\.L\\.P\\.|PartG|PartGmbB|mbB|P\\.C\\.|P\\.A\\.)");

  private static final Pattern TITLE =
      Pattern.compile("(?:Mr|Mrs|Ms|Messrs|Herr|Herrn|Frau|Dr|Prof|M|Mme|Sr|Sra)\\.?");

  /** Several persons who are one party, before their names. */
  private static final Pattern TOGETHER =
      Pattern.compile(
          "(?iu)(?:die |der |the"
              + " )?(?:Eheleuten?|Ehepaar|Ehegatten|Geschwister|Gebrüder|Familie|\\p{L}*gemeinschaft|GbR|Gesellschaft"
              + " bürgerlichen Rechts|husband and wife|spouses|(?:Kanzlei|Sozietät|Praxis))\\s.*");

  /** What bodies of a state are called by: "Department of Health and Human Services". */
  private static final Pattern BODY =
      Pattern.compile(
          "(?:[Tt]he )?(?:U\\.?S\\.?"
              + " )?(?:Department|Ministry|Office|Bureau|Commission|Secretary|Bundesministerium|Bundesamt|Bundesanstalt"
              + "|Ministerium|Amt|Landesamt)\\s(?:of|for|für|der|des)\\s.*");

  private static final Pattern SEATED =
      Pattern.compile(
          ".*(?:Universit\\p{L}*|Hochschule|College|Institute|Sparkasse|Stadtwerke|Company|Bank)\\b.*");

  private static final Pattern BRANCH =
      Pattern.compile(
          "(?iu)(?:zweig)?niederlassung\\s.*|filiale\\s.*|zweigstelle\\s.*|(?:\\p{L}+"
              + " )?branch(?:\\s.*)?");

  private static final Pattern WORD = Pattern.compile("\\p{Lu}\\p{Ll}+(?:-\\p{Lu}\\p{Ll}+)?");
  private static final Pattern PLACE =
      Pattern.compile(
          WORD + "(?: (?:am|an der|im|bei|ob der|upon|on|sur|a\\.)(?: (?:der|the))? \\p{Lu}.*)?");
  private static final Pattern PERSON =
      Pattern.compile(WORD + "(?: \\p{Lu}\\.?| " + WORD + ")? " + WORD);
  private static final Pattern LAST_NAME_FIRST = Pattern.compile(WORD + "," + " " + WORD);

  /** A name in the making. */
  private record Piece(int start, int end, boolean and) {}

  private final String line;
  private final List<Piece> pieces = new ArrayList<>();

  private NameJoints(String line) {
    this.line = line;
    Matcher separator = SEPARATOR.matcher(line);
    int from = 0;
    boolean and = false;
    while (separator.find()) {
      add(from, separator.start(), and);
      and = separator.group("and") != null;
      from = separator.end();
    }
    add(from, line.length(), and);
  }

  private void add(int from, int to, boolean and) {
    int start = from;
    while (start < to && Character.isWhitespace(line.charAt(start))) {
      start++;
    }
    int end = to;
    while (end > start && Character.isWhitespace(line.charAt(end - 1))) {
      end--;
    }
    if (end > start) {
      pieces.add(new Piece(start, end, and));
    }
  }

  /** The names of a line, as they stand; empty if it cannot be told where one ends. */
  static Optional<List<String>> names(String line) {
    Optional<List<String>> listed = lastNamesFirst(line);
    return listed.isPresent() ? listed : new NameJoints(line).names();
  }

  /** "Weber, Anna und Huber, Karl". */
  private static Optional<List<String>> lastNamesFirst(String line) {
    List<String> parts = List.of(line.strip().split("\\s(?:and|und|et|y)\\s", -1));
    return parts.size() > 1 && parts.stream().allMatch(p -> LAST_NAME_FIRST.matcher(p).matches())
        ? Optional.of(parts)
        : Optional.empty();
  }

  private Optional<List<String>> names() {
    List<Piece> names = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      if (names.isEmpty()) {
        names.add(piece);
        continue;
      }
      if (!piece.and() && !hasFormBehind(i) && isSeat(names.getLast(), i)) {
        if (isAmongNames(i)) {
          return Optional.empty();
        }
        join(names, names.size() - 1, piece);
      } else if (piece.and() ? isJoinedByAnd(names, piece) : isJoinedByComma(names, piece)) {
        join(names, names.size() - 1, piece);
      } else {
        int from = first(names, piece);
        if (from < names.size()) {
          join(names, from, piece);
        } else {
          names.add(piece);
        }
      }
    }
    return Optional.of(names.stream().map(this::text).toList());
  }

  private String text(Piece piece) {
    return line.substring(piece.start(), piece.end());
  }

  /** What is behind the last comma or "and" of a name. */
  private String last(Piece name) {
    return pieces.stream()
        .filter(p -> p.end() == name.end())
        .map(this::text)
        .findFirst()
        .orElse("");
  }

  private static void join(List<Piece> names, int from, Piece piece) {
    Piece first = names.get(from);
    names.subList(from, names.size()).clear();
    names.add(new Piece(first.start(), piece.end(), first.and()));
  }

  private boolean isJoinedByAnd(List<Piece> names, Piece piece) {
    Piece before = names.getLast();
    String name = text(before);
    String next = text(piece);
    if (Places.isOne(name + " and " + next) || name.equals(next) || TITLE.matcher(name).matches()) {
      return true;
    }
    boolean formless = !endsInForm(name);
    boolean first = names.size() == 1;
    boolean ofOneName = first && formless && endsInForm(next) && !name.contains(" ");
    boolean together = TOGETHER.matcher(name).matches() || BODY.matcher(name).matches();
    boolean couple = together && formless && !endsInForm(next) && !isBesides(name, next);
    return ofOneName || couple;
  }

  /** "Eheleute Anna und Max Muster und Karl Huber": behind a whole couple comes another one. */
  private static boolean isBesides(String name, String next) {
    return name.contains(" und ") || name.contains(" and ") || BODY.matcher(next).matches();
  }

  private boolean isJoinedByComma(List<Piece> names, Piece piece) {
    String name = text(names.getLast());
    String next = text(piece);
    return isForm(next)
        || BRANCH.matcher(next).matches()
        || Places.isWithin(name, next)
        || (FIRM.matcher(name).matches() && next.matches("(?:P\\.?C|P\\.?A)\\.?"));
  }

  /** Whether a name is followed by the place where it sits. */
  private boolean isSeat(Piece name, int at) {
    String last = last(name);
    String next = text(pieces.get(at));
    boolean seated =
        (endsInForm(last) || SEATED.matcher(last).matches()) && !PartyNames.isRole(next);
    boolean again = next.indexOf(' ') < 0 && (" " + last).endsWith(" " + next);
    return !isPlace(next) && (again || (seated && PLACE.matcher(next).matches()));
  }

  /** Whether what stands there may be a name, too: names without a form come behind it. */
  private boolean isAmongNames(int at) {
    if (at + 1 >= pieces.size()) {
      return false;
    }
    Piece behind = pieces.get(at + 1);
    String next = text(behind);
    boolean bare = !endsInForm(next) && !isForm(next) && !isPlace(next) && !hasFormBehind(at + 1);
    return bare && (behind.and() || WORD.matcher(next).matches()) && !isInstitution(next);
  }

  private boolean hasFormBehind(int at) {
    return at + 1 < pieces.size() && !pieces.get(at + 1).and() && isForm(text(pieces.get(at + 1)));
  }

  private static boolean isInstitution(String name) {
    return SEATED.matcher(name).matches();
  }

  /** Of the names before, the first that belongs to this piece; as many as there are for none. */
  private int first(List<Piece> names, Piece piece) {
    String next = text(piece);
    if (piece.and() && REST_OF_FIRM.matcher(next).matches()) {
      return back(names, names.size(), false);
    }
    if (piece.and()) {
      boolean person = PERSON.matcher(next).matches() && !isPlace(next) && !isTitled(next);
      return person ? back(names, names.size(), true) : names.size();
    }
    boolean firm = next.contains("&") && (FIRM.matcher(next).matches() || endsInForm(next));
    boolean members = OF_MEMBERS.matcher(next).matches();
    return firm || members ? back(names, names.size(), !firm) : names.size();
  }

  private static boolean isTitled(String name) {
    return TITLE.matcher(name.substring(0, name.indexOf(' '))).matches();
  }

  /** Goes back over names that commas part, that have no form and are no place. */
  private int back(List<Piece> names, int from, boolean words) {
    int at = from;
    while (at > 0) {
      Piece name = names.get(at - 1);
      String text = text(name);
      boolean goesOn =
          !endsInForm(text)
              && !isPlace(text)
              && !PartyNames.isRole(text)
              && (!words || WORD.matcher(text).matches());
      if (!goesOn) {
        return at;
      }
      at--;
      if (name.and()) {
        return at;
      }
    }
    return at;
  }

  private static boolean isPlace(String name) {
    return Places.isKnown(name);
  }

  static boolean isForm(String piece) {
    return (piece.matches("[\\p{L}. ]+") && PartyNames.isLegalForm(piece))
        || piece.matches("N\\.?A\\.?|National Association|Jr\\.?|Sr\\.?|II|III");
  }

  static boolean endsInForm(String part) {
    return isForm(part.strip().substring(part.strip().lastIndexOf(' ') + 1))
        || part.endsWith("National Association");
  }
}
