// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.note;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Short texts in Chinese and Japanese, in which too little stands for a guess by frequencies: each
 * of their encodings has the usual characters in a range of their own, and text of another one
 * falls outside of it.
 */
final class SeveralBytes {
  /** So many of the characters have to be usual ones. */
  private static final double USUAL = 0.95;

  private static final List<String> JAPANESE = List.of("EUC-JP", "windows-31j");
  private static final List<String> CHINESE = List.of("GB18030", "windows-31j", "Big5");

  private SeveralBytes() {}

  /** The encoding; empty if the bytes fit none of them. */
  static Optional<Charset> of(ByteBuffer bytes) {
    return JAPANESE.stream()
        .map(Charset::forName)
        .filter(charset -> text(charset, bytes).filter(SeveralBytes::hasKana).isPresent())
        .filter(charset -> isUsual(charset, bytes))
        .findFirst()
        .or(
            () ->
                CHINESE.stream()
                    .map(Charset::forName)
                    .filter(charset -> isUsual(charset, bytes))
                    .findFirst())
        .or(() -> wide(bytes));
  }

  private static boolean hasKana(String text) {
    return text.codePoints()
        .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HIRAGANA);
  }

  private static Optional<String> text(Charset charset, ByteBuffer bytes) {
    try {
      return Optional.of(charset.newDecoder().decode(bytes.duplicate()).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static boolean isUsual(Charset charset, ByteBuffer bytes) {
    Optional<String> text = text(charset, bytes);
    if (text.isEmpty()) {
      return false;
    }
    String all = text.get();
    int others = 0;
    int usual = 0;
    for (int i = 0; i < all.length(); i++) {
      char c = all.charAt(i);
      if (c >= 0x80) {
        others++;
        usual += isUsual(charset, c) && !isWithinWord(all, i) ? 1 : 0;
      }
    }
    return others >= 2 && usual >= USUAL * others;
  }

  /** Between letters of ours stands no Chinese, but what was a letter with an accent. */
  private static boolean isWithinWord(String text, int at) {
    return at > 0
        && at + 1 < text.length()
        && isAscii(text.charAt(at - 1))
        && isAscii(text.charAt(at + 1));
  }

  private static boolean isAscii(char c) {
    return c < 0x80 && Character.isLetter(c);
  }

  private static boolean isUsual(Charset charset, char c) {
    ByteBuffer coded = charset.encode(CharBuffer.wrap(new char[] {c}));
    if (coded.remaining() != 2) {
      return false;
    }
    int code = ((coded.get() & 0xFF) << 8) | (coded.get() & 0xFF);
    int first = code >> 8;
    return switch (charset.name()) {
      case "windows-31j" ->
          (code >= 0x8140 && code <= 0x84BE) || (code >= 0x889F && code <= 0x9872);
      case "EUC-JP" -> first >= 0xA1 && first <= 0xCF && (first <= 0xA8 || first >= 0xB0);
      case "Big5" -> code >= 0xA140 && code <= 0xC67E;
      default ->
          (code & 0xFF) >= 0xA1
              && (first == 0xA1 || first == 0xA3 || (first >= 0xB0 && first <= 0xD7));
    };
  }

  /** UTF-16 without a mark, in which nothing but Chinese or Japanese stands. */
  private static Optional<Charset> wide(ByteBuffer bytes) {
    if (bytes.remaining() < 8 || bytes.remaining() % 2 != 0) {
      return Optional.empty();
    }
    for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      Optional<String> text = text(charset, bytes);
      long fit = text.orElse("").chars().filter(SeveralBytes::isEastern).count();
      if (text.isPresent() && fit >= USUAL * text.get().length()) {
        return Optional.of(charset);
      }
    }
    return Optional.empty();
  }

  private static boolean isEastern(int c) {
    return (c >= 0x4E00 && c <= 0x9FA5)
        || (c >= 0x3000 && c <= 0x30FF)
        || (c >= 0xFF01 && c <= 0xFF5E)
        || c == '\n'
        || c == '\r';
  }
}
