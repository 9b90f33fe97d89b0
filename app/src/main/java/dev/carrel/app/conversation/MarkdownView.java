// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation;

import dev.carrel.app.conversation.evidence.SentenceBadge;
import dev.carrel.app.conversation.evidence.Slots;
import dev.carrel.app.conversation.quote.QuoteText;
import dev.carrel.app.conversation.quote.ReferenceLink;
import dev.carrel.app.markdown.Block;
import dev.carrel.app.markdown.BlockNodes;
import dev.carrel.app.markdown.Markdown;
import dev.carrel.app.selection.Selecting;
import dev.carrel.engine.answer.Quote;
import dev.carrel.engine.evidence.SentenceSupport;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;

/**
 * Markdown as native nodes, which can be selected and copied across blocks. Made for text that
 * grows: only what is behind the last block's beginning is parsed and made anew, since blocks that
 * another one follows do not change any more.
 */
final class MarkdownView extends VBox {
  private final IntConsumer onReference;
  private final IntConsumer onBadge;

  private final AnswerSurface words = new AnswerSurface(this, () -> this.passages);
  private final Selecting selecting = new Selecting(words.selectionProperty(), words);
  private List<Passage> passages = new ArrayList<>();
  private String shown = "";

  /** Where in the text the last block begins, and how many nodes and passages stand before it. */
  private int settled;

  private int settledNodes;
  private int settledPassages;

  /**
   * Shows nothing yet.
   *
   * @param onReference called with a quote's number when a reference to it is clicked
   * @param onBadge called with a sentence's index when its badge is clicked
   */
  MarkdownView(IntConsumer onReference, IntConsumer onBadge) {
    this.onBadge = onBadge;
    this.onReference = onReference;
    getStyleClass().add("markdown");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.TEXT);
    addEventHandler(MouseEvent.MOUSE_PRESSED, selecting::press);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, selecting::drag);
    addEventHandler(MouseEvent.MOUSE_RELEASED, event -> selecting.release());
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
  }

  void show(String markdown) {
    if (markdown.equals(shown)) {
      return;
    }
    if (!markdown.startsWith(shown.substring(0, settled))) {
      settled = 0;
      settledNodes = 0;
      settledPassages = 0;
    }
    shown = markdown;
    List<Passage> all = new ArrayList<>(passages.subList(0, settledPassages));
    List<Node> nodes = new ArrayList<>();
    int from = settled;
    int before = settledNodes;
    for (Block block : Markdown.parse(markdown.substring(from))) {
      if (!nodes.isEmpty()) {
        settled = from + block.start();
        settledNodes = before + nodes.size();
        settledPassages = all.size();
      }
      AnswerLeaves leaves = new AnswerLeaves(onReference, onBadge);
      nodes.add(new BlockNodes("md-", leaves).node(block));
      all.addAll(leaves.passages());
    }
    passages = all;
    getChildren().remove(before, getChildren().size());
    getChildren().addAll(nodes);
    setAccessibleText(Slots.removed(markdown));
    words.mark();
  }

  /** Shows at each number what it stands for, in these words. */
  void quotes(List<Quote> quotes, QuoteText words) {
    all(ReferenceLink.class)
        .forEach(
            link ->
                quotes.stream()
                    .filter(quote -> quote.number() == link.number())
                    .findFirst()
                    .ifPresent(quote -> link.standsFor(quote, words)));
  }

  /** Shows at each sentence what was found of it. */
  void judge(List<SentenceSupport> sentences) {
    all(SentenceBadge.class)
        .filter(badge -> badge.index() < sentences.size())
        .forEach(badge -> badge.show(sentences.get(badge.index())));
  }

  /** Marks the badge of the sentence that is looked at. */
  void current(OptionalInt sentence) {
    all(SentenceBadge.class)
        .forEach(badge -> badge.setCurrent(sentence.equals(OptionalInt.of(badge.index()))));
  }

  private <T extends Node> Stream<T> all(Class<T> kind) {
    return passages.stream()
        .flatMap(passage -> passage.flow().getChildren().stream())
        .filter(kind::isInstance)
        .map(kind::cast);
  }

  /** The selected words; empty if there are none. */
  String selectedText() {
    return words.text();
  }

  private void key(KeyEvent event) {
    if (selecting.key(event)) {
      event.consume();
    }
  }
}
