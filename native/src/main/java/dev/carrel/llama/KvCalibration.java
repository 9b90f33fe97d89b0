// SPDX-License-Identifier: Apache-2.0
package dev.carrel.llama;

import java.util.Arrays;
import java.util.function.BooleanSupplier;

/**
 * What a model's keys, values and queries are like on average: what {@link KvLayout} centres and
 * balances by. Measured once for a model; {@code docs/kv-codec.md} says what and why.
 *
 * <p>An immutable value of some hundred kilobytes, in the format of {@code kv_calibration.h}, which
 * has a version and a checksum.
 */
public final class KvCalibration {
  private final byte[] bytes;

  private KvCalibration(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Reads what {@link #bytes} gave.
   *
   * @throws LlamaException {@link LlamaException.Kind#CALIBRATION} if it is damaged, of another
   *     version, or of a model of another shape
   */
  public static KvCalibration read(LlamaModel model, byte[] bytes) {
    byte[] copy = bytes.clone();
    model.handle().run(address -> nCheck(address, copy));
    return new KvCalibration(copy);
  }

  /**
   * Reads some text with the model and looks at what comes by: one pass over all tokens at once, in
   * 16-bit floating point.
   *
   * @param tokens of ordinary text, some hundred to 2,048
   * @param threads that compute
   * @param cancelled asked now and then
   * @throws LlamaException {@link LlamaException.Kind#CANCELLED}; {@link
   *     LlamaException.Kind#UNSUPPORTED_MODEL} if the model has no attention that we can keep
   */
  public static KvCalibration measure(
      LlamaModel model, int[] tokens, int threads, BooleanSupplier cancelled) {
    return new KvCalibration(
        model.handle().with(address -> nMeasure(address, tokens, threads, cancelled)));
  }

  /** To keep; {@link #read} reads it. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Lines for a person: by layer, how much of the keys' energy the centre takes away. */
  public String report() {
    return new String(nReport(bytes), java.nio.charset.StandardCharsets.UTF_8);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof KvCalibration that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  private static native void nCheck(long model, byte[] bytes);

  private static native byte[] nMeasure(
      long model, int[] tokens, int threads, BooleanSupplier cancelled);

  private static native byte[] nReport(byte[] bytes);
}
