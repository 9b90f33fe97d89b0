// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review;

import dev.carrel.engine.evidence.Negations;
import dev.carrel.engine.evidence.PartyNames;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What stands beside names and is none of them, or leaves open who is meant. */
final class BesideNames {
  /** "Acme Inc. or Beta Ltd.", "A GmbH bzw. B GmbH". */
  private static final Pattern ONE_OR_OTHER =
      Pattern.compile(
          "\\s(?:or|oder|ou|nor|noch|bzw\\.|beziehungsweise)\\s+(?:the |die |der |das |la |le"
              + " )?(?=[\\p{Lu}\\d])");

  private static final Pattern NONE_OF =
      Pattern.compile(
          "(?iu)^\\W*(?:neither|weder|none of|keine[rs]? (?:der|von)|ni|aucune? d)(?!\\p{L})");

  /** Who came and who went is told by the sentence, which is not read. */
  private static final Pattern CHANGED =
      Pattern.compile(
          "(?iu)(?<!\\p{L})(?:replac(?:ed|es)|succeed(?:ed|s)|on behalf of|guaranteed by|garantiert"
              + " von|im Namen (?:der|des|von)|für Rechnung|ersetzte?|an die Stelle|pour le compte"
              + " de|por cuenta de|as successor|Rechtsnachfolger\\p{L}*)(?!\\p{L})");

  private static final Pattern IS_NOT =
      Pattern.compile(
          "(?iu)(?<!\\p{L})(?:(?:is|are|was|were)\\s+(?:not|no"
              + " longer|neither)|(?:isn|aren|wasn|weren)['’]t|(?:ist|sind|war|waren)\\s+(?:[\\p{L}.]+\\s+){0,2}?(?:nicht|kein\\p{L}*)|n['’]est\\s+(?:pas|plus)|(?:no|ya"
              + " no)\\s+(?:es|son))(?!\\p{L})");

  private static final Pattern CLAUSE =
      Pattern.compile(
          "(?iu);\\s*|\\n"
              + "|(?<=\\p{Ll}{4})\\.\\s+|,?\\s+(?=(?:but|whereas|while|aber|jedoch|sondern|mais|pero)\\s)");

  private static final Pattern FORMER =
      Pattern.compile(
          "(?u),?\\s+(?:(?:formerly|previously)(?: known"
              + " as)?|f/k/a|fka|n/k/a|d/b/a|dba|a/k/a|aka|also known as|trading as|doing business"
              + " as|t/a|vormals|ehemals|früher|firmierend als|anciennement|antes)\\s+[^,;()\\n"
              + "]+?(?=\\s(?:and|und|et|y)\\s|[,;()\\n"
              + "]|$)");

  private static final Pattern REPRESENTED =
      Pattern.compile(
          "(?iu),?\\s+(?:vertreten durch|(?:duly )?represented by|by its|acting"
              + " (?:through|by)|handelnd durch|durch ihren|durch seinen|représentée?"
              + " par|representad[oa] por|(?:an?|eine?) (?:[\\p{L}-]+"
              + " )?(?:subsidiary|division|affiliate|member|tochter\\p{L}*) (?:of|der|von)|owned"
              + " by|c/o)\\s(?<rest>[^;\\n"
              + "]*)");

  private static final Pattern MORE = Pattern.compile("(?iu),|\\s(?:and|und|et|y|sowie)\\s");

  private static final Pattern ROLE =
      Pattern.compile(
          "(?u)(?:\\s*,|\\s+[–—-]|\\s+as|\\s+als|\\s+en tant"
              + " que|\\s+como)\\s+(?:(?:the|der|die|das|le|la|el)\\s+)?(?<role>\\p{L}{4,})(?=\\s*(?:$|[,;\\n"
              + "]|\\s(?:and|und|et|y)\\s))");

  private static final Pattern ROLE_ALONE =
      Pattern.compile(
          "(?iu)(?:^|[,;\\n"
              + "]|\\s(?:and|und|et|y)\\s)\\s*(?:(?:the|der|die|das|le|la|el)\\s+)?(?<alone>\\p{L}+)\\s*$");

  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?iu)(?<!\\p{L})(?:geb\\.|geboren|born)\\s|(?<![\\d.])\\d{4,5}\\s+\\p{Lu}\\p{Ll}{2}|\\p{L}(?:straße|strasse|str\\.|weg|platz|allee|gasse|ring|ufer|damm)\\s+\\d"
              + "|\\d+[a-z]?,?\\s+(?:\\p{L}+\\s+){1,3}(?:street|avenue|road|lane|drive|blvd|boulevard|square|way|suite)(?!\\p{L})|\\d+[a-z]?,?\\s+(?:rue|avenue|calle)\\s|(?-i:\\b[A-Z]{2})"
              + " \\d{5}(?!\\d)");

  private static final Pattern OTHERS =
      Pattern.compile(
          "(?iu)\\s+(?:only|alone|allein|nur|u\\.\\s?a\\.|et al\\.?|and others|und"
              + " andere|(?:or|and|oder|und)(?: any of)?"
              + " (?:its|their|deren|dessen|ihre[rn]?|any)\\s[^;\\n]{0,80})\\s*\\.?$");

  private static final Pattern NUMBERED = Pattern.compile("^\\W*1[.)]\\s");
  private static final Pattern NEXT_NUMBER =
      Pattern.compile("(?:,?\\s+(?:and|und|et|y))?\\s+\\(?\\d{1,2}[.)]\\s+(?=[\\p{Lu}\\d])");
  private static final Pattern AGAINST =
      Pattern.compile("\\s(?:v\\.|vs\\.?|versus|gegen|\\./\\.|contre)\\s(?=\\p{Lu})");

  private static final Pattern REGISTER = Pattern.compile(",\\s*HR[AB]\\s*\\d+");

  private static final Pattern DENIED_ALONE =
      Pattern.compile("(?isu)^\\W*(?:not|nicht|pas)\\s(?!.*(?:but|sondern|mais|sino)\\s).*");

  private static final Pattern NOBODY =
      Pattern.compile(
          "(?iu)^\\W*(?:nobody|no"
              + " one|none|unknown|unbekannt|niemand|everyone|everybody|anyone|someone|jeder(?:mann)?|alle|personne|inconnue?|nadie|desconocid[oa]|various|several|tbd|undisclosed|redacted|unspecified|not"
              + " applicable|nicht (?:zutreffend|anwendbar)|entfällt)\\W*$");

  private static final Pattern LAW =
      Pattern.compile("(?iu)(?<!\\p{L})(?:laws?|\\p{L}*recht|droit|derecho|ley)(?!\\p{L})");
  private static final Pattern COURT =
      Pattern.compile(
          "(?iu)(?<!\\p{L})(?:courts?|venue|jurisdiction|forum|arbitrat\\p{L}*|gerichtsstand|gerichte?|schieds\\p{L}*|tribuna\\p{L}*|seat)(?!\\p{L})");

  private BesideNames() {}

  /** The words without it; empty if they leave open who is meant. */
  static Optional<String> without(String question, String words) {
    boolean open =
        ONE_OR_OTHER.matcher(words.replace("and/or", "and")).find()
            || NONE_OF.matcher(words).find()
            || CHANGED.matcher(words).find()
            || ADDRESS.matcher(words).find()
            || NOBODY.matcher(words).find()
            || DENIED_ALONE.matcher(words).matches();
    if (open) {
      return Optional.empty();
    }
    String plain = words.replaceAll("\\sand/or\\s", " and ").replaceAll("\\sund/oder\\s", " und ");
    if (NUMBERED.matcher(plain).find()) {
      plain = NEXT_NUMBER.matcher(plain).replaceAll("\n");
    }
    plain = OTHERS.matcher(AGAINST.matcher(plain).replaceAll(" and ")).replaceFirst("");
    plain = roleless(FORMER.matcher(REGISTER.matcher(plain).replaceAll("")).replaceAll(""));
    return lawful(question, plain)
        .flatMap(BesideNames::unrepresented)
        .flatMap(told -> affirmed(question, told));
  }

  /** "Acme Inc. as Buyer", "Acme Inc., the Buyer"; roles that stand among roles stay. */
  private static String roleless(String words) {
    return ROLE.matcher(words)
        .replaceAll(
            found -> {
              Matcher before = ROLE_ALONE.matcher(words.substring(0, found.start()));
              boolean beside = !before.find() || !PartyNames.isRole(before.group("alone"));
              return Matcher.quoteReplacement(
                  beside && PartyNames.isRole(found.group("role")) ? "" : found.group());
            });
  }

  /** Of a firm the one who acts for it is no party; who stands behind them cannot be told. */
  private static Optional<String> unrepresented(String words) {
    Matcher found = REPRESENTED.matcher(words);
    if (found.results().map(m -> m.group("rest")).anyMatch(rest -> MORE.matcher(rest).find())) {
      return Optional.empty();
    }
    return Optional.of(found.replaceAll(""));
  }

  /** Without the clauses that say who it is not. */
  private static Optional<String> affirmed(String question, String words) {
    List<String> clauses = List.of(CLAUSE.split(words, -1));
    List<String> denied = clauses.stream().filter(c -> IS_NOT.matcher(c).find()).toList();
    boolean asked =
        Arrays.stream(question.toLowerCase(Locale.ROOT).split("[^\\p{L}]+"))
            .anyMatch(Negations::isOne);
    if (denied.isEmpty() || asked) {
      return Optional.of(words);
    }
    boolean named = denied.stream().noneMatch(c -> PartyNames.in(c, List.of()).isEmpty());
    String left =
        clauses.stream().filter(c -> !denied.contains(c)).collect(Collectors.joining("; "));
    return named && !left.isBlank() ? Optional.of(left) : Optional.empty();
  }

  /** Asked for the law, courts and seats are another matter. */
  private static Optional<String> lawful(String question, String words) {
    boolean asked = LAW.matcher(question).find() && !COURT.matcher(question).find();
    if (!asked || !COURT.matcher(words).find()) {
      return Optional.of(words);
    }
    List<String> clauses = List.of(CLAUSE.split(words, -1));
    List<String> others = clauses.stream().filter(c -> !COURT.matcher(c).find()).toList();
    boolean mixed =
        clauses.stream().anyMatch(c -> COURT.matcher(c).find() && LAW.matcher(c).find());
    return mixed || others.isEmpty() || others.stream().allMatch(String::isBlank)
        ? Optional.empty()
        : Optional.of(String.join("; ", others));
  }
}
