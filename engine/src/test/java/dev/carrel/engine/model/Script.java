// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.model;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Tokens to be written, and how far they are: found in what was read, by its last tokens. */
final class Script {
  private final int[] tokens;

  /** How much of the beginning stands again at the end of so many of the first tokens. */
  private final int[] again;

  Script(int[] tokens) {
    this.tokens = tokens.clone();
    this.again = new int[tokens.length];
    for (int i = 1; i < tokens.length; i++) {
      again[i] = after(again[i - 1], tokens[i]);
    }
  }

  /** How many of its tokens are written once a token is read behind so many. */
  int after(int written, int token) {
    int matched = written;
    while (matched > 0 && (matched == tokens.length || tokens[matched] != token)) {
      matched = again[matched - 1];
    }
    return matched < tokens.length && tokens[matched] == token ? matched + 1 : 0;
  }

  /** The token behind so many. */
  int next(int written) {
    return written < tokens.length ? tokens[written] : ScriptedModel.END;
  }

  /** Its own tokens, the bytes, and the end. */
  int vocabulary() {
    return IntStream.concat(Arrays.stream(tokens), IntStream.of(ScriptedModel.END)).max().getAsInt()
        + 1;
  }
}
