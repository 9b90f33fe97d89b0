// SPDX-License-Identifier: Apache-2.0
package dev.carrel.llama;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VocabularyTest {
  private static final int PLANE = 0x10000;

  static Stream<Path> models() {
    return Stream.concat(Stream.of(TestModels.smolLm2()), TestModels.starter().stream());
  }

  private static LlamaModel load(Path file) {
    return LlamaModel.load(
        file, LlamaModel.Options.DEFAULT.withMode(LlamaModel.Mode.VOCAB_ONLY), LoadProgress.NONE);
  }

  private static void assertRoundTrip(Vocabulary vocabulary, byte[] text, String what) {
    assertArrayEquals(
        representable(vocabulary, text),
        vocabulary.detokenize(vocabulary.tokenize(text, false, false)),
        what);
  }

  /** SmolLM2's vocabulary has no token for some bytes; Qwen's has them all. */
  private static byte[] representable(Vocabulary vocabulary, byte[] text) {
    BitSet missing = vocabulary.bytesWithoutToken();
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    for (byte b : text) {
      if (!missing.get(Byte.toUnsignedInt(b))) {
        kept.write(b);
      }
    }
    return kept.toByteArray();
  }

  @Test
  void bytesWithoutATokenAreFewAndKnown() {
    try (LlamaModel model = load(TestModels.smolLm2())) {
      BitSet missing = model.vocabulary().bytesWithoutToken();
      assertTrue(missing.cardinality() < 32, missing.toString());
      for (char c = ' '; c < 127; c++) {
        assertFalse(missing.get(c), missing.toString());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void textOfEveryUnicodePlaneComesBack(Path file) {
    Random random = new Random(31);
    try (LlamaModel model = load(file)) {
      for (int plane = 0; plane <= 16; plane++) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 200; i++) {
          int codePoint = plane * PLANE + random.nextInt(PLANE);
          if (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE) {
            text.appendCodePoint(codePoint);
          }
        }
        byte[] utf8 = text.toString().getBytes(StandardCharsets.UTF_8);
        assertRoundTrip(model.vocabulary(), utf8, "plane " + plane);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyByteComesBackAloneAndInBadCompany(Path file) {
    Random random = new Random(32);
    try (LlamaModel model = load(file)) {
      for (int b = 0; b < 256; b++) {
        assertRoundTrip(model.vocabulary(), new byte[] {(byte) b}, "byte " + b);
      }
      for (int i = 0; i < 50; i++) {
        byte[] noise = new byte[random.nextInt(64)];
        random.nextBytes(noise);
        assertRoundTrip(model.vocabulary(), noise, "seed 32, noise " + i);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void nulSpacesAndLineEndsComeBack(Path file) {
    try (LlamaModel model = load(file)) {
      for (String text : new String[] {"", "\0", "a\0b", "  two  ", " \t\r\n\n", "\uFEFFbom"}) {
        assertRoundTrip(model.vocabulary(), text.getBytes(StandardCharsets.UTF_8), text);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void aLoneSurrogateBecomesTheReplacementCharacter(Path file) {
    try (LlamaModel model = load(file)) {
      Vocabulary vocabulary = model.vocabulary();
      for (String text : new String[] {"\uD800", "a\uDC00b", "\uDC00\uD800", "x\uD83D"}) {
        String expected = text.replaceAll("[\uD800-\uDFFF]", "\uFFFD");
        assertEquals(
            expected, vocabulary.detokenizeToString(vocabulary.tokenize(text, false, false)));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void piecesOneBehindTheOtherAreTheText(Path file) {
    String text = "Grüße, 世界! 🏛️ §§ 12–14";
    try (LlamaModel model = load(file)) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      for (int token : model.vocabulary().tokenize(text, false, false)) {
        bytes.writeBytes(model.vocabulary().piece(token));
      }
      assertEquals(text, bytes.toString(StandardCharsets.UTF_8));
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void controlTokensAreTakenForSuchOnlyOnRequest(Path file) {
    try (LlamaModel model = load(file)) {
      Vocabulary vocabulary = model.vocabulary();
      int[] parsed = vocabulary.tokenize("<|im_end|>", false, true);
      assertEquals(1, parsed.length);
      assertTrue(vocabulary.isEndOfGeneration(parsed[0]));
      assertTrue(vocabulary.isControl(parsed[0]));
      assertEquals("<|im_end|>", vocabulary.detokenizeToString(parsed));
      int[] plain = vocabulary.tokenize("<|im_end|>", false, false);
      assertTrue(plain.length > 1);
      assertFalse(vocabulary.isControl(plain[0]));
    }
  }
}
