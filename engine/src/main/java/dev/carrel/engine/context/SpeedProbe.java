package dev.carrel.engine.context;

import dev.carrel.engine.Cancellation;
import dev.carrel.engine.model.ContextOptions;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.engine.model.LanguageModel;
import dev.carrel.engine.model.ModelContext;

/**
 * How fast a model reads on this machine, from a short run: about a second, whatever the model's
 * size. Reading slows down with depth, so for long documents the time foretold is rather too short.
 */
final class SpeedProbe {
  private static final int STEP = 64;
  private static final int MOST_TOKENS = 512;
  private static final double LONG_ENOUGH_SECONDS = 1;

  private SpeedProbe() {}

  /**
   * Tokens a second.
   *
   * @param tokens something to read; it is begun anew when it is short
   */
  static double tokensPerSecond(
      LanguageModel model,
      int[] tokens,
      KvProfile profile,
      int threads,
      Cancellation cancellation) {
    try (ModelContext context =
        model.open(new ContextOptions(MOST_TOKENS + STEP, profile, threads))) {
      context.read(Sequences.DOCUMENTS, part(tokens, 0), done -> {}, cancellation); // warms up
      context.rewind(Sequences.DOCUMENTS, 0);
      long start = System.nanoTime();
      double seconds = 0;
      int read = 0;
      while (read < MOST_TOKENS && seconds < LONG_ENOUGH_SECONDS) {
        context.read(Sequences.DOCUMENTS, part(tokens, read), done -> {}, cancellation);
        read += STEP;
        seconds = (System.nanoTime() - start) / 1e9;
      }
      return read / seconds;
    }
  }

  private static int[] part(int[] tokens, int from) {
    int[] part = new int[STEP];
    for (int i = 0; i < STEP; i++) {
      part[i] = tokens[(from + i) % tokens.length];
    }
    return part;
  }
}
