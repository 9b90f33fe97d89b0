// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import java.util.List;

/**
 * A number, a date, an amount or the like of a text, as it is compared.
 *
 * @param kind what it is
 * @param unit a currency's code, a length of time, the noun that is counted; empty for none
 * @param values what it may be read as: one, or several for an ambiguous one
 * @param shown as it stands
 * @param start its first character
 * @param end behind its last one
 * @param bound whether it is a limit
 */
record Fact(
    Kind kind, String unit, List<String> values, String shown, int start, int end, Bound bound) {
  enum Kind {
    /** Year, month and day with a hyphen between; ? for one that is not told. */
    DATE,
    /** Minutes since midnight. */
    TIME,
    /** The number of a section, a page, an exhibit. */
    LABEL,
    AMOUNT,
    /** A share of one: per cent and fractions. */
    SHARE,
    /** A length of time. */
    SPAN,
    ORDINAL,
    /** How often. */
    RATE,
    /** Any other number. */
    COUNT
  }

  enum Bound {
    NONE,
    LEAST,
    MOST,
    ABOVE,
    BELOW,
    ABOUT,
    /** One end of a range: five to ten. */
    RANGE,
    /** What it was before a change: raised from 500 to 700. */
    FORMER
  }

  Fact {
    values = List.copyOf(values);
  }

  Fact(Kind kind, String unit, String value, String shown, int start, int end) {
    this(kind, unit, List.of(value), shown, start, end, Bound.NONE);
  }

  Fact bounded(Bound wanted, int from, int to) {
    return new Fact(kind, unit, values, shown, Math.min(from, start), Math.max(to, end), wanted);
  }

  Fact with(Bound wanted) {
    return new Fact(kind, unit, values, shown, start, end, wanted);
  }

  /** Whether a term is part of it, as it stands with its limit. */
  boolean encloses(Term term) {
    return start <= term.start() && term.end() <= end;
  }

  /** Whether both may take the same place in a sentence. */
  boolean isOfTheKindOf(Fact other) {
    return kind == other.kind && unit.equals(other.unit);
  }

  /** Whether this one, in a quote, says what another says in a sentence: as much, or more. */
  boolean covers(Fact wanted) {
    return isOfTheKindOf(wanted) && (hasValueOf(wanted) || standsAsIn(wanted));
  }

  private boolean hasValueOf(Fact wanted) {
    if (values.size() > 1 || wanted.values.size() > 1) {
      return false;
    }
    String mine = values.getFirst();
    String other = wanted.values.getFirst();
    return kind == Kind.DATE ? fills(mine, other) : mine.equals(other);
  }

  /** An ambiguous one agrees only where it is written the same. */
  private boolean standsAsIn(Fact wanted) {
    return Plain.text(shown).equals(Plain.text(wanted.shown)) && values.equals(wanted.values);
  }

  private static boolean fills(String mine, String other) {
    String[] have = mine.split("-", -1);
    String[] want = other.split("-", -1);
    for (int i = 0; i < 3; i++) {
      if (!want[i].equals("?") && !want[i].equals(have[i])) {
        return false;
      }
    }
    return true;
  }

  /** Whether two that fill the same place say another thing for certain. */
  boolean contradicts(Fact other) {
    if (!isOfTheKindOf(other) || values.size() > 1 || other.values.size() > 1) {
      return false;
    }
    if (kind != Kind.DATE) {
      return !values.equals(other.values);
    }
    String[] mine = values.getFirst().split("-", -1);
    String[] its = other.values.getFirst().split("-", -1);
    for (int i = 0; i < 3; i++) {
      if (!mine[i].equals("?") && !its[i].equals("?") && !mine[i].equals(its[i])) {
        return true;
      }
    }
    return false;
  }
}
