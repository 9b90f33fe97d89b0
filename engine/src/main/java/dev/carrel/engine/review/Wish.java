// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The position that one would wish of a document.
 *
 * @param rule how a value is compared
 * @param values with what: none for {@link Rule#PRESENT} and {@link Rule#ABSENT}, one for {@link
 *     Rule#AT_MOST} and {@link Rule#AT_LEAST}, at least one else
 */
public record Wish(Rule rule, List<String> values) {
  /** How a value is compared. */
  public enum Rule {
    /** Is one of the values. */
    IS,
    /** Is none of the values. */
    IS_NOT,
    /** Is not more, or not later, than the value. */
    AT_MOST,
    /** Is not less, or not earlier, than the value. */
    AT_LEAST,
    /** Something was found. */
    PRESENT,
    /** Nothing was found. */
    ABSENT;

    /** As files have it: {@code at-most}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The rule with this label; empty if there is none. */
    public static Optional<Rule> labelled(String label) {
      return Arrays.stream(values()).filter(rule -> rule.label().equals(label)).findFirst();
    }
  }

  /**
   * Whether it can be told of a column's answers: the rule goes with the type, and the values can
   * be read as it.
   */
  public boolean goesWith(ColumnType type, List<String> choices) {
    return WishedValue.problem(rule, values, type, choices).isEmpty();
  }

  /**
   * Checks that rule and values go together.
   *
   * @throws IllegalArgumentException if they do not
   */
  public Wish {
    values = List.copyOf(values);
    boolean fit =
        switch (rule) {
          case PRESENT, ABSENT -> values.isEmpty();
          case AT_MOST, AT_LEAST -> values.size() == 1;
          case IS, IS_NOT -> !values.isEmpty();
        };
    if (!fit) {
      throw new IllegalArgumentException(
          "the rule %s has %d values".formatted(rule.label(), values.size()));
    }
  }
}
