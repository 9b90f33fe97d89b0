// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Under what a statement holds: "if" is another condition than "unless". */
enum Condition {
  /** If, provided that, in the event of. */
  IF(
      "if provided_that provided_however providing_that subject_to in_the_event in_event in_case"
          + " on_condition on_the_condition as_long_as so_long_as to_the_extent insofar assuming"
          + " upon_request upon_written_request upon_the_request on_request if_requested absent"
          + " in_the_absence for_an_extra for_an_additional gegen_aufpreis gegen_entgelt"
          + " in_an_emergency in_emergencies im_notfall were_to auf_verlangen auf_wunsch"
          + " auf_anforderung sur_demande contingent conditional conditioned sofern wenn falls"
          + " soweit insoweit vorbehaltlich solange vorausgesetzt im_falle im_fall"
          + " unter_der_voraussetzung unter_der_bedingung si a_condition sous_reserve pourvu_que"
          + " en_cas tant_que lorsque siempre_que siempre_y_cuando en_caso a_condicion"
          + " con_la_condicion mientras"),
  /** Unless, except, with the exception of. */
  EXCEPT(
      "unless except excepting excluding save_as save_for save_that save_where save_if other_than"
          + " apart_from aside_from with_the_exception but_for barring"
          + " outside ausserhalb everything_but anything_but all_but everyone_but anyone_but"
          + " ausser ausgenommen es_sei_denn mit_ausnahme abgesehen"
          + " sauf hormis excepte a_moins a_l_exception"
          + " salvo excepto a_menos a_no_ser con_excepcion con_la_excepcion a_excepcion"),
  /** Only. */
  ONLY(
      "only solely exclusively nur ausschliesslich uniquement seulement solo solamente"
          + " unicamente exclusivement exclusivamente"),
  /** Until; "bis" is "to" and "by", too. */
  UNTIL("until"),
  /** One thing and not another. */
  INSTEAD(
      "instead_of rather_than in_lieu statt anstatt anstelle au_lieu plutot_que en_lugar en_vez"),
  /** Said as an example. */
  EXAMPLE("example beispiel beispielsweise exemple ejemplo");

  private static final Map<String, Condition> WORDS = new HashMap<>();
  private static final int MOST_WORDS = 4;

  /** Behind "ne", what makes a no of it; else "que" behind it makes an only. */
  private static final Set<String> NO_BEHIND_NE =
      Set.of("pas", "jamais", "rien", "aucun", "aucune", "plus", "point", "ni", "nul", "nulle");

  /** Before a "where" that is one of a place. */
  private static final Set<String> PLACES =
      Set.of(
          "place",
          "places",
          "location",
          "locations",
          "state",
          "states",
          "country",
          "countries",
          "jurisdiction",
          "jurisdictions",
          "city",
          "county",
          "court",
          "courts",
          "premises",
          "address",
          "site",
          "territory",
          "areas",
          "area",
          "office");

  /** Words that a clause begins with. */
  private static final Set<String> BEGINS =
      Set.of(
          "the", "a", "an", "such", "any", "either", "it", "they", "this", "that", "there", "all",
          "both", "one", "its", "no");

  private static final Set<String> A = Set.of("a", "an", "one", "this", "that", "no");

  private static final Set<String> POSSIBLE =
      Set.of("possible", "practicable", "necessary", "appropriate", "required", "feasible");

  private static final int LOOKED_AHEAD = 9;

  static {
    for (Condition condition : values()) {
      for (String words : condition.words.split(" ", -1)) {
        WORDS.put(words, condition);
      }
    }
  }

  private final String words;

  Condition(String words) {
    this.words = words;
  }

  /** Those of a run of words. */
  static Set<Condition> of(List<Term> words) {
    Set<Condition> found = EnumSet.noneOf(Condition.class);
    for (int i = 0; i < words.size(); i++) {
      StringBuilder run = new StringBuilder();
      for (int k = i; k < Math.min(words.size(), i + MOST_WORDS); k++) {
        run.append(k == i ? "" : "_").append(words.get(k).key());
        Condition condition = WORDS.get(run.toString());
        if (condition != null) {
          found.add(condition);
        }
      }
      if (isWhere(words, i) || (i == 0 && isTurned(words))) {
        found.add(IF);
      }
      if (isOnly(words, i)) {
        found.add(ONLY);
      }
    }
    return found;
  }

  /** "Where the fees are paid", and no place; "once it is approved", and not once a year. */
  static boolean isWhere(List<Term> words, int i) {
    String next = i + 1 < words.size() ? words.get(i + 1).key() : "";
    boolean place = i > 0 && PLACES.contains(words.get(i - 1).key());
    return (words.get(i).is("where")
            && !place
            && (BEGINS.contains(next) || POSSIBLE.contains(next)))
        || (words.get(i).is("once") && BEGINS.contains(next) && !A.contains(next));
  }

  /** "Were the customer to pay", "had the customer paid". */
  private static boolean isTurned(List<Term> words) {
    return words.size() > 2
        && (words.getFirst().is("were") || words.getFirst().is("had"))
        && BEGINS.contains(words.get(1).key());
  }

  /** "Ne ... que" and "no ... más que" say only, and no no. */
  static boolean isOnly(List<Term> words, int i) {
    Term no = words.get(i);
    boolean french = no.is("ne") || no.is("n");
    if (!french && !no.is("no")) {
      return false;
    }
    for (int k = i + 1; k < Math.min(words.size(), i + LOOKED_AHEAD); k++) {
      String key = words.get(k).key();
      String before = words.get(k - 1).key();
      if (french && NO_BEHIND_NE.contains(key)) {
        return false;
      }
      boolean que = french && (key.equals("que") || key.equals("qu")) && !before.equals("sans");
      boolean mas = !french && key.equals("que") && before.equals("mas");
      if (que || mas || (!french && key.equals("sino"))) {
        return true;
      }
    }
    return false;
  }
}
