// SPDX-License-Identifier: Apache-2.0
package dev.carrel.llama;

/** How the numbers of a KV cache are stored. */
public enum KvType {
  F32(0),
  F16(1),
  BF16(30),
  Q8_0(8),
  Q5_1(7),
  Q5_0(6),
  Q4_1(3),
  Q4_0(2),
  IQ4_NL(20),
  /** TurboQuant, 4.125 bits a number in heads of 128; {@code kv_format.h} has the bytes. */
  TURBO4(240),
  /** TurboQuant, 3.125 bits a number in heads of 128. */
  TURBO3(241);

  /** ggml has one type for each size of block; ours come in pairs from the first. */
  private static final int LAST_TURBO = 247;

  private final int ggmlType;

  KvType(int ggmlType) {
    this.ggmlType = ggmlType;
  }

  int ggmlType() {
    return ggmlType;
  }

  /** Whether numbers share a scale in blocks; a V cache of such a type needs flash attention. */
  public boolean isQuantized() {
    return this != F32 && this != F16 && this != BF16;
  }

  /** Whether this is a type of our own, which llama.cpp's own attention cannot read. */
  public boolean isTurbo() {
    return this == TURBO4 || this == TURBO3;
  }

  static KvType ofGgml(int type) {
    if (type >= TURBO4.ggmlType && type <= LAST_TURBO) {
      return (type - TURBO4.ggmlType) % 2 == 0 ? TURBO4 : TURBO3;
    }
    for (KvType kvType : values()) {
      if (kvType.ggmlType == type) {
        return kvType;
      }
    }
    throw new IllegalArgumentException("no KV cache type for ggml type " + type);
  }
}
