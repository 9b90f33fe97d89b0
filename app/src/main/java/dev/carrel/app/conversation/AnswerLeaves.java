// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation;

import dev.carrel.app.conversation.evidence.SentenceBadge;
import dev.carrel.app.conversation.evidence.Slots;
import dev.carrel.app.conversation.quote.Inlines;
import dev.carrel.app.conversation.quote.ReferenceLink;
import dev.carrel.app.markdown.Block;
import dev.carrel.app.markdown.BlockNodes;
import dev.carrel.app.markdown.Run;
import dev.carrel.engine.ground.ShownText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;

/** The words of an answer as passages, which it tells in order. */
final class AnswerLeaves implements BlockNodes.Leaves {
  private final IntConsumer onReference;
  private final IntConsumer onBadge;
  private final List<Passage> passages = new ArrayList<>();

  AnswerLeaves(IntConsumer onReference, IntConsumer onBadge) {
    this.onBadge = onBadge;
    this.onReference = onReference;
  }

  /** All that were made so far. */
  List<Passage> passages() {
    return passages;
  }

  /**
   * A link is shown with where it leads, and never opened: nothing leaves the machine by a click.
   */
  @Override
  public Region words(List<Run> words, String before) {
    return passage(
        before, Inlines.of(Run.withAddresses(words)).stream().flatMap(this::nodes).toList());
  }

  @Override
  public Region code(Block.Code code, String before) {
    String words = Slots.removed(code.text());
    Text text = new Text(ShownText.of(words));
    text.getStyleClass().addAll("md-text", "md-code");
    return new CodeBlock(passage(before, List.of(text)), words);
  }

  private Passage passage(String before, List<Node> content) {
    Passage passage = new Passage(before, content);
    passages.add(passage);
    return passage;
  }

  private Stream<Node> nodes(Inlines.Piece piece) {
    return switch (piece) {
      case Inlines.Words words -> Slots.of(words.text()).stream().map(part -> node(part, words));
      case Inlines.Reference(int quote) -> Stream.of(new ReferenceLink(quote, onReference));
    };
  }

  private Node node(Slots.Part part, Inlines.Words words) {
    return switch (part) {
      case Slots.Slot(int sentence) -> new SentenceBadge(sentence, onBadge);
      case Slots.Words(String said) -> {
        Text text = new Text(ShownText.of(said));
        text.getStyleClass().add("md-text");
        words.styles().forEach(style -> text.getStyleClass().add("md-" + style.label()));
        yield text;
      }
    };
  }
}
