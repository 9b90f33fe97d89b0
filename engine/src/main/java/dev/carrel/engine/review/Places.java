// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Places that are named with what they lie in: "Ontario, Canada", "Denver, Colorado". */
final class Places {
  private static final Set<String> STATES =
      Set.copyOf(
          Arrays.asList(
              ("alabama,alaska,arizona,arkansas,california,colorado,connecticut,delaware,florida,hawaii"
                   + ",idaho,illinois,indiana,iowa,kansas,kentucky,louisiana,maine,maryland"
                   + ",massachusetts,michigan,minnesota,mississippi,missouri,montana,nebraska,nevada,new"
                   + " hampshire,new jersey,new mexico,new york,north carolina,north"
                   + " dakota,ohio,oklahoma,oregon,pennsylvania,rhode island,south carolina,south"
                   + " dakota,tennessee,texas,utah,vermont,virginia,washington,west"
                   + " virginia,wisconsin,wyoming")
                  .split(",", -1)));

  private static final Set<String> AND = Set.of("and", "und", "et", "y");
  private static final Set<String> COUNTRIES = countries();
  private static final Set<String> PAIRS = pairs();

  private Places() {}

  /** In each of the languages that answers are read in. */
  private static Stream<String> countryNames() {
    return Stream.of(Locale.getISOCountries())
        .flatMap(
            code ->
                Stream.of(Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH, Locale.of("es"))
                    .map(language -> Locale.of("", code).getDisplayCountry(language)));
  }

  private static Set<String> countries() {
    Set<String> names = new HashSet<>(Set.of("usa", "us", "uk", "england", "scotland", "wales"));
    countryNames().map(Places::folded).forEach(names::add);
    return Set.copyOf(names);
  }

  /** "Trinidad and Tobago", "England and Wales": one place, though "and" stands in its name. */
  static boolean isOne(String place) {
    return PAIRS.contains(withoutAnd(place));
  }

  /** Names of which two are one place with an "and" between them, as one. */
  static List<String> united(String words, List<String> names) {
    List<String> result = new ArrayList<>();
    for (String name : names) {
      String before = result.isEmpty() ? "" : result.getLast();
      Optional<String> pair =
          Stream.of(" and ", " und ", " et ", " y ")
              .map(and -> before + and + name)
              .filter(both -> words.contains(both) && isOne(both))
              .findFirst();
      pair.ifPresentOrElse(both -> result.set(result.size() - 1, both), () -> result.add(name));
    }
    return List.copyOf(result);
  }

  private static Set<String> pairs() {
    Set<String> names = new HashSet<>(Set.of("england wales", "angleterre pays de galles"));
    countryNames()
        .filter(name -> name.matches(".*(?: & | (?:and|und|et|y) ).*"))
        .map(Places::withoutAnd)
        .forEach(names::add);
    return Set.copyOf(names);
  }

  private static String withoutAnd(String place) {
    return FoldedWords.of(place.replace(".", "")).stream()
        .filter(word -> !AND.contains(word))
        .collect(Collectors.joining(" "));
  }

  /** Whether the second is a country or a state that the first lies in, by its rank alone. */
  static boolean isWithin(String place, String behind) {
    int rank = rank(behind);
    return rank > 0 && rank > rank(place);
  }

  /** Whether it is a country or a state. */
  static boolean isKnown(String place) {
    return rank(place) > 0;
  }

  /** Names without the places among them; all where all are places. */
  static List<String> withoutPlaces(List<String> names) {
    List<String> others = names.stream().filter(name -> rank(name) == 0).toList();
    return others.isEmpty() ? names : others;
  }

  private static int rank(String place) {
    String last =
        folded(place.substring(place.lastIndexOf(',') + 1))
            .replaceFirst("^(?:the )?(?:state|commonwealth|republic) of ", "");
    return COUNTRIES.contains(last) ? 2 : STATES.contains(last) ? 1 : 0;
  }

  private static String folded(String place) {
    return String.join(" ", FoldedWords.of(place.replace(".", "")));
  }
}
