// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.keep;

/**
 * One of the likeliest next tokens.
 *
 * @param token its number in the model's vocabulary
 * @param logit before the softmax; finite
 */
public record TopLogit(int token, float logit) {
  public TopLogit {
    if (!Float.isFinite(logit)) {
      throw new IllegalArgumentException("the logit of token " + token + " is " + logit);
    }
  }
}
