// SPDX-License-Identifier: Apache-2.0
package dev.carrel.llama;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.OptionalInt;

/**
 * A model's tokens. Thread-safe.
 *
 * <p>Text crosses as UTF-8. Tokenizing and detokenizing loses no byte that the vocabulary has a
 * token for; bytes that are no valid UTF-8 become tokens of single bytes. A few vocabularies have
 * no token for some bytes ({@link #bytesWithoutToken()}): llama.cpp drops those. A lone surrogate
 * in a {@code String} has no UTF-8 form and becomes U+FFFD, as Unicode advises.
 *
 * <p>A stretch of more than 8,192 characters in which neither white space nor anything else ends a
 * word is cut, before a space where it has one: the tokens are then those of its parts.
 */
public final class Vocabulary {
  private static final int SENTENCE_PIECE = 1;

  private final NativeHandle model;
  private final int size;
  private final int bos;
  private final int eos;
  private final int endOfTurn;
  private final boolean addsBos;
  private final boolean dropsFirstSpace;

  Vocabulary(NativeHandle model, boolean addSpacePrefix) {
    this.model = model;
    int[] numbers = model.with(Vocabulary::nNumbers);
    this.dropsFirstSpace = numbers[0] == SENTENCE_PIECE && addSpacePrefix;
    this.size = numbers[1];
    this.bos = numbers[2];
    this.eos = numbers[3];
    this.endOfTurn = numbers[4];
    this.addsBos = numbers[6] != 0;
  }

  /**
   * The tokens of a text.
   *
   * @param addSpecial put the beginning-of-text token first where the model wants one
   * @param parseSpecial take control tokens written out in the text for what they say; false for
   *     text of documents and people
   */
  public int[] tokenize(String text, boolean addSpecial, boolean parseSpecial) {
    return tokenize(utf8(text), addSpecial, parseSpecial);
  }

  /** As {@link #tokenize(String, boolean, boolean)}, for bytes that may be no valid UTF-8. */
  public int[] tokenize(byte[] text, boolean addSpecial, boolean parseSpecial) {
    return model.with(address -> nTokenize(address, text, addSpecial, parseSpecial));
  }

  /** The bytes that the tokens stand for, control tokens written out. */
  public byte[] detokenize(int[] tokens) {
    byte[] text = model.with(address -> nDetokenize(address, tokens, true));
    boolean drop = dropsFirstSpace && text.length > 0 && text[0] == ' ';
    return drop ? Arrays.copyOfRange(text, 1, text.length) : text;
  }

  /** As {@link #detokenize(int[])}; what is no valid UTF-8 becomes U+FFFD. */
  public String detokenizeToString(int[] tokens) {
    return new String(detokenize(tokens), StandardCharsets.UTF_8);
  }

  /**
   * The bytes of one token, which may be part of a character only. Control tokens have none.
   *
   * <p>Streaming text is the pieces one behind the other.
   */
  public byte[] piece(int token) {
    return model.with(address -> nDetokenize(address, new int[] {token}, false));
  }

  /** Whether the model says with this token that it is done. */
  public boolean isEndOfGeneration(int token) {
    return (model.with(address -> nKind(address, token)) & 1) != 0;
  }

  /** Whether the token steers the model and stands for no text. */
  public boolean isControl(int token) {
    return (model.with(address -> nKind(address, token)) & 2) != 0;
  }

  /**
   * Bytes that no token of this vocabulary stands for, so that text with them loses them: none in
   * most; in SmolLM2's some control characters and lead bytes of unassigned planes.
   */
  public BitSet bytesWithoutToken() {
    int[] tokens = model.with(Vocabulary::nByteTokens);
    BitSet bytes = new BitSet();
    for (int b = 0; b < tokens.length; b++) {
      bytes.set(b, tokens[b] < 0);
    }
    return bytes;
  }

  /** Number of tokens. */
  public int size() {
    return size;
  }

  /** Beginning of text. */
  public OptionalInt bos() {
    return token(bos);
  }

  /** End of text. */
  public OptionalInt eos() {
    return token(eos);
  }

  /** End of a turn in a conversation. */
  public OptionalInt endOfTurn() {
    return token(endOfTurn);
  }

  /** Whether a text begins with {@link #bos()}. */
  public boolean addsBos() {
    return addsBos;
  }

  private static OptionalInt token(int token) {
    return token < 0 ? OptionalInt.empty() : OptionalInt.of(token);
  }

  /** UTF-8 with U+FFFD, three bytes, for each lone surrogate; {@code getBytes} would put "?". */
  static byte[] utf8(String text) {
    StringBuilder valid = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isSurrogate(c)) {
        valid.append(c);
      } else if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        valid.append(c).append(text.charAt(++i));
      } else {
        valid.append('\uFFFD');
      }
    }
    return valid.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static native int[] nTokenize(
      long model, byte[] text, boolean addSpecial, boolean parseSpecial);

  private static native byte[] nDetokenize(long model, int[] tokens, boolean special);

  private static native int nKind(long model, int token);

  private static native int[] nByteTokens(long model);

  private static native int[] nNumbers(long model);
}
