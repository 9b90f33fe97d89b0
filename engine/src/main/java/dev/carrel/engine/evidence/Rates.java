// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** How often something is, in words: monthly, per year. */
final class Rates {
  /**
   * One of them.
   *
   * @param every the length of time, as it is compared
   * @param next the place of the first term behind it
   */
  record Found(String every, int next) {}

  private static final Map<String, String> RATES =
      Map.ofEntries(
          Map.entry("daily", "day"),
          Map.entry("weekly", "week"),
          Map.entry("monthly", "month"),
          Map.entry("quarterly", "quarter"),
          Map.entry("annually", "year"),
          Map.entry("annual", "year"),
          Map.entry("yearly", "year"),
          Map.entry("semiannual", "half-year"),
          Map.entry("semiannually", "half-year"),
          Map.entry("biannual", "half-year"),
          Map.entry("biannually", "half-year"),
          Map.entry("biennial", "2 years"),
          Map.entry("biennially", "2 years"),
          Map.entry("fortnightly", "2 weeks"),
          Map.entry("biweekly", "2 weeks"),
          Map.entry("bimonthly", "2 months"),
          Map.entry("halfyearly", "half-year"),
          Map.entry("taglich", "day"),
          Map.entry("wochentlich", "week"),
          Map.entry("monatlich", "month"),
          Map.entry("vierteljahrlich", "quarter"),
          Map.entry("quartalsweise", "quarter"),
          Map.entry("jahrlich", "year"),
          Map.entry("halbjahrlich", "half-year"),
          Map.entry("mensuel", "month"),
          Map.entry("mensuelle", "month"),
          Map.entry("mensuellement", "month"),
          Map.entry("annuel", "year"),
          Map.entry("annuelle", "year"),
          Map.entry("annuellement", "year"),
          Map.entry("trimestriel", "quarter"),
          Map.entry("trimestrielle", "quarter"),
          Map.entry("trimestriellement", "quarter"),
          Map.entry("mensual", "month"),
          Map.entry("mensualmente", "month"),
          Map.entry("anual", "year"),
          Map.entry("anualmente", "year"),
          Map.entry("trimestral", "quarter"),
          Map.entry("trimestralmente", "quarter"));

  private static final Map<String, String> PERIODS =
      Map.ofEntries(
          Map.entry("day", "day"),
          Map.entry("week", "week"),
          Map.entry("month", "month"),
          Map.entry("quarter", "quarter"),
          Map.entry("year", "year"),
          Map.entry("annum", "year"),
          Map.entry("tag", "day"),
          Map.entry("woche", "week"),
          Map.entry("monat", "month"),
          Map.entry("quartal", "quarter"),
          Map.entry("jahr", "year"),
          Map.entry("jour", "day"),
          Map.entry("semaine", "week"),
          Map.entry("mois", "month"),
          Map.entry("trimestre", "quarter"),
          Map.entry("an", "year"),
          Map.entry("annee", "year"),
          Map.entry("dia", "day"),
          Map.entry("semana", "week"),
          Map.entry("mes", "month"),
          Map.entry("ano", "year"));

  private static final Set<String> EACH =
      Set.of(
          "per", "each", "every", "pro", "jede", "jeden", "jedes", "jeder", "par", "chaque", "cada",
          "por", "al");

  private static final Set<String> A = Set.of("a", "an");

  /** "Monatliche", "jährlichen". */
  private static final Pattern INFLECTED = Pattern.compile("lich(?:e|er|es|en|em)$");

  private Rates() {}

  /** One behind an amount or a share: "$48,000 a year". */
  static Optional<Found> behindFigure(List<Term> terms, int i) {
    return A.contains(terms.get(i).key()) && i + 1 < terms.size()
        ? Optional.ofNullable(PERIODS.get(terms.get(i + 1).key()))
            .map(each -> new Found(each, i + 2))
        : Optional.empty();
  }

  /** Whether a word is a length of time in which something may be again and again. */
  static boolean isPeriod(String key) {
    return PERIODS.containsKey(key);
  }

  /** One that begins with a term. */
  static Optional<Found> at(List<Term> terms, int i) {
    String rate = RATES.get(INFLECTED.matcher(terms.get(i).key()).replaceFirst("lich"));
    if (rate != null) {
      return Optional.of(new Found(rate, i + 1));
    }
    int period = i + 1 < terms.size() && terms.get(i + 1).is("calendar") ? i + 2 : i + 1;
    return EACH.contains(terms.get(i).key()) && period < terms.size()
        ? Optional.ofNullable(PERIODS.get(terms.get(period).key()))
            .map(each -> new Found(each, period + 1))
        : Optional.empty();
  }
}
