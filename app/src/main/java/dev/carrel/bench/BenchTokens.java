// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench;

import dev.carrel.llama.Vocabulary;
import java.util.Arrays;
import java.util.Random;

/** Tokens of the texts that come with Carrel; random ones where there is no vocabulary. */
final class BenchTokens {
  private static final int CALIBRATION_TOKENS = 1024;
  private static final int READ_TOKENS = 4096;

  /** What the profiles are centred by too; {@code SOURCES.md} there says where it is from. */
  private static final String CALIBRATION_TEXT = "/dev/carrel/engine/calibrate/statistics.txt";

  private static final int SEED = 20_260;

  private BenchTokens() {}

  /** What a model is calibrated on. */
  static int[] forCalibration(BenchModel model) {
    return of(model, CALIBRATION_TEXT, CALIBRATION_TOKENS);
  }

  /** What caches are filled with. */
  static int[] toRead(BenchModel model) {
    return of(model, "heldout.txt", READ_TOKENS);
  }

  private static int[] of(BenchModel model, String resource, int most) {
    Vocabulary vocabulary = model.model().vocabulary();
    if (!model.hasVocabulary()) {
      return new Random(SEED).ints(most, 0, vocabulary.size()).toArray();
    }
    int[] tokens = vocabulary.tokenize(Resource.text(resource), true, false);
    return Arrays.copyOf(tokens, Math.min(tokens.length, most));
  }
}
