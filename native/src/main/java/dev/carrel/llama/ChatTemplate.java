// SPDX-License-Identifier: Apache-2.0
package dev.carrel.llama;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** A model's own chat template, rendered by llama.cpp's Jinja engine. Thread-safe. */
public final class ChatTemplate {
  private final String source;
  private final Vocabulary vocabulary;

  ChatTemplate(String source, Vocabulary vocabulary) {
    this.source = source;
    this.vocabulary = vocabulary;
  }

  /**
   * A stretch of a rendered conversation.
   *
   * @param fromMessage whether it comes from a message's role or content rather than the template
   */
  public record Part(String text, boolean fromMessage) {}

  /** The template as it stands in the model's file. */
  public String source() {
    return source;
  }

  /**
   * The conversation as the model was trained to see it.
   *
   * @param addGenerationPrompt whether to end with what makes the model answer
   * @throws LlamaException {@link LlamaException.Kind#TEMPLATE} when the template refuses the
   *     messages, for example their order
   */
  public String apply(List<ChatMessage> messages, boolean addGenerationPrompt) {
    StringBuilder text = new StringBuilder();
    parts(messages, addGenerationPrompt).forEach(part -> text.append(part.text()));
    return text.toString();
  }

  /** As {@link #apply}, keeping apart what the template says and what messages say. */
  public List<Part> parts(List<ChatMessage> messages, boolean addGenerationPrompt) {
    byte[][] texts = new byte[2 * messages.size()][];
    for (int i = 0; i < messages.size(); i++) {
      texts[2 * i] = Vocabulary.utf8(messages.get(i).role());
      texts[2 * i + 1] = Vocabulary.utf8(messages.get(i).content());
    }
    byte[][] rendered =
        nApply(
            Vocabulary.utf8(source),
            texts,
            textOf(vocabulary.bos()),
            textOf(vocabulary.eos()),
            addGenerationPrompt);
    List<Part> parts = new ArrayList<>();
    for (byte[] part : rendered) {
      String text = new String(part, 1, part.length - 1, StandardCharsets.UTF_8);
      parts.add(new Part(text, part[0] != 0));
    }
    return List.copyOf(parts);
  }

  /**
   * The conversation's tokens. Control tokens written out in a message stay text: a document cannot
   * close its own turn and speak as somebody else.
   */
  public int[] tokenize(List<ChatMessage> messages, boolean addGenerationPrompt) {
    IntStream.Builder tokens = IntStream.builder();
    for (Part part : parts(messages, addGenerationPrompt)) {
      for (int token : vocabulary.tokenize(part.text(), false, !part.fromMessage())) {
        tokens.add(token);
      }
    }
    int[] all = tokens.build().toArray();
    OptionalInt bos = vocabulary.bos();
    boolean missing =
        vocabulary.addsBos() && bos.isPresent() && (all.length == 0 || all[0] != bos.getAsInt());
    return missing
        ? IntStream.concat(IntStream.of(bos.getAsInt()), IntStream.of(all)).toArray()
        : all;
  }

  private byte[] textOf(OptionalInt token) {
    return token.isPresent() ? vocabulary.detokenize(new int[] {token.getAsInt()}) : new byte[0];
  }

  private static native byte[][] nApply(
      byte[] template, byte[][] messages, byte[] bos, byte[] eos, boolean addGenerationPrompt);
}
