package dev.carrel.llama;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * llama.cpp's sampler chain: picks the next token from the logits. With the same seed and logits it
 * picks the same tokens. Not thread-safe.
 */
public final class Sampler implements AutoCloseable {
  private final NativeHandle handle;

  private Sampler(NativeHandle model, List<Step> steps) {
    NativeLibrary.require();
    this.handle = new NativeHandle(this, "sampler", nChain(), Sampler::nFree, List.of(model));
    try {
      model.run(
          modelAddress -> handle.run(chain -> steps.forEach(s -> s.add(chain, modelAddress))));
    } catch (LlamaException e) {
      handle.close();
      throw e;
    }
  }

  /** The token with the highest logit. */
  public static Sampler greedy(LlamaModel model) {
    return builder(model).greedy();
  }

  /** Starts a chain; its steps apply in the order in which they are added. */
  public static Builder builder(LlamaModel model) {
    return new Builder(model.handle());
  }

  /**
   * Picks a token from the logits at an index of the context's last batch (-1: the last one), and
   * takes note of it.
   */
  public int sample(LlamaContext context, int index) {
    return context.inTurn(c -> handle.with(chain -> nSample(chain, c, index)));
  }

  /** Takes note of a token that was chosen otherwise: penalties and grammar go on from it. */
  public void accept(int token) {
    handle.run(chain -> nAccept(chain, token));
  }

  /** Forgets all tokens, and starts again from the seed. */
  public void reset() {
    handle.run(Sampler::nReset);
  }

  @Override
  public void close() {
    handle.close();
  }

  private interface Step {
    void add(long chain, long model);
  }

  /** A chain in the making. It ends with {@link #greedy()} or {@link #dist(int)}. */
  public static final class Builder {
    private final NativeHandle model;
    private final List<Step> steps = new ArrayList<>();

    private Builder(NativeHandle model) {
      this.model = model;
    }

    /** Divides the logits; 0 leaves only the highest. */
    public Builder temperature(float t) {
      return step(chain -> nTemperature(chain, t));
    }

    /** Keeps the k most likely tokens; 0 or less: all. */
    public Builder topK(int k) {
      return step(chain -> nTopK(chain, k));
    }

    /** Keeps the most likely tokens that together have the probability p. */
    public Builder topP(float p) {
      return step(chain -> nTopP(chain, p));
    }

    /** Keeps tokens at least p times as likely as the likeliest. */
    public Builder minP(float p) {
      return step(chain -> nMinP(chain, p));
    }

    /**
     * Makes tokens among the last ones less likely.
     *
     * @param lastN how far back; 0: off
     * @param repeat divides their logits; 1: off
     * @param frequency taken off for each occurrence; 0: off
     * @param presence taken off once; 0: off
     */
    public Builder penalties(int lastN, float repeat, float frequency, float presence) {
      if (lastN < 0 || !(repeat > 0) || !Float.isFinite(frequency) || !Float.isFinite(presence)) {
        throw new IllegalArgumentException(
            "penalties over %d tokens, repeat %s, frequency %s, presence %s"
                .formatted(lastN, repeat, frequency, presence));
      }
      steps.add((chain, m) -> nPenalties(chain, m, lastN, repeat, frequency, presence));
      return this;
    }

    /**
     * Allows only what a grammar in llama.cpp's GBNF allows; its start symbol is {@code root}.
     *
     * @throws LlamaException from the last step of the builder, {@link LlamaException.Kind#GRAMMAR}
     */
    public Builder grammar(String gbnf) {
      byte[] text = Vocabulary.utf8(gbnf);
      byte[] root = Vocabulary.utf8("root");
      steps.add((chain, m) -> nGrammar(chain, m, text, root));
      return this;
    }

    /** Ends the chain: the likeliest of what is left. */
    public Sampler greedy() {
      step(Sampler::nGreedy);
      return new Sampler(model, steps);
    }

    /** Ends the chain: one of what is left, by chance from this seed. */
    public Sampler dist(int seed) {
      step(chain -> nDist(chain, seed));
      return new Sampler(model, steps);
    }

    private Builder step(LongConsumer add) {
      steps.add((chain, m) -> add.accept(chain));
      return this;
    }
  }

  private static native long nChain();

  private static native void nFree(long chain);

  private static native void nGreedy(long chain);

  private static native void nDist(long chain, int seed);

  private static native void nTemperature(long chain, float t);

  private static native void nTopK(long chain, int k);

  private static native void nTopP(long chain, float p);

  private static native void nMinP(long chain, float p);

  private static native void nPenalties(
      long chain, long model, int lastN, float repeat, float frequency, float presence);

  private static native void nGrammar(long chain, long model, byte[] gbnf, byte[] root);

  private static native int nSample(long chain, long context, int index);

  private static native void nAccept(long chain, int token);

  private static native void nReset(long chain);
}
