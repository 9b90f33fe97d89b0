// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.llama;

import dev.carrel.engine.model.ChatMessage;
import dev.carrel.llama.ChatTemplate;
import dev.carrel.llama.LlamaModel;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The chat form of a model of llama.cpp. A base model, which has none of its own, gets a plain one.
 */
final class LlamaChat {
  private final Optional<ChatTemplate> template;

  LlamaChat(LlamaModel model) {
    this.template = model.chatTemplate();
  }

  String render(List<ChatMessage> messages) {
    if (template.isPresent()) {
      return template.get().apply(messages.stream().map(LlamaChat::message).toList(), true);
    }
    StringBuilder plain = new StringBuilder();
    messages.forEach(m -> plain.append(m.content()).append("\n\n"));
    return plain.toString();
  }

  private static dev.carrel.llama.ChatMessage message(ChatMessage message) {
    return new dev.carrel.llama.ChatMessage(
        message.role().name().toLowerCase(Locale.ROOT), message.content());
  }
}
