// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Words behind or before a number that say what it counts. */
final class Units {
  /**
   * A unit.
   *
   * @param factor by which the number is taken
   * @param terms how many words it is
   */
  record Unit(Fact.Kind kind, String name, BigDecimal factor, int terms) {}

  private static final Map<String, Unit> LENGTHS = new HashMap<>();
  private static final Map<String, String> MONEY = new HashMap<>();

  /** Letters before the sign of the dollar. */
  private static final Map<String, String> DOLLARS =
      Map.ofEntries(
          Map.entry("c", "CAD"),
          Map.entry("ca", "CAD"),
          Map.entry("cad", "CAD"),
          Map.entry("a", "AUD"),
          Map.entry("au", "AUD"),
          Map.entry("aud", "AUD"),
          Map.entry("hk", "HKD"),
          Map.entry("nz", "NZD"),
          Map.entry("s", "SGD"),
          Map.entry("r", "BRL"),
          Map.entry("mx", "MXN"));

  /** Thousands of a currency, in one word. */
  private static final Map<String, String> THOUSANDS =
      Map.of("teur", "EUR", "keur", "EUR", "tchf", "CHF", "tusd", "USD", "tgbp", "GBP");

  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

  private static final Set<String> WORKING =
      Set.of(
          "business",
          "working",
          "banking",
          "bank",
          "trading",
          "ouvrables",
          "ouvrable",
          "ouvres",
          "ouvre",
          "habiles",
          "habil",
          "laborables",
          "laborable");

  private static final Set<String> CALENDAR =
      Set.of(
          "calendar",
          "consecutive",
          "full",
          "additional",
          "successive",
          "more",
          "further",
          "volle",
          "vollen",
          "weitere",
          "weiteren",
          "calendaires",
          "naturales");

  static {
    length(
        "day",
        1,
        "day days tag tage tagen kalendertag kalendertage kalendertagen jour jours dia dias");
    length("day", 7, "week weeks woche wochen semaine semaines semana semanas");
    length(
        "business day",
        1,
        "werktag werktage werktagen arbeitstag arbeitstage arbeitstagen bankarbeitstag"
            + " bankarbeitstage bankarbeitstagen geschaftstage geschaftstagen");
    length("month", 1, "month months mos monat monate monaten mois mes meses");
    length("month", 12, "year years yr yrs jahr jahre jahren an ans annee annees ano anos");
    length("minute", 60, "hour hours hr hrs stunde stunden heure heures hora horas");
    length("day", 1, "tagig tagige tagigen tagiger tagiges");
    length("day", 7, "wochig wochige wochigen wochiger wochiges");
    length("month", 1, "monatig monatige monatigen monatiger monatiges");
    length("month", 12, "jahrig jahrige jahrigen jahriger jahriges");
    length("minute", 1, "minute minutes minuten minuto minutos");
    money("USD", "$ usd dollar dollars us$ dolares");
    money("EUR", "€ eur euro euros");
    money("GBP", "£ gbp pound pounds pfund livres libras");
    money("CHF", "chf franken sfr");
    money("JPY", "¥ jpy yen");
    money("CNY", "cny rmb yuan renminbi");
    money("CAD", "cad");
    money("AUD", "aud");
    money("INR", "inr ₹ rs rupees rupien");
    money("PLN", "zł zloty zlotys");
    money("SEK", "sek");
    money("MXN", "mxn"); // pesos are those of many countries
    for (String code : "NOK DKK PLN CZK HUF HKD SGD NZD ZAR BRL KRW ILS AED THB".split(" ", -1)) {
      money(code, code.toLowerCase(Locale.ROOT));
    }
  }

  private Units() {}

  private static void length(String name, int factor, String words) {
    for (String word : words.split(" ", -1)) {
      LENGTHS.put(word, new Unit(Fact.Kind.SPAN, name, BigDecimal.valueOf(factor), 1));
    }
  }

  private static void money(String code, String words) {
    for (String word : words.split(" ", -1)) {
      MONEY.put(word, code);
    }
  }

  private static Optional<Term> at(List<Term> terms, int i) {
    return i >= 0 && i < terms.size() ? Optional.of(terms.get(i)) : Optional.empty();
  }

  private static boolean is(List<Term> terms, int i, String... words) {
    return at(terms, i).map(Term::key).filter(Set.of(words)::contains).isPresent();
  }

  /** The unit behind a number. */
  static Optional<Unit> behind(List<Term> terms, int i) {
    Optional<Unit> points = points(terms, i);
    if (points.isPresent()) {
      return points;
    }
    boolean mille = is(terms, i, "per", "pro") && is(terms, i + 1, "mille", "mill");
    if (mille || is(terms, i, "‰", "permille", "promille")) {
      return Optional.of(new Unit(Fact.Kind.SHARE, "", new BigDecimal("0.001"), mille ? 2 : 1));
    }
    if (is(terms, i, "bps")) {
      return Optional.of(new Unit(Fact.Kind.SHARE, "", new BigDecimal("0.0001"), 1));
    }
    if (is(terms, i, "%", "percent", "pct", "prozent", "percentage")) {
      return Optional.of(new Unit(Fact.Kind.SHARE, "", new BigDecimal("0.01"), 1));
    }
    if ((is(terms, i, "per", "pour", "por") && is(terms, i + 1, "cent", "ciento"))
        || (is(terms, i, "basis") && is(terms, i + 1, "points"))) {
      String factor = is(terms, i, "basis") ? "0.0001" : "0.01";
      return Optional.of(new Unit(Fact.Kind.SHARE, "", new BigDecimal(factor), 2));
    }
    return length(terms, i).or(() -> money(terms, i));
  }

  /** A rate that rises by points is another than one that rises by as many per cent. */
  private static Optional<Unit> points(List<Term> terms, int i) {
    boolean two =
        is(terms, i, "%", "percent", "percentage", "puntos")
            && is(terms, i + 1, "points", "point", "porcentuales");
    boolean three = is(terms, i, "points", "point") && is(terms, i + 1, "de");
    int count =
        is(terms, i, "prozentpunkt", "prozentpunkte", "prozentpunkten")
            ? 1
            : two ? 2 : three && is(terms, i + 2, "pourcentage") ? 3 : 0;
    return count == 0
        ? Optional.empty()
        : Optional.of(new Unit(Fact.Kind.SHARE, "points", new BigDecimal("0.01"), count));
  }

  private static Optional<Unit> length(List<Term> terms, int from) {
    int i = from;
    boolean working = false;
    while (at(terms, i)
        .filter(t -> CALENDAR.contains(t.key()) || WORKING.contains(t.key()))
        .isPresent()) {
      working |= WORKING.contains(terms.get(i).key());
      i++;
    }
    Unit unit = at(terms, i).map(Term::key).map(LENGTHS::get).orElse(null);
    if (unit == null) {
      return Optional.empty();
    }
    i++;
    if (at(terms, i).filter(t -> WORKING.contains(t.key())).isPresent()) {
      working = true;
      i++;
    }
    boolean day = unit.name().equals("day") && unit.factor().intValue() == 1;
    boolean ofWork = working && (day || unit.name().equals("minute"));
    String name = ofWork ? "business " + unit.name() : unit.name();
    return Optional.of(new Unit(Fact.Kind.SPAN, name, unit.factor(), i - from));
  }

  private static Optional<Unit> money(List<Term> terms, int from) {
    int i = from;
    if (is(terms, i, "francs", "franc") && is(terms, i + 1, "suisses", "suisse")) {
      return Optional.of(new Unit(Fact.Kind.AMOUNT, "CHF", BigDecimal.ONE, 2));
    }
    if (is(terms, i, "swiss", "schweizer") && is(terms, i + 1, "francs", "franc", "franken")) {
      return Optional.of(new Unit(Fact.Kind.AMOUNT, "CHF", BigDecimal.ONE, 2));
    }
    String country = is(terms, i, "us", "canadian", "australian") ? terms.get(i).key() : "";
    if (!country.isEmpty()) {
      i++;
    }
    if (is(terms, i, "cent", "cents") && country.isEmpty()) {
      return Optional.of(new Unit(Fact.Kind.AMOUNT, "USD", new BigDecimal("0.01"), 1));
    }
    Optional<Unit> thousands = thousands(terms, i);
    String code = at(terms, i).map(Term::key).map(MONEY::get).orElse(null);
    if (code == null || thousands.isPresent()) {
      return thousands;
    }
    String told =
        switch (country) {
          case "canadian" -> "CAD";
          case "australian" -> "AUD";
          default -> code;
        };
    return Optional.of(new Unit(Fact.Kind.AMOUNT, told, BigDecimal.ONE, i + 1 - from));
  }

  /** "TEUR" and "T€". */
  private static Optional<Unit> thousands(List<Term> terms, int i) {
    if (is(terms, i, "t") && is(terms, i + 1, "€")) {
      return Optional.of(new Unit(Fact.Kind.AMOUNT, "EUR", THOUSAND, 2));
    }
    return at(terms, i)
        .map(Term::key)
        .map(THOUSANDS::get)
        .map(code -> new Unit(Fact.Kind.AMOUNT, code, THOUSAND, 1));
  }

  /** The currency before a number; with how many terms. */
  static Optional<Unit> before(List<Term> terms, int i) {
    Optional<Unit> thousands = i > 0 ? thousands(terms, i - 1) : Optional.empty();
    if (thousands.isPresent()) {
      return thousands;
    }
    Optional<Term> last = at(terms, i - 1);
    String code = last.map(Term::key).map(MONEY::get).orElse(null);
    if (code == null || last.filter(t -> t.end() + 1 < terms.get(i).start()).isPresent()) {
      return Optional.empty();
    }
    boolean sign = terms.get(i - 1).is("$");
    if (sign && is(terms, i - 2, "us", "usd")) {
      return Optional.of(new Unit(Fact.Kind.AMOUNT, "USD", BigDecimal.ONE, 2));
    }
    if (sign && is(terms, i - 2, "cad", "aud", "hkd", "nzd", "sgd", "mxn", "brl")) {
      String told = terms.get(i - 2).key().toUpperCase(Locale.ROOT);
      return Optional.of(new Unit(Fact.Kind.AMOUNT, told, BigDecimal.ONE, 2));
    }
    boolean glued =
        sign
            && i >= 2
            && terms.get(i - 2).isWord()
            && terms.get(i - 2).end() == terms.get(i - 1).start();
    if (glued) {
      String told = DOLLARS.get(terms.get(i - 2).key());
      return told == null
          ? Optional.empty()
          : Optional.of(new Unit(Fact.Kind.AMOUNT, told, BigDecimal.ONE, 2));
    }
    return Optional.of(new Unit(Fact.Kind.AMOUNT, code, BigDecimal.ONE, 1));
  }
}
