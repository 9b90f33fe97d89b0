// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.context;

/**
 * How long reading takes. A token looks back on all before it, so it takes longer the deeper it
 * stands.
 *
 * @param secondsPerToken at the beginning; above 0
 * @param secondsPerTokenAndDepth what each token before adds; at least 0
 */
public record ReadingSpeed(double secondsPerToken, double secondsPerTokenAndDepth) {
  public ReadingSpeed {
    if (!(secondsPerToken > 0) || !(secondsPerTokenAndDepth >= 0)) {
      throw new IllegalArgumentException(
          "a token in %g s and %g s for each before it"
              .formatted(secondsPerToken, secondsPerTokenAndDepth));
    }
  }

  /** Reading tokens behind others that are there already. */
  public double seconds(int fromToken, int tokens) {
    double middle = fromToken + tokens / 2.0;
    return tokens * (secondsPerToken + secondsPerTokenAndDepth * middle);
  }

  /** Behind so many tokens. */
  public double tokensPerSecond(int depth) {
    return 1 / (secondsPerToken + secondsPerTokenAndDepth * depth);
  }
}
