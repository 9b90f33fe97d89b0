package dev.carrel.engine.answer;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Token arrays, joined. */
final class Tokens {
  private Tokens() {}

  static int[] join(int[]... parts) {
    return Arrays.stream(parts).flatMapToInt(IntStream::of).toArray();
  }
}
