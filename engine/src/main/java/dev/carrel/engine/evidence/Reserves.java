// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import dev.carrel.engine.evidence.Fact.Bound;
import dev.carrel.engine.evidence.Fact.Kind;
import dev.carrel.engine.evidence.Support.Doubt;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a quote takes back, or leaves open, though it has the words of a sentence: a part of it, a
 * consent that is needed, a limit, an intention, a question.
 */
final class Reserves {
  private static final Set<String> CONSENT =
      Set.of(
          "consent",
          "consents",
          "consented",
          "approval",
          "approves",
          "approved",
          "permission",
          "authorization",
          "authorisation",
          "zustimmung",
          "zustimmt",
          "genehmigung",
          "einwilligung",
          "erlaubnis",
          "consentement",
          "accord",
          "autorisation",
          "consentimiento",
          "autorizacion",
          "aprobacion");

  private static final Set<String> WITH =
      Set.of("with", "upon", "after", "mit", "nach", "avec", "apres", "con", "tras", "previo");

  private static final Set<String> HEARD =
      Set.of("says", "said", "told", "heard", "testified", "reported", "rumoured", "thinks");

  private static final Set<String> TIMES_IT =
      Set.of("twice", "thrice", "double", "triple", "half", "doppelte", "dreifache");

  private static final int FROM_WITH = 7;

  private static final Pattern LIMITED =
      Pattern.compile("\\b(?:limit|cap(?:ped)?\\b|begrenz|beschrank|hochst|plafon)");

  /** Before a date or a length of time for which alone something holds. */
  private static final Set<String> WHILE =
      Set.of(
          "for", "during", "before", "until", "within", "after", "prior", "vor", "bis", "wahrend",
          "fur", "nach", "pendant", "avant", "jusqu", "durante", "antes", "hasta");

  private static final Set<String> FROM =
      Set.of("after", "from", "until", "before", "nach", "ab", "bis", "vor");

  private static final Set<String> NOTICE =
      Set.of("notice", "notification", "kundigung", "frist", "anzeige", "written", "prior");

  /** Terms behind a time in which it may be called that of a notice. */
  private static final int NOTICE_BEHIND = 4;

  private static final Set<Kind> TIMES = EnumSet.of(Kind.SPAN, Kind.DATE);

  private static final Set<String> ONLY = Set.of("only", "nur", "solely", "seul", "seule", "solo");

  private final Statement said;
  private final Statement quote;
  private final Window window;

  Reserves(Statement said, Statement quote, Window window) {
    this.said = said;
    this.quote = quote;
    this.window = window;
  }

  void compare(List<Doubt> doubts) {
    Set<Reserve> mine = Reserve.of(said.terms());
    Set<Reserve> near = Reserve.of(window.terms());
    Set<Reserve> around = Reserve.of(window.sentence());
    if (differ(mine, near, Reserve.HOPED)
        || differ(mine, near, Reserve.ASKED)
        || differ(mine, near, Reserve.PREFERRED)) {
      doubts.add(Doubt.DUTY);
    }
    if (mine.contains(Reserve.SELDOM) != near.contains(Reserve.SELDOM)
        || isNotAll(said.terms()) != isNotAll(window.sentence())) {
      doubts.add(Doubt.NEGATION);
    }
    if (mine.contains(Reserve.PARTLY) != near.contains(Reserve.PARTLY)
        || mine.contains(Reserve.REPORTED) != around.contains(Reserve.REPORTED)
        || (isHeard(window.sentence()) && !isHeard(said.terms()))
        || isMultiple()
        || isConsentLeftOut()
        || isLimitLeftOut()
        || isTimeLeftOut()
        || isOftenLeftOut()
        || More.than(said, window.sentence())
        || Shares.differ(said, quote, window.sentence())
        || isOnlyForSubject(said, 0, said.terms().size())
            != isOnlyForSubject(quote, window.places()[0], window.places()[1])) {
      doubts.add(Doubt.CONDITION);
    }
    if (isOtherAmount() || isAsked()) {
      doubts.add(Doubt.WORDS);
    }
  }

  private static boolean differ(Set<Reserve> mine, Set<Reserve> there, Reserve reserve) {
    return mine.contains(reserve) != there.contains(reserve);
  }

  private static boolean isNotAll(List<Term> terms) {
    return IntStream.range(0, terms.size()).anyMatch(i -> Qualifier.isNotAll(terms, i));
  }

  /** All, some or a part of what the sentence speaks of, what it was before, its maximum. */
  private boolean isOtherAmount() {
    return Stream.concat(
            said.content().stream(),
            said.mentions().stream().filter(m -> m.kind() == Mention.Kind.ROLE).map(Mention::from))
        .anyMatch(this::isOtherAmount);
  }

  private boolean isOtherAmount(int place) {
    Set<Qualifier> mine = Qualifier.of(said.terms(), place);
    List<Integer> there =
        IntStream.range(window.places()[0], window.places()[1])
            .filter(i -> quote.terms().get(i).isWord())
            .filter(i -> Content.same(quote.stem(i), said.stem(place)))
            .boxed()
            .toList();
    return !there.isEmpty()
        && there.stream().noneMatch(i -> Qualifier.agree(mine, Qualifier.of(quote.terms(), i)));
  }

  /** A question says nothing. */
  private boolean isAsked() {
    List<Term> sentence = window.sentence();
    return !sentence.isEmpty() && sentence.getLast().is("?") && !said.terms().getLast().is("?");
  }

  /** "Twice the fees" are not the fees. */
  private boolean isMultiple() {
    List<Term> terms = window.sentence();
    return said.terms().stream().noneMatch(t -> TIMES_IT.contains(t.key()))
        && IntStream.range(0, terms.size() - 2)
            .filter(i -> TIMES_IT.contains(terms.get(i).key()))
            .filter(i -> terms.get(i + 1).is("the") || terms.get(i + 1).is("der"))
            .anyMatch(i -> said.has(Content.stem(terms.get(i + 2).key()), 0, said.terms().size()));
  }

  /** "Says that", "heard of": somebody else's words. */
  private static boolean isHeard(List<Term> terms) {
    return IntStream.range(1, terms.size())
        .anyMatch(
            i ->
                HEARD.contains(terms.get(i - 1).key())
                    && (terms.get(i).is("that") || terms.get(i).is("of")));
  }

  private boolean isConsentLeftOut() {
    return needsConsent(window.sentence()) != needsConsent(said.terms())
        && !(Term.any(said.terms(), CONSENT) && Term.any(window.sentence(), CONSENT));
  }

  private static boolean needsConsent(List<Term> terms) {
    for (int i = 0; i < terms.size(); i++) {
      boolean with = WITH.contains(terms.get(i).key());
      if (with && Term.any(terms.subList(i, Math.min(terms.size(), i + FROM_WITH)), CONSENT)) {
        return true;
      }
    }
    return false;
  }

  /** "Up to $500" and "half of it" are less than it. */
  private boolean isLimitLeftOut() {
    boolean told = LIMITED.matcher(Plain.text(said.text())).find();
    return quote.facts().stream()
        .filter(q -> isNear(q) && !told)
        .filter(q -> said.facts().stream().noneMatch(f -> f.kind() == q.kind()))
        .anyMatch(
            q ->
                (q.kind() == Kind.AMOUNT && q.bound() == Bound.MOST)
                    || (q.kind() == Kind.SHARE
                        && (q.bound() == Bound.MOST || Fractions.isHalf(Plain.text(q.shown())))));
  }

  /** What may not be done for two years may be done later. */
  private boolean isTimeLeftOut() {
    boolean forbids = said.polarity().negative() && window.polarity().negative();
    boolean allows = said.polarity().leave() && window.polarity().leave();
    return (forbids || allows)
        && said.facts().stream().noneMatch(f -> TIMES.contains(f.kind()))
        && quote.facts().stream()
            .filter(q -> TIMES.contains(q.kind()) && isNear(q))
            .anyMatch(fact -> forbids ? isForATime(fact) : isFromATime(fact));
  }

  /** What may be done, or not, three times a month; elsewhere only that it may. */
  private boolean isOftenLeftOut() {
    boolean leave = said.polarity().leave() && window.polarity().leave();
    return leave
        && said.facts().stream().noneMatch(f -> f.kind() == Kind.RATE)
        && quote.facts().stream()
            .anyMatch(q -> q.kind() == Kind.RATE && q.unit().equals("times") && isNear(q));
  }

  /** What may be done after two years may not be done now; after two years' notice it may. */
  private boolean isFromATime(Fact fact) {
    boolean from =
        Term.before(quote.terms(), fact.start())
            .filter(term -> FROM.contains(term.key()))
            .isPresent();
    return from
        && quote.terms().stream()
            .filter(t -> t.start() >= fact.end())
            .limit(NOTICE_BEHIND)
            .noneMatch(t -> NOTICE.contains(t.key()));
  }

  private boolean isForATime(Fact fact) {
    boolean limit = fact.bound() != Bound.NONE && fact.bound() != Bound.ABOUT;
    return limit
        || Term.before(quote.terms(), fact.start())
            .filter(term -> WHILE.contains(term.key()))
            .isPresent();
  }

  private boolean isNear(Fact fact) {
    return window.terms().stream().anyMatch(fact::encloses);
  }

  /** "Only the tenant may" is not "the tenant may only". */
  private static boolean isOnlyForSubject(Statement in, int from, int to) {
    List<Term> terms = in.terms();
    for (int i = from; i < to; i++) {
      if (ONLY.contains(terms.get(i).key())) {
        int at = i;
        boolean subject =
            in.mentions().stream()
                .anyMatch(m -> m.isAgent() && m.from() > at && m.from() <= at + 2);
        if (subject) {
          return true;
        }
      }
    }
    return false;
  }
}
