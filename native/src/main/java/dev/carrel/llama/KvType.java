package dev.carrel.llama;

/**
 * How the values of a KV cache are stored: llama.cpp's types for {@code type_k} and {@code type_v}.
 */
public enum KvType {
  F32(0),
  F16(1),
  BF16(30),
  Q8_0(8),
  Q5_1(7),
  Q5_0(6),
  Q4_1(3),
  Q4_0(2),
  IQ4_NL(20);

  private final int ggmlType;

  KvType(int ggmlType) {
    this.ggmlType = ggmlType;
  }

  int ggmlType() {
    return ggmlType;
  }

  /** Whether values share a scale in blocks; a V cache of such a type needs flash attention. */
  public boolean isQuantized() {
    return this != F32 && this != F16 && this != BF16;
  }

  static KvType ofGgml(int type) {
    for (KvType kvType : values()) {
      if (kvType.ggmlType == type) {
        return kvType;
      }
    }
    throw new IllegalArgumentException("no KV cache type for ggml type " + type);
  }
}
