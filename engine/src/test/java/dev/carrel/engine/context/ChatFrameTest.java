// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.context;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.model.ChatMessage;
import dev.carrel.engine.model.ScriptedModel;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ChatFrameTest {
  private static ScriptedModel with(Function<List<ChatMessage>, String> template) {
    return new ScriptedModel("", 1000) {
      @Override
      public String render(List<ChatMessage> messages) {
        return template.apply(messages);
      }
    };
  }

  private static void assertRefused(Function<List<ChatMessage>, String> template) {
    CarrelException e = assertThrows(CarrelException.class, () -> ChatFrame.of(with(template)));
    assertEquals(Code.MODEL_INVALID, e.code());
    assertTrue(e.getMessage().contains("chat template leaves out what was said"), e.getMessage());
    assertTrue(e.remedy().contains("another model"), e.remedy());
  }

  private static String joined(List<ChatMessage> messages) {
    return messages.stream().map(ChatMessage::content).collect(Collectors.joining());
  }

  @Test
  void aTemplateThatLeavesOutWhatWasSaidIsNamedWithWhatToDo() {
    assertRefused(messages -> "1");
    assertRefused(messages -> messages.getFirst().content());
    assertRefused(messages -> joined(messages.subList(0, 2)));
    assertRefused(messages -> joined(messages.reversed()));
  }

  @Test
  void aTemplateThatSaysAllIsCutWhereDocumentsGoIn() {
    ChatFrame frame = ChatFrame.of(with(messages -> "<" + joined(messages) + ">"));
    assertTrue(frame.opening().length > 1);
    assertEquals(1, frame.closing().length);
    assertEquals(0, frame.between().length);
  }
}
