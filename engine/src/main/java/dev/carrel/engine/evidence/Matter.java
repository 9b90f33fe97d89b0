// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import dev.carrel.engine.evidence.Fact.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What of two versions of a text differs that a reader of contracts asks for first. */
public enum Matter {
  /** An amount of money. */
  AMOUNT,
  /** A date, or a time of the day. */
  DATE,
  /** A length of time, or how often. */
  PERIOD,
  /** Any other number: a count, a share, an ordinal. */
  NUMBER,
  /** A party, a company or a person. */
  PARTY,
  /** Whether something is so, or is not. */
  NEGATION;

  /** What of it differs between two versions of a clause; empty texts are allowed. */
  public static Set<Matter> between(String before, String after) {
    Statement old = Statement.of(before, Definitions.NONE);
    Statement now = Statement.of(after, Definitions.NONE);
    Set<Matter> matters = EnumSet.noneOf(Matter.class);
    addFacts(matters, old.facts(), now.facts());
    addFacts(matters, now.facts(), old.facts());
    if (!parties(old).equals(parties(now))) {
      matters.add(PARTY);
    }
    if (negations(old) != negations(now)) {
      matters.add(NEGATION);
    }
    return matters;
  }

  private static void addFacts(Set<Matter> matters, List<Fact> those, List<Fact> others) {
    List<Fact> left = new ArrayList<>(others);
    for (Fact fact : those) {
      boolean stands = false;
      for (int i = 0; i < left.size() && !stands; i++) {
        stands = fact.covers(left.get(i)) && fact.bound() == left.get(i).bound();
        if (stands) {
          left.remove(i);
        }
      }
      if (!stands && fact.kind() != Kind.LABEL) {
        matters.add(of(fact.kind()));
      }
    }
  }

  private static Matter of(Kind kind) {
    return switch (kind) {
      case AMOUNT -> AMOUNT;
      case DATE, TIME -> DATE;
      case SPAN, RATE -> PERIOD;
      case SHARE, ORDINAL, COUNT, LABEL -> NUMBER;
    };
  }

  private static List<String> parties(Statement statement) {
    return statement.mentions().stream()
        .filter(mention -> mention.kind() != Mention.Kind.PERHAPS)
        .map(Mention::id)
        .sorted()
        .toList();
  }

  private static long negations(Statement statement) {
    return statement.terms().stream()
        .filter(term -> term.isWord() && Negations.isOne(term.key()))
        .count();
  }
}
