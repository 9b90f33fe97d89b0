// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.gguf;

import java.util.List;

/** A value in a GGUF header. */
sealed interface GgufValue {

  /** Any integer type; a u64 past 2^63 shows as negative. */
  record Whole(long value) implements GgufValue {}

  record Real(double value) implements GgufValue {}

  record Flag(boolean value) implements GgufValue {}

  record Text(String value) implements GgufValue {}

  /** A short array of integers, such as one per layer. */
  record Wholes(List<Long> values) implements GgufValue {
    public Wholes {
      values = List.copyOf(values);
    }
  }

  /** An array that was passed over, such as the vocabulary: only its length is kept. */
  record Passed(long count) implements GgufValue {}
}
