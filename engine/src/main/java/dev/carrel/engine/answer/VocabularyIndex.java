package dev.carrel.engine.answer;

import dev.carrel.engine.model.LanguageModel;
import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * A model's tokens ordered by their bytes, to find those that a text begins with. Immutable,
 * thread-safe.
 */
final class VocabularyIndex {
  private final byte[][] bytes;
  private final int[] tokens;

  VocabularyIndex(LanguageModel model) {
    byte[][] byToken = new byte[model.vocabularySize()][];
    for (int token = 0; token < byToken.length; token++) {
      byToken[token] = model.isEnd(token) ? new byte[0] : model.bytes(token);
    }
    tokens =
        IntStream.range(0, byToken.length)
            .boxed()
            .sorted((a, b) -> Arrays.compareUnsigned(byToken[a], byToken[b]))
            .mapToInt(Integer::intValue)
            .toArray();
    bytes = Arrays.stream(tokens).mapToObj(t -> byToken[t]).toArray(byte[][]::new);
  }

  /**
   * Finds the tokens whose bytes are the next bytes of a text.
   *
   * @param text UTF-8
   * @param from first byte to be matched
   * @param found hears each such token
   */
  void prefixesOf(byte[] text, int from, IntConsumer found) {
    int low = 0;
    int high = bytes.length;
    for (int depth = 0; from + depth < text.length && low < high; depth++) {
      int wanted = text[from + depth] & 0xff;
      low = lowerBound(low, high, depth, wanted);
      high = lowerBound(low, high, depth, wanted + 1);
      for (int i = low; i < high && bytes[i].length == depth + 1; i++) {
        found.accept(tokens[i]);
      }
    }
  }

  /**
   * The first entry of the range, all alike up to depth, whose byte there is at least {@code b}.
   */
  private int lowerBound(int low, int high, int depth, int b) {
    int lo = low;
    int hi = high;
    while (lo < hi) {
      int middle = (lo + hi) >>> 1;
      byte[] entry = bytes[middle];
      if (entry.length <= depth || (entry[depth] & 0xff) < b) {
        lo = middle + 1;
      } else {
        hi = middle;
      }
    }
    return lo;
  }

  /** All tokens whose bytes begin with this ASCII character. */
  int[] startingWith(char ascii) {
    int low = lowerBound(0, bytes.length, 0, ascii);
    return Arrays.copyOfRange(tokens, low, lowerBound(low, bytes.length, 0, ascii + 1));
  }
}
