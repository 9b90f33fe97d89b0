// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation;

import dev.carrel.app.conversation.evidence.AbsenceNote;
import dev.carrel.app.conversation.evidence.CountedList;
import dev.carrel.app.conversation.evidence.Judgement;
import dev.carrel.app.conversation.evidence.JudgementCard;
import dev.carrel.app.conversation.quote.QuoteCard;
import dev.carrel.app.conversation.quote.QuoteChip;
import dev.carrel.engine.answer.Quote;
import dev.carrel.engine.evidence.Absence;
import dev.carrel.engine.evidence.SentenceSupport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
  private final VBox above = new VBox();
  private final VBox card = new VBox();

  /** What a person chose to look at. */
  private Optional<Quote> chosen = Optional.empty();

  private OptionalInt sentence = OptionalInt.empty();

  /**
   * Shows what is there.
   *
   * @param onOpen shows where quotes stand, and goes to the first; without any none is marked
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
    above.getStyleClass().add("evidence-above");
    List.of(above, chips, card)
        .forEach(part -> part.managedProperty().bind(part.visibleProperty()));
    getChildren().addAll(above, chips, card);
    show();
  }

  /** Shows all anew: something else is said of its quotes. */
  void showAnew() {
    chipped.clear();
    chips.getChildren().clear();
    show();
  }

  /** Shows what there is now. */
  void show() {
    showAbove();
    showChips();
    showCards();
  }

  private Optional<Absence> absence() {
    return turn.evidenceProperty().get().absence();
  }

  private void showAbove() {
    above.getChildren().clear();
    absence().ifPresent(absence -> above.getChildren().add(new AbsenceNote(absence)));
    turn.evidenceProperty()
        .get()
        .counted()
        .ifPresent(
            counted ->
                above
                    .getChildren()
                    .add(new CountedList(counted, turn::quote, turn.words(), this::open)));
    above.setVisible(!above.getChildren().isEmpty());
  }

  private boolean isCounted() {
    return turn.evidenceProperty().get().counted().isPresent();
  }

  private List<SentenceSupport> sentences() {
    return Judgement.sentences(turn.evidenceProperty().get());
  }

  private void showChips() {
    List<Quote> quotes = turn.quotes();
    // What was counted has its quotes beside it.
    chips.setVisible(!quotes.isEmpty() && !isCounted());
    if (chipped.size() > quotes.size() || !chipped.equals(quotes.subList(0, chipped.size()))) {
      chips.getChildren().clear();
      chipped.clear();
    }
    for (Quote quote : List.copyOf(quotes.subList(chipped.size(), quotes.size()))) {
      chipped.add(quote);
      QuoteChip chip = new QuoteChip(quote, turn.words(), () -> open(quote));
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
      onOpen.accept(cited(sentences().get(index).quotes()));
    }
  }

  /** Shows a quote in full, and brings the keyboard to its chip. */
  Node focus(Quote quote) {
    look(quote);
    Node chip =
        allChips()
            .filter(one -> one.quote().equals(quote) && one.getParent().isVisible())
            .findFirst()
            .orElseThrow();
    chip.requestFocus();
    return chip;
  }

  private void look(Quote quote) {
    chosen = Optional.of(quote);
    sentence = OptionalInt.empty();
    showCards();
  }

  private void showCards() {
    List<SentenceSupport> sentences = sentences();
    OptionalInt shown = shownSentence(sentences);
    List<Quote> cited =
        shown.isPresent() ? cited(sentences.get(shown.getAsInt()).quotes()) : shownQuotes();
    card.getChildren().clear();
    shown.ifPresent(now -> card.getChildren().add(new JudgementCard(sentences.get(now))));
    for (Quote quote : cited) {
      card.getChildren()
          .add(new QuoteCard(quote, turn.words(), () -> onOpen.accept(List.of(quote))));
    }
    card.setVisible(!card.getChildren().isEmpty());
    allChips()
        .forEach(
            chip -> {
              boolean here = cited.contains(chip.quote());
              chip.pseudoClassStateChanged(CURRENT, here && shown.isEmpty());
              chip.pseudoClassStateChanged(CITED, here && shown.isPresent());
            });
    onSentence.accept(shown);
  }

  /** The one that a person chose, else the one of which the worst is to be said. */
  private OptionalInt shownSentence(List<SentenceSupport> sentences) {
    if (chosen.isPresent() || sentences.isEmpty()) {
      return OptionalInt.empty();
    }
    if (sentence.isPresent() && sentence.getAsInt() < sentences.size()) {
      return sentence;
    }
    return absence().isPresent() || isCounted()
        ? OptionalInt.empty()
        : OptionalInt.of(worst(sentences));
  }

  /** The one that a person chose, else the nearest ones, else the first. */
  private List<Quote> shownQuotes() {
    if (chosen.isPresent()) {
      return List.of(chosen.get());
    }
    if (absence().isPresent()) {
      return cited(absence().get().nearest());
    }
    boolean first = turn.state() instanceof TurnState.Answered && !isCounted();
    return turn.quotes().stream().limit(first ? 1 : 0).toList();
  }

  /** Those of a list that was counted first. */
  private Stream<QuoteChip> allChips() {
    return Stream.concat(above.lookupAll(".quote-chip").stream(), chips.getChildren().stream())
        .map(QuoteChip.class::cast);
  }

  private List<Quote> cited(List<Integer> numbers) {
    return numbers.stream().flatMap(number -> turn.quote(number).stream()).toList();
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
