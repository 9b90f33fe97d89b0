// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.embedding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The ids are those that the model's own tokenizer gave (Hugging Face's, in Rust). */
class WordPiecesTest {
  private static WordPieces pieces;

  @BeforeAll
  static void read() throws IOException {
    pieces = BgeEmbedder.tokenizer();
  }

  static List<Arguments> texts() {
    return List.of(
        Arguments.of(
            "Either party may terminate this Agreement at any time, without penalty.",
            new int[] {
              101, 2593, 2283, 2089, 20320, 2023, 3820, 2012, 2151, 2051, 1010, 2302, 6531, 1012,
              102
            }),
        Arguments.of(
            "Caf\u00e9 Zo\u00eb\u2019s na\u00efve fa\u00e7ade \u2014 \u201cquoted\u201d (50%)"
                + " $1,200.00 \u00a74.2",
            new int[] {
              101, 7668, 11199, 1521, 1055, 15743, 8508, 1517, 1523, 9339, 1524, 1006, 2753, 1003,
              1007, 1002, 1015, 1010, 3263, 1012, 4002, 1073, 1018, 1012, 1016, 102
            }),
        Arguments.of(
            "\uff21\uff22\uff23 \ufb01ne print\tnew\nline\u200bzero\u00a0width",
            new int[] {101, 100, 1984, 2638, 6140, 2047, 2240, 6290, 2080, 9381, 102}),
        Arguments.of(
            "\u5951\u7d04\u306f\u65e5\u672c\u6cd5 is governed",
            new int[] {101, 100, 100, 1672, 1864, 1876, 1901, 2003, 9950, 102}),
        Arguments.of("x".repeat(120) + " end", new int[] {101, 100, 2203, 102}),
        Arguments.of(
            "\u00dcberraschung: die K\u00fcndigungsfrist betr\u00e4gt 3 Monate",
            new int[] {
              101, 19169, 8180, 20760, 3070, 1024, 3280, 28919, 4305, 12734, 5620, 19699, 2923,
              6655, 29181, 2102, 1017, 13813, 2618, 102
            }),
        Arguments.of(
            "a_b+c=d<e>f^g`h|i~j",
            new int[] {
              101, 1037, 1035, 1038, 1009, 1039, 1027, 1040, 1026, 1041, 1028, 1042, 1034, 1043,
              1036, 1044, 1064, 1045, 1066, 1046, 102
            }),
        Arguments.of(
            "\u0130stanbul STRASSE \u00df \u03a9mega",
            new int[] {101, 9960, 2358, 8180, 3366, 1096, 1179, 4168, 3654, 102}),
        Arguments.of("emoji \ud83d\ude00 ok", new int[] {101, 7861, 29147, 2072, 100, 7929, 102}),
        Arguments.of("e\u0301tude", new int[] {101, 3802, 12672, 102}));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void aTextIsCutAsTheModelsOwnTokenizerCutsIt(String text, int[] ids) {
    assertArrayEquals(ids, pieces.ids(text, 512));
  }

  @Test
  void aLongTextIsCutBehindItsBeginningAndKeepsItsEndMark() {
    int[] ids = pieces.ids("rent ".repeat(600), 512);
    assertEquals(512, ids.length);
    assertEquals(101, ids[0]);
    assertEquals(102, ids[511]);
    assertEquals(ids[1], ids[510]);
  }

  @Test
  void aTextWithoutWordsHasTheMarksOnly() {
    assertArrayEquals(new int[] {101, 102}, pieces.ids(" \u200b\n", 512));
  }
}
