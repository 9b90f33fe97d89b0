// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.embedding;

/**
 * The meaning of a text as a direction: a vector of unit length. Texts that say alike point alike.
 */
public final class Embedding {
  private static final float LARGEST = 127;

  private final float[] values;

  private Embedding(float[] values) {
    this.values = values;
  }

  /**
   * Of a vector of any length above 0, which is brought to 1.
   *
   * @throws IllegalArgumentException if it has no direction: no values, all 0, or not finite
   */
  public static Embedding of(float... direction) {
    double squares = 0;
    for (float value : direction) {
      squares += (double) value * value;
    }
    if (!(squares > 0) || squares == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException("a vector without a direction");
    }
    double length = Math.sqrt(squares);
    float[] unit = new float[direction.length];
    for (int i = 0; i < unit.length; i++) {
      unit[i] = (float) (direction[i] / length);
    }
    return new Embedding(unit);
  }

  /** From {@link #toBytes}. */
  public static Embedding ofBytes(byte[] bytes) {
    float[] values = new float[bytes.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = bytes[i];
    }
    return of(values);
  }

  public int dimensions() {
    return values.length;
  }

  /**
   * A byte for each dimension, the largest as 127 or -127: the same direction within about half a
   * degree.
   */
  public byte[] toBytes() {
    float most = 0;
    for (float value : values) {
      most = Math.max(most, Math.abs(value));
    }
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Math.round(values[i] * LARGEST / most);
    }
    return bytes;
  }

  /** From -1 to 1: how alike two meanings are. */
  public float cosine(Embedding other) {
    float sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += values[i] * other.values[i];
    }
    return Math.clamp(sum, -1, 1);
  }

  /** {@link #cosine} of what {@link #toBytes} gave, without making an {@link Embedding} of it. */
  public float cosineOfBytes(byte[] bytes) {
    float sum = 0;
    int squares = 0;
    for (int i = 0; i < values.length; i++) {
      sum += values[i] * bytes[i];
      squares += bytes[i] * bytes[i];
    }
    return squares == 0 ? 0 : Math.clamp(sum / (float) Math.sqrt(squares), -1, 1);
  }
}
