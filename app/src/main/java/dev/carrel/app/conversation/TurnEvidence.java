// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation;

import dev.carrel.app.conversation.evidence.Judgement;
import dev.carrel.app.conversation.evidence.JudgementCard;
import dev.carrel.app.conversation.quote.QuoteCard;
import dev.carrel.app.conversation.quote.QuoteChip;
import dev.carrel.engine.answer.Quote;
import dev.carrel.engine.evidence.SentenceSupport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** Under an answer: its quotes, and what was found of the sentence or the quote looked at. */
final class TurnEvidence extends VBox {
  private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
  private static final PseudoClass CITED = PseudoClass.getPseudoClass("cited");

  private final AskedTurn turn;
  private final Consumer<List<Quote>> onOpen;
  private final Consumer<OptionalInt> onSentence;
  private final FlowPane chips = new FlowPane();
  private final List<Quote> chipped = new ArrayList<>();
  private final VBox card = new VBox();

  /** What a person chose to look at. */
  private Optional<Quote> chosen = Optional.empty();

  private OptionalInt sentence = OptionalInt.empty();

  /**
   * Shows what is there.
   *
   * @param onOpen shows where quotes stand, and goes to the first
   * @param onSentence told which sentence is looked at, counted from 0
   */
  TurnEvidence(AskedTurn turn, Consumer<List<Quote>> onOpen, Consumer<OptionalInt> onSentence) {
    this.turn = turn;
    this.onOpen = onOpen;
    this.onSentence = onSentence;
    getStyleClass().add("turn-evidence");
    chips.getStyleClass().add("chips");
    chips.setMinWidth(0);
    card.getStyleClass().add("evidence-cards");
    List.of(chips, card).forEach(part -> part.managedProperty().bind(part.visibleProperty()));
    getChildren().addAll(chips, card);
    show();
  }

  /** Shows what there is now. */
  void show() {
    showChips();
    showCards();
  }

  private List<SentenceSupport> sentences() {
    return Judgement.sentences(turn.evidenceProperty().get());
  }

  private void showChips() {
    List<Quote> quotes = turn.quotes();
    chips.setVisible(!quotes.isEmpty());
    if (chipped.size() > quotes.size() || !chipped.equals(quotes.subList(0, chipped.size()))) {
      chips.getChildren().clear();
      chipped.clear();
    }
    for (Quote quote : List.copyOf(quotes.subList(chipped.size(), quotes.size()))) {
      chipped.add(quote);
      QuoteChip chip = new QuoteChip(quote, () -> open(quote));
      chip.maxWidthProperty().bind(chips.widthProperty());
      chips.getChildren().add(chip);
    }
  }

  /** Looks at a quote, and goes to its page. */
  void open(Quote quote) {
    look(quote);
    onOpen.accept(List.of(quote));
  }

  /** Looks at a sentence and its quotes, and goes to their page. */
  void open(int index) {
    if (index < sentences().size()) {
      chosen = Optional.empty();
      sentence = OptionalInt.of(index);
      showCards();
      List<Quote> cited = cited(sentences().get(index));
      if (!cited.isEmpty()) {
        onOpen.accept(cited);
      }
    }
  }

  /** Shows a quote in full, and brings the keyboard to its chip. */
  Node focus(Quote quote) {
    look(quote);
    Node chip = chips.getChildren().get(chipped.indexOf(quote));
    chip.requestFocus();
    return chip;
  }

  private void look(Quote quote) {
    chosen = Optional.of(quote);
    sentence = OptionalInt.empty();
    showCards();
  }

  /**
   * What a person chose; else the sentence of which the worst is to be said, or the first quote.
   */
  private void showCards() {
    List<SentenceSupport> sentences = sentences();
    OptionalInt shown =
        chosen.isPresent() || sentences.isEmpty()
            ? OptionalInt.empty()
            : OptionalInt.of(sentence.orElseGet(() -> worst(sentences)));
    List<Quote> cited = new ArrayList<>();
    card.getChildren().clear();
    if (shown.isPresent()) {
      SentenceSupport now = sentences.get(shown.getAsInt());
      card.getChildren().add(new JudgementCard(now));
      cited.addAll(cited(now));
    } else if (turn.state() instanceof TurnState.Answered || chosen.isPresent()) {
      chosen.or(() -> turn.quotes().stream().findFirst()).ifPresent(cited::add);
    }
    for (Quote quote : cited) {
      card.getChildren().add(new QuoteCard(quote, () -> onOpen.accept(List.of(quote))));
    }
    card.setVisible(!card.getChildren().isEmpty());
    mark(cited, shown.isPresent());
    onSentence.accept(shown);
  }

  private void mark(List<Quote> cited, boolean bySentence) {
    for (int i = 0; i < chips.getChildren().size(); i++) {
      boolean here = cited.contains(chipped.get(i));
      Node chip = chips.getChildren().get(i);
      chip.pseudoClassStateChanged(CURRENT, here && !bySentence);
      chip.pseudoClassStateChanged(CITED, here && bySentence);
    }
  }

  private List<Quote> cited(SentenceSupport sentence) {
    return sentence.quotes().stream().flatMap(number -> turn.quote(number).stream()).toList();
  }

  private static int worst(List<SentenceSupport> sentences) {
    return IntStream.range(0, sentences.size())
        .boxed()
        .max(
            Comparator.comparing((Integer i) -> Judgement.of(sentences.get(i).support()))
                .thenComparing(Comparator.<Integer>naturalOrder().reversed()))
        .orElse(0);
  }
}
