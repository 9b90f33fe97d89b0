package dev.carrel.engine.bench;

import java.util.Arrays;
import java.util.Random;

/** The tokens that a model is calibrated on before it is measured. */
final class CalibrationText {
  private static final int TOKENS = 1024;
  private static final int SEED = 20_260;

  private CalibrationText() {}

  /** Prose; for a model without a vocabulary, whose weights are random, random tokens. */
  static int[] tokens(BenchModel model) {
    if (!model.hasVocabulary()) {
      return new Random(SEED).ints(TOKENS, 0, model.model().vocabulary().size()).toArray();
    }
    int[] tokens =
        model.model().vocabulary().tokenize(Resource.text("calibration.txt"), true, false);
    return Arrays.copyOf(tokens, Math.min(tokens.length, TOKENS));
  }
}
