// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of persons, companies and places of a text, as they stand. */
public final class PartyNames {
  /** What a paper is called, and what is in it, is no party. */
  private static final Set<String> THINGS =
      Set.of(
          "agreement",
          "contract",
          "section",
          "article",
          "exhibit",
          "schedule",
          "date",
          "amendment",
          "term",
          "lease",
          "vertrag",
          "mietvertrag",
          "vereinbarung",
          "contrat",
          "contrato",
          "law",
          "laws",
          "recht",
          "rechts",
          "droit",
          "derecho",
          "answer",
          "document");

  /** Between two parts of one name. */
  private static final String WITHIN =
      "\\s+(?:(?:van|van der|van den|von|von der|zu|de la|de los|de las|del|di|da|dos|States"
          + " of)\\s+|\\p{Lu}\\p{L}*\\s+|(?:\\p{Lu}\\.\\s+)+)";

  /** A sentence in capital letters has no names that could be told from its words. */
  private static final int SHOUTED_WORDS = 7;

  /** "Delaware law", "deutschem Recht", "droit français". */
  private static final Pattern LAW =
      Pattern.compile(
          "\\b(?!The |This |Applicable |Governing |Which |Contract |Common |Civil |Case |Local"
              + " |Public |Private )(\\p{Lu}\\p{Ll}+(?: \\p{Lu}\\p{Ll}+){0,2})"
              + " law\\b|\\b\\p{L}{4,}(?:e[mnrs]?) Recht\\b|\\b(?:droit|derecho) \\p{Ll}{4,}");

  private static final Pattern INITIALS = Pattern.compile("(?<!\\p{L})(?:\\p{Lu}\\.\\s+)+$");

  private PartyNames() {}

  /**
   * The names in a text, each once, in its order. A word that begins a sentence counts only if the
   * other words have it, as a name, too; where there is no name at all, parties by what they do
   * ("Licensor", "Either party") are told.
   *
   * @param quotes passages that the text was taken from
   */
  public static List<String> in(String text, List<String> quotes) {
    List<Term> terms = Term.of(text);
    if (isShouted(text, terms)) {
      return List.of();
    }
    Tongue tongue = Tongue.of(terms);
    List<Fact> facts = Facts.in(text, terms, tongue);
    List<Mention> mentions = Mentions.in(text, terms, tongue, Definitions.NONE, facts);
    List<int[]> places = new ArrayList<>();
    for (Mention mention : mentions) {
      int start = terms.get(mention.from()).start();
      int end = terms.get(mention.to() - 1).end();
      Matcher initials = INITIALS.matcher(text.substring(0, start));
      boolean goesOn =
          !places.isEmpty()
              && (text.substring(places.getLast()[1], start).matches(WITHIN)
                  || isFormOf(text, places.getLast()[1], terms.get(mention.from())));
      if (goesOn && mention.kind() != Mention.Kind.ROLE) {
        places.getLast()[1] = end;
      } else if (initials.find()) {
        places.add(new int[] {initials.start(), end});
      } else if (isBareForm(mention, terms)) {
        front(terms, mention).ifPresent(from -> places.add(new int[] {from, end}));
      } else if (isName(mention, terms, quotes)) {
        places.add(new int[] {start, end});
      }
    }
    List<String> names = places.stream().map(p -> shown(text, p)).distinct().toList();
    Matcher law = LAW.matcher(text);
    if (names.isEmpty() && law.find()) {
      return List.of(law.group(1) == null ? law.group() : law.group(1));
    }
    return names.isEmpty() ? roles(text, terms, mentions) : names;
  }

  /** Whether a word is a company's legal form, such as Inc. or GmbH. */
  public static boolean isLegalForm(String word) {
    return Names.isForm(Plain.text(word).replaceAll("[^a-z]", ""));
  }

  /** Whether a word is what parties are called by what they do: "Buyer", "Vermieterin". */
  public static boolean isRole(String word) {
    return Roles.of(Plain.text(word)).isPresent();
  }

  /** A name as it is compared: in plain letters, without its legal form. */
  public static String folded(String name) {
    return Names.id(name);
  }

  /** "KG" behind "GmbH & Co.". */
  private static boolean isFormOf(String text, int behind, Term term) {
    return Names.isForm(term.key())
        && text.substring(behind, Math.max(behind, term.start())).matches("\\.?\\s");
  }

  private static boolean isBareForm(Mention mention, List<Term> terms) {
    return mention.to() == mention.from() + 1
        && Names.isForm(terms.get(mention.from()).key())
        && mention.from() > 0;
  }

  /** "eBay Inc.", "adidas AG": the name begins with a small letter. "A GmbH" is none. */
  private static Optional<Integer> front(List<Term> terms, Mention mention) {
    Term before = terms.get(mention.from() - 1);
    Term form = terms.get(mention.from());
    boolean named =
        before.isWord()
            && before.end() + 1 == form.start()
            && before.text().length() > 2
            && !Content.isEmpty(before.key());
    return named ? Optional.of(before.start()) : Optional.empty();
  }

  private static boolean isShouted(String text, List<Term> terms) {
    return terms.size() > SHOUTED_WORDS && text.chars().noneMatch(Character::isLowerCase);
  }

  private static boolean isName(Mention mention, List<Term> terms, List<String> quotes) {
    Term last = terms.get(mention.to() - 1);
    if (mention.kind() == Mention.Kind.ROLE || THINGS.contains(last.key())) {
      return false;
    }
    return mention.kind() == Mention.Kind.NAME
        || quotes.stream().anyMatch(quote -> isWithin(quote, last.text()));
  }

  /** Whether a word stands in a quote behind another one that ends no sentence. */
  private static boolean isWithin(String quote, String word) {
    int at = quote.indexOf(word);
    return at > 1 && Character.isLetter(quote.charAt(at - 2)) && quote.charAt(at - 1) == ' ';
  }

  /** With the point of an abbreviation behind it. */
  private static String shown(String text, int[] place) {
    String united = text.substring(place[0], place[1]).replaceAll("\\s+", " ");
    String name =
        united.equals("United") && text.startsWith(" States", place[1]) ? "United States" : united;
    boolean pointed =
        text.startsWith(".", place[1])
            && name.matches("(?si).*\\b(?:Inc|Corp|Co|Ltd|Bros|Jr|Sr|No)");
    String whole = pointed ? name + "." : name;
    return whole.replaceFirst("^(?:Laws?|Courts?) of (?:the )?", "");
  }

  private static List<String> roles(String text, List<Term> terms, List<Mention> mentions) {
    return mentions.stream()
        .filter(mention -> mention.kind() == Mention.Kind.ROLE)
        .map(
            mention -> {
              boolean party = mention.id().endsWith(" party") && mention.from() > 0;
              int from = party ? mention.from() - 1 : mention.from();
              return text.substring(terms.get(from).start(), terms.get(mention.to() - 1).end());
            })
        .distinct()
        .toList();
  }
}
