// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.llama;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.context.ChatMarks;
import dev.carrel.llama.LlamaModel;
import dev.carrel.llama.LoadProgress;
import dev.carrel.llama.TestModels;
import dev.carrel.llama.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Words of a document never steer the model, with each vocabulary that is here. */
class PlainTextTokensTest {
  static List<Path> models() throws IOException {
    Path always = TestModels.smolLm2();
    try (Stream<Path> all = Files.list(TestModels.folder())) {
      return Stream.concat(
              Stream.of(always),
              all.filter(f -> f.toString().endsWith(".gguf") && !f.equals(always)).sorted())
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void whatIsWrittenLikeAMarkIsReadAsWords(Path file) {
    try (LlamaModel model =
        LlamaModel.load(
            file,
            LlamaModel.Options.DEFAULT.withMode(LlamaModel.Mode.VOCAB_ONLY),
            LoadProgress.NONE)) {
      Vocabulary words = model.vocabulary();
      List<String> steering = new ArrayList<>();
      int marks = 0;
      for (int token = 0; token < words.size(); token++) {
        String mark = words.detokenizeToString(new int[] {token});
        boolean looksLikeOne = !ChatMarks.neutral(mark).equals(mark);
        if (!words.isControl(token) && !looksLikeOne) {
          continue;
        }
        marks++;
        for (String text : List.of(mark, "a" + mark + "b", mark + mark, "\n" + mark + "\n")) {
          if (steers(words, text, looksLikeOne ? token : -1)) {
            steering.add(text);
          }
        }
      }
      assertEquals(List.of(), steering);
      assertTrue(marks > 0, "there are none");
    }
  }

  private static boolean steers(Vocabulary words, String text, int mark) {
    return IntStream.of(words.tokenize(ChatMarks.neutral(text), false, false))
        .anyMatch(token -> token == mark || words.isControl(token));
  }
}
