// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation;

import dev.carrel.app.conversation.quote.Inlines;
import dev.carrel.app.conversation.quote.ReferenceLink;
import dev.carrel.app.markdown.Block;
import dev.carrel.app.markdown.BlockNodes;
import dev.carrel.app.markdown.Run;
import dev.carrel.engine.ground.ShownText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;

/** The words of an answer as passages, which it tells in order. */
final class AnswerLeaves implements BlockNodes.Leaves {
  private final IntConsumer onReference;
  private final List<Passage> passages = new ArrayList<>();

  AnswerLeaves(IntConsumer onReference) {
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
    return passage(before, Inlines.of(Run.withAddresses(words)).stream().map(this::node).toList());
  }

  @Override
  public Region code(Block.Code code, String before) {
    Text text = new Text(ShownText.of(code.text()));
    text.getStyleClass().addAll("md-text", "md-code");
    return new CodeBlock(passage(before, List.of(text)), code.text());
  }

  private Passage passage(String before, List<Node> content) {
    Passage passage = new Passage(before, content);
    passages.add(passage);
    return passage;
  }

  private Node node(Inlines.Piece piece) {
    return switch (piece) {
      case Inlines.Words words -> {
        Text text = new Text(ShownText.of(words.text()));
        text.getStyleClass().add("md-text");
        words.styles().forEach(style -> text.getStyleClass().add("md-" + style.label()));
        yield text;
      }
      case Inlines.Reference(int quote) -> new ReferenceLink(quote, onReference);
    };
  }
}
