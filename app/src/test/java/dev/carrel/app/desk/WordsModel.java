// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import dev.carrel.engine.model.Calibration;
import dev.carrel.engine.model.ScriptedModel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Writes a script word by word, as a real model does, and waits before each word until the one
 * before it can have been seen.
 */
final class WordsModel extends ScriptedModel {
  /** The token of the first word; smaller ones are bytes. */
  private static final int FIRST = 1000;

  private static final int LETTERS = 8;

  private final List<String> words;
  private final Runnable pace;

  /**
   * Makes one.
   *
   * @param pace returns when the next word may come
   */
  WordsModel(String script, Runnable pace) {
    this(List.of(script.split("(?<=[ \n])")), pace);
  }

  private WordsModel(List<String> words, Runnable pace) {
    super(
        IntStream.range(FIRST, FIRST + words.size()).toArray(),
        1_000_000,
        new Calibration.NotYet());
    this.words = words;
    this.pace = pace;
  }

  /** Eight letters are a token, so that a conversation takes about what it takes a real model. */
  @Override
  public int[] tokenize(String text, boolean special) {
    int[] bytes = super.tokenize(text, special);
    return IntStream.iterate(0, at -> at < bytes.length, at -> at + LETTERS)
        .map(at -> bytes[at])
        .toArray();
  }

  @Override
  public byte[] bytes(int token) {
    return token < FIRST
        ? super.bytes(token)
        : words.get(token - FIRST).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  protected void choosing() {
    pace.run();
  }
}
