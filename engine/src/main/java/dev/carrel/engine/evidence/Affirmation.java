// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Whether the answer to a question that wants yes or no says one of them. */
public final class Affirmation {
  private static final Pattern LEAD =
      Pattern.compile(
          "^\\W*(?:(?:the|die|la) )?(?:answer|antwort|reponse|respuesta)(?:"
              + " (?:is|ist|est|es)\\b)?\\s*:?\\s*",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern YES_FIRST =
      Pattern.compile("^\\W*(?:yes|ja|jawohl|oui|correct|true|richtig)(?!\\w)");

  /** "Si" begins a condition too, and is yes only with its accent or before a mark. */
  private static final Pattern SPANISH_YES =
      Pattern.compile(
          "^\\W*(?:sí(?!\\p{L})|si\\s*(?:[,.;:!]|$))",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern NO_FIRST =
      Pattern.compile(
          "^\\W*(?:no|nein|non|not|nicht|absolutely"
              + " not|never|kein\\w*|niemals|aucun\\w*|jamais|ningun\\w*|nunca)\\b(?!-)(?!\\.?\\s*\\d)(?!"
              + " (?:later|more|less|fewer|earlier|longer|greater|mas|menos|specific"
              + "|information|informacion|mention|mencion|answer|data|angaben?|hinweise?|aussagen?"
              + "|informationen|indication|reference|referencia|only|nur|applicable|clear|sure|no)\\b)"
              + "(?!\\w)");

  private static final Pattern FIRST_WORD = Pattern.compile("^\\W*\\p{L}+\\s*[,.;:(–—-]+\\s*");

  private static final Pattern BOTH =
      Pattern.compile(
          "^\\W*(?:yes and no|yes or no|ja (?:und|oder) nein|jein|oui (?:et|ou) non|si [yo]"
              + " no|yes/no|(?:yes|ja|oui|si)\\b[^.]{0,40}, (?:no|nein|non)"
              + " (?:in|for|as|fur|bei|pour|para))\\b");

  /** That there is none: a no. That nothing is said about it is none. */
  private static final Pattern NONE =
      Pattern.compile(
          "\\bthere (?:is|are|was|were) (?:no|not (?:any|a))\\b|\\bthere (?:isn't|aren't)\\b"
              + "|\\bes (?:gibt|besteht|bestehen|existiert|existieren)\\b[^.;]{0,30}\\bkein"
              + "|\\bil n'(?:y a|existe) (?:pas|aucun)|\\bno (?:hay|existen?)\\b");

  private static final Pattern NOTHING_SAID =
      Pattern.compile(
          "^no (?:[\\w-]+ ){1,6}(?:is|are|was|were) (?:\\w+ly )?(?:mentioned|specified|stated|given"
              + "|provided|found|set out|set forth|defined|indicated|listed|disclosed)\\b"
              + "|^no (?:\\w+ )?(?:information|mention|indication|reference|evidence|answer)\\b"
              + "|\\b(?:unclear|unknown|cannot be determined|nicht bekannt|unklar|pas clair|no esta"
              + " claro|not (?:clear|stated|specified|mentioned))\\b");

  /** Of a question's words; with fewer, the sentence is about something else. */
  private static final double SAME_MATTER = 0.6;

  /**
   * Of a question's words; so many behind a yes or no are enough to see that they say the contrary.
   */
  private static final double SAME_MATTER_BEHIND = 0.5;

  /** What hinders something: that there is none says that it may be, or nothing at all. */
  private static final String HINDRANCE =
      "(?<stem>restrict|restrain|limit|prohib|forbid|prevent|hinder|ban\\b|bar\\b|objection|oppos|consent|approv"
          + "|permission|condition|exception|problem|doubt|obstacle|impedim|fee\\b|penalt|beschrank|einschrank"
          + "|verbot|untersag|bedenken|zustimm|genehmig|einwillig|hindern|ausnahme|begrenz|bedingung|zweifel"
          + "|interdi|restrict|defen[ds]|accord|consentement|autoris|doute|obstacle|restricc|consentimiento"
          + "|autoriz|objecion|obstaculo|condicion|dud)";

  private static final Pattern NO_HINDRANCE =
      Pattern.compile(
          "\\b(?:no|not|nothing|nicht|nichts|kein\\w*|aucun\\w*|pas|rien|ningun\\w*|nada)\\s+(?:(?!without\\b"
              + "|ohne\\b|sans\\b|sin\\b|unless\\b)[\\w']+\\s+){0,2}"
              + HINDRANCE);

  private static final Pattern UNDER_CONDITION =
      Pattern.compile(
          "\\b(?:bedarf|bedurfen|partly|partially|teilweise|en partie|en"
              + " parte|parcialmente|requires?|required|subject"
              + " to|vorbehaltlich|necessite|requiert|requiere|necesita)\\b");

  /** Words of a question for what stands in an agreement that do not say what it is. */
  private static final Pattern FRAME =
      Pattern.compile(
          "(?:agreements?|contracts?|documents?|papers?|clauses?|provisions?|sections?|contain(?:s|ed)?|includ(?:e|es|ed|ing)|provides?"
              + "|vertrag(?:e?s)?|vereinbarung(?:en)?|dokuments?|klauseln?|regelung(?:en)?|bestimmung(?:en)?|enthalt(?:en)?|vorsehen|sieht"
              + "|contrats?|clausulas?|contrato|contient|contiene)");

  private Affirmation() {}

  /**
   * What an answer says.
   *
   * @return true for yes, false for no; empty if it says neither, both, or that nothing is said
   */
  public static Optional<Boolean> of(String question, String answer) {
    return withoutLead(question, LEAD.matcher(answer.strip()).replaceFirst(""));
  }

  /**
   * Whether it says only that nothing hinders what was asked for: "No objection", "There is no
   * prohibition". What that means depends on what else there is.
   */
  public static boolean deniesHindrance(String question, String answer) {
    Matcher no = NO_HINDRANCE.matcher(Plain.text(answer));
    String asked = Plain.text(question);
    return no.find() && !asked.contains(no.group("stem"));
  }

  private static Optional<Boolean> withoutLead(String question, String answer) {
    String plain = Plain.text(answer).strip();
    boolean yes = YES_FIRST.matcher(plain).find() || SPANISH_YES.matcher(answer.strip()).find();
    if (BOTH.matcher(plain).find() || (!yes && deniesHindrance(question, answer))) {
      return Optional.empty();
    }
    if (yes) {
      return unlessContradicted(true, question, answer);
    }
    if (NOTHING_SAID.matcher(plain).find()) {
      return Optional.empty();
    }
    if (NO_FIRST.matcher(plain).find()) {
      return unlessContradicted(false, question, answer);
    }
    if (NONE.matcher(plain).find()) {
      return Optional.of(false);
    }
    return Denials.isOne(answer) ? Optional.empty() : repeated(question, answer, SAME_MATTER);
  }

  /** Small models say "No, a party must ...": what begins and what follows then say two things. */
  private static Optional<Boolean> unlessContradicted(
      boolean first, String question, String answer) {
    Matcher mark = FIRST_WORD.matcher(answer.strip());
    Optional<Boolean> then =
        mark.find()
            ? repeated(question, answer.strip().substring(mark.end()), SAME_MATTER_BEHIND)
            : Optional.empty();
    return then.filter(said -> said != first).isPresent() ? Optional.empty() : Optional.of(first);
  }

  /** Whether an answer says that there is no such thing, or that nothing is said of it. */
  public static boolean isDenied(String answer) {
    return Denials.isOne(answer) || NOTHING_SAID.matcher(Plain.text(answer).strip()).find();
  }

  /** A sentence that says again what was asked, or its contrary. */
  private static Optional<Boolean> repeated(String question, String answer, double least) {
    Statement asked = Statement.of(question, Definitions.NONE);
    Statement said = Statement.of(answer, Definitions.NONE);
    List<Integer> content = asked.content();
    long common =
        content.stream()
            .filter(
                i -> said.has(asked.stem(i), 0, said.terms().size()) || isContrary(asked, i, said))
            .count();
    if (content.isEmpty()
        || common < least * content.size()
        || lacksMatter(asked, said)
        || (UNDER_CONDITION.matcher(Plain.text(answer)).find()
            && !UNDER_CONDITION.matcher(Plain.text(question)).find())
        || isOfAnother(asked, said)) {
      return Optional.empty();
    }
    Polarity wanted = asked.polarity();
    Polarity got = said.polarity();
    long noes = Polarity.noes(said.terms(), said.facts());
    boolean plain =
        got.without() == wanted.without()
            && (!got.condition() || wanted.condition())
            && noes <= 1 + Polarity.noes(asked.terms(), asked.facts());
    if (!plain) {
      return Optional.empty();
    }
    boolean contrary = Opposites.between(asked.terms(), said.terms()).isPresent();
    return Optional.of((got.negative() == wanted.negative()) != contrary);
  }

  /**
   * Whether of what stands in an agreement, where that is asked, nothing is said: a clause of
   * another kind is said again in almost the same words.
   */
  private static boolean lacksMatter(Statement asked, Statement said) {
    List<Integer> matter =
        asked.content().stream().filter(i -> !isFrame(asked.terms().get(i).key())).toList();
    return matter.size() < asked.content().size()
        && !matter.isEmpty()
        && matter.stream()
            .noneMatch(
                i -> said.has(asked.stem(i), 0, said.terms().size()) || isContrary(asked, i, said));
  }

  private static boolean isFrame(String key) {
    return FRAME.matcher(key).matches();
  }

  /** What the landlord may do says nothing of the tenant. */
  private static boolean isOfAnother(Statement asked, Statement said) {
    Set<String> roles = roles(said);
    return !roles.isEmpty() && !roles(asked).isEmpty() && Collections.disjoint(roles, roles(asked));
  }

  private static Set<String> roles(Statement statement) {
    return statement.terms().stream()
        .flatMap(term -> Roles.of(term.key()).stream())
        .collect(Collectors.toSet());
  }

  private static boolean isContrary(Statement asked, int i, Statement said) {
    return Opposites.between(List.of(asked.terms().get(i)), said.terms()).isPresent();
  }
}
