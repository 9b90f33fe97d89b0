// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation;

import dev.carrel.engine.answer.AnswerListener;
import dev.carrel.engine.answer.GoneThrough;
import dev.carrel.engine.answer.Quote;
import dev.carrel.engine.evidence.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * An answer as far as it has come.
 *
 * @param text its Markdown
 * @param quotes in order
 * @param evidence as far as it is known
 * @param thoughts what the model thought before it
 * @param goneThrough how far an answer that counts or lists has come
 */
record PartialAnswer(
    String text,
    List<Quote> quotes,
    Evidence evidence,
    String thoughts,
    Optional<GoneThrough> goneThrough) {
  PartialAnswer {
    quotes = List.copyOf(quotes);
  }

  /** Gathers what a listener hears on the thread that writes the answer. */
  static final class Gatherer implements AnswerListener {
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder thoughts = new StringBuilder();
    private final List<Quote> quotes = new ArrayList<>();
    private final Consumer<PartialAnswer> onMore;
    private Evidence evidence = Evidence.NONE;
    private Optional<GoneThrough> goneThrough = Optional.empty();

    Gatherer(Consumer<PartialAnswer> onMore) {
      this.onMore = onMore;
    }

    @Override
    public void quote(Quote quote) {
      quotes.add(quote);
      tell();
    }

    @Override
    public void text(String more) {
      text.append(more);
      tell();
    }

    @Override
    public void evidence(Evidence now) {
      evidence = now;
      tell();
    }

    @Override
    public void thought(String more) {
      thoughts.append(more);
      tell();
    }

    @Override
    public void anew(String why) { // which the answer says in the end, too
      text.setLength(0);
      thoughts.setLength(0);
      quotes.clear();
      evidence = Evidence.NONE;
      goneThrough = Optional.empty();
      tell();
    }

    @Override
    public void goneThrough(GoneThrough so) {
      goneThrough = Optional.of(so);
      tell();
    }

    private void tell() {
      onMore.accept(
          new PartialAnswer(text.toString(), quotes, evidence, thoughts.toString(), goneThrough));
    }
  }
}
