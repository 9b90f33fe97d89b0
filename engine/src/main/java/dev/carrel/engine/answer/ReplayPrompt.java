// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import dev.carrel.engine.context.ChatFrame;
import dev.carrel.engine.context.ChatMarks;
import dev.carrel.engine.document.TextSpan;
import dev.carrel.engine.model.LanguageModel;
import dev.carrel.engine.model.TokenHash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The tokens of words that a receipt tells of, made again and held against its hash. */
final class ReplayPrompt {
  private final LanguageModel model;
  private final ChatFrame frame;
  private final Function<TextSpan, Optional<String>> text;

  /**
   * Makes prompts.
   *
   * @param text of a place in a document; empty if it is not there any more
   */
  ReplayPrompt(LanguageModel model, ChatFrame frame, Function<TextSpan, Optional<String>> text) {
    this.model = model;
    this.frame = frame;
    this.text = text;
  }

  /** Empty if the words make other tokens now, or are not to be had. */
  Optional<int[]> tokens(Given.Words given) {
    StringBuilder words = new StringBuilder();
    for (Given.Text part : given.texts()) {
      switch (part) {
        case Given.Literal(String literal) -> words.append(literal);
        case Given.Passage(List<TextSpan> places) -> {
          List<String> ranges = places.stream().map(text).flatMap(Optional::stream).toList();
          if (ranges.size() < places.size()) {
            return Optional.empty();
          }
          words.append(ChatMarks.neutral(PassageWords.of(ranges)));
        }
      }
    }
    return readings(given.kind(), words.toString()).stream()
        .filter(tokens -> TokenHash.of(tokens).equals(given.sha256()))
        .findFirst();
  }

  /** A question ends with the chat form's closing; some vocabularies put a blank before a text. */
  private List<int[]> readings(Given.Kind kind, String words) {
    int[] closing = kind == Given.Kind.QUESTION ? frame.closing() : new int[0];
    String end = String.join("", Pieces.of(model, closing));
    if (!words.endsWith(end)) {
      return List.of();
    }
    String body = words.substring(0, words.length() - end.length());
    List<String> bodies = new ArrayList<>(List.of(body));
    if (body.startsWith(" ")) {
      bodies.add(body.substring(1));
    }
    return bodies.stream()
        .map(
            b ->
                IntStream.concat(Arrays.stream(model.tokenize(b, false)), Arrays.stream(closing))
                    .toArray())
        .toList();
  }
}
