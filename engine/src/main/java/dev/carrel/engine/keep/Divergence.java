// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.keep;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How far two distributions are apart of which only the likeliest tokens are known: the KL
 * divergence of their softmaxes over the tokens that either names. A token that one does not name
 * has there the lowest logit that is named; it cannot have more.
 */
final class Divergence {
  private Divergence() {}

  /** Of {@code measured} from {@code kept}, in nats; 0 or more. */
  static double of(List<TopLogit> kept, List<TopLogit> measured) {
    Set<Integer> tokens = new HashSet<>();
    kept.forEach(logit -> tokens.add(logit.token()));
    measured.forEach(logit -> tokens.add(logit.token()));
    Map<Integer, Double> p = logShares(kept, tokens);
    Map<Integer, Double> q = logShares(measured, tokens);
    double divergence = 0;
    for (Map.Entry<Integer, Double> share : p.entrySet()) {
      double other = q.getOrDefault(share.getKey(), Double.NEGATIVE_INFINITY);
      divergence += Math.exp(share.getValue()) * (share.getValue() - other);
    }
    return Math.max(0, divergence);
  }

  private static Map<Integer, Double> logShares(List<TopLogit> named, Set<Integer> tokens) {
    Map<Integer, Double> logits = new HashMap<>();
    double least = named.stream().mapToDouble(TopLogit::logit).min().orElse(0);
    double most = named.stream().mapToDouble(TopLogit::logit).max().orElse(0);
    tokens.forEach(token -> logits.put(token, least - most));
    named.forEach(logit -> logits.put(logit.token(), logit.logit() - most));
    double sum = logits.values().stream().mapToDouble(Math::exp).sum();
    logits.replaceAll((token, logit) -> logit - Math.log(sum));
    return logits;
  }
}
