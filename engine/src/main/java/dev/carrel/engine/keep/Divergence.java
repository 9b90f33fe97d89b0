package dev.carrel.engine.keep;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How far two distributions are apart of which only the likeliest tokens are known: the KL
 * divergence of their softmaxes over those, where all tokens that only one of them names count as
 * one.
 */
final class Divergence {
  /** Stands for the share of tokens that the other distribution does not name at all. */
  private static final double LEAST_SHARE = 1e-9;

  private Divergence() {}

  /** In nats, 0 or more. */
  static double of(List<TopLogit> kept, List<TopLogit> measured) {
    Map<Integer, Double> p = softmax(kept);
    Map<Integer, Double> q = softmax(measured);
    double divergence = 0;
    double pRest = 1;
    double qRest = 1;
    for (Map.Entry<Integer, Double> share : p.entrySet()) {
      Double other = q.get(share.getKey());
      if (other != null) {
        divergence += term(share.getValue(), other);
        pRest -= share.getValue();
        qRest -= other;
      }
    }
    return Math.max(0, divergence + term(pRest, qRest));
  }

  /** Shares that rounding made 0 or less add nothing. */
  private static double term(double p, double q) {
    return p < LEAST_SHARE ? 0 : p * Math.log(p / Math.max(q, LEAST_SHARE));
  }

  private static Map<Integer, Double> softmax(List<TopLogit> logits) {
    double most = logits.stream().mapToDouble(TopLogit::logit).max().orElse(0);
    double sum = logits.stream().mapToDouble(l -> Math.exp(l.logit() - most)).sum();
    Map<Integer, Double> shares = new HashMap<>();
    logits.forEach(l -> shares.put(l.token(), Math.exp(l.logit() - most) / sum));
    return shares;
  }
}
