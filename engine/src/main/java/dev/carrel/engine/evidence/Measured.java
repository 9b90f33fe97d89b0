// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import java.util.Map;
import java.util.Optional;

/**
 * How often a badge was right where it was measured; the only place where such a figure stands.
 *
 * @param share 0 to 1
 * @param cases sentences or questions that were judged by hand or against lawyers' answers
 */
public record Measured(double share, int cases) {
  /**
   * What a badge says of a sentence, as far as it was measured: the 1.5B on 300 answers to nineteen
   * contracts, half of them on clauses that are not there, with the least {@link Fit} from the
   * other half of the contracts, by the rules of 30 November 2026 ({@code docs/benchmarks.md}).
   */
  private static final Map<Class<? extends Support>, Measured> FIGURES =
      Map.of(Support.Supported.class, new Measured(37 / 41.0, 41));

  /**
   * How often "found nothing that fits" was right by thresholds from other contracts: 27 of 29
   * times, on four contracts of 579 to 1,831 tokens ({@code docs/benchmarks.md}).
   */
  private static final Measured ABSENCE = new Measured(27 / 29.0, 29);

  /**
   * How often an answer without a supported sentence was right, of the same 300 answers: the other
   * 109 of the 146 right ones, of 259.
   */
  private static final Measured OTHERS = new Measured(109 / 259.0, 259);

  /** How often it was right that nothing fits. */
  public static Measured absence() {
    return ABSENCE;
  }

  /** How often an answer was right that had no supported sentence, whichever badges it had. */
  public static Measured withoutSupport() {
    return OTHERS;
  }

  /** How often such a badge was right; empty as long as that is not measured. */
  public static Optional<Measured> of(Support support) {
    return Optional.ofNullable(FIGURES.get(support.getClass()));
  }
}
