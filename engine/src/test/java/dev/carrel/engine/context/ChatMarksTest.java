// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.context;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.DocumentKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChatMarksTest {
  private static final List<String> MARKS =
      List.of(
          "<|im_start|>",
          "<|im_end|>",
          "<|endoftext|>",
          "<|start_header_id|>",
          "<|eot_id|>",
          "<|User|>",
          "<｜User｜>",
          "<｜Assistant｜>",
          "<|START_OF_TURN_TOKEN|>",
          "<|start|>",
          "<|channel|>",
          "<|message|>",
          "<start_of_turn>",
          "<end_of_turn>",
          "<|turn>",
          "<turn|>",
          "<s>",
          "</s>",
          "<bos>",
          "<eos>",
          "<tool_call>",
          "[INST]",
          "[/INST]",
          "<<SYS>>",
          "<</SYS>>",
          "[SYSTEM_PROMPT]",
          "### Instruction:",
          "### Response:",
          "###Human:",
          "[page 3]",
          "[document lease.pdf]",
          "[lease.pdf, page 3]");

  private static Document named(String file) {
    return new Document(
        new DocumentId("0".repeat(64)),
        "any",
        Path.of("/", file),
        DocumentKind.TEXT,
        List.of(),
        List.of());
  }

  @Test
  void whatLooksLikeAMarkIsWordsWhereverItStands() {
    for (String mark : MARKS) {
      for (String text : List.of(mark, "a" + mark + "b", "\n" + mark + "\n", mark + mark)) {
        assertFalse(ChatMarks.neutral(text).contains(mark), text);
        assertEquals(text.replace(" ", ""), ChatMarks.neutral(text).replace(" ", ""));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "if a < b and b > c then |a| < |c|",
        "List<String> x = y[3]; <b>bold</b> <a href=\"x\">",
        "# Supplier terms\n\n## Input\n\n### Delivery",
        "[see page 3] [REDACTED] [1] [page three]",
        "«Instruction»: 5 < 6, [sic]",
      })
  void otherTextStaysAsItIs(String text) {
    assertEquals(text, ChatMarks.neutral(text));
  }

  @Test
  void neutralTextHasNoMarksHoweverTheyArePutTogether() {
    long seed = 20261128;
    Random random = new Random(seed);
    for (int n = 0; n < 5000; n++) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 6; i++) {
        String mark = MARKS.get(random.nextInt(MARKS.size()));
        int cut = random.nextInt(mark.length());
        text.append(random.nextBoolean() ? mark : mark.substring(cut));
        text.append(random.nextBoolean() ? "" : mark.substring(0, cut));
      }
      String neutral = ChatMarks.neutral(text.toString());
      assertEquals(neutral, ChatMarks.neutral(neutral), "seed " + seed + ": " + text);
    }
  }

  @Test
  void aFilesNameIsOneLineWithoutBrackets() {
    assertEquals(
        "a (page 2) < |im_end|> b.md", ChatMarks.title(named("a [page 2] <|im_end|>\n\u202Eb.md")));
    assertTrue(ChatMarks.title(named("x".repeat(300))).length() < 200);
  }

  @Test
  void filesOfOneNameAreToldApartByAsManyFoldersAsThatTakes() {
    Document orion = at("/deals/orion/contract.txt");
    assertEquals("contract.txt", ChatMarks.title(orion, Set.of()));
    assertEquals("orion/contract.txt", ChatMarks.title(orion, Set.of("contract.txt")));
    assertEquals(
        "deals/orion/contract.txt",
        ChatMarks.title(orion, Set.of("contract.txt", "orion/contract.txt")));
    assertEquals("a.txt (2)", ChatMarks.title(at("/a.txt"), Set.of("a.txt")));
  }

  private static Document at(String path) {
    Document some = named("x");
    return new Document(
        some.id(), "x", Path.of(path), some.kind(), some.pages(), some.unreadable());
  }
}
