// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A logarithmic axis from one power of ten to another.
 *
 * @param least exponent at its beginning
 * @param most exponent at its end, greater
 */
record LogAxis(int least, int most) {

  /** The least that holds all values, each above 0. */
  static LogAxis of(double[] values) {
    double low = Arrays.stream(values).min().orElse(1e-3);
    double high = Arrays.stream(values).max().orElse(1);
    int least = (int) Math.floor(Math.log10(low));
    return new LogAxis(least, Math.max(least + 1, (int) Math.ceil(Math.log10(high))));
  }

  /** Where a value stands, 0 at the beginning and 1 at the end. */
  double share(double value) {
    return (Math.log10(value) - least) / (most - least);
  }

  /** Powers of ten, and 2 and 5 times each where that is not too many. */
  List<Double> ticks() {
    boolean fine = most - least <= 3;
    List<Double> ticks = new ArrayList<>();
    for (int exponent = least; exponent < most; exponent++) {
      double power = Math.pow(10, exponent);
      ticks.add(power);
      if (fine) {
        ticks.add(2 * power);
        ticks.add(5 * power);
      }
    }
    ticks.add(Math.pow(10, most));
    return ticks;
  }

  /** A tick as people write it: no more digits than it has. */
  static String text(double tick) {
    int digits = Math.max(0, -(int) Math.floor(Math.log10(tick) + 1e-9));
    return digits > 5
        ? String.format(Locale.ROOT, "%.0e", tick)
        : String.format(Locale.ROOT, "%." + digits + "f", tick);
  }
}
