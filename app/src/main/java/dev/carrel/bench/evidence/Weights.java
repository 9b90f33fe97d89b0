// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench.evidence;

import dev.carrel.bench.evidence.AskedQuestion.SeenWeight;
import dev.carrel.engine.answer.AnswerListener;
import dev.carrel.engine.answer.Quote;
import dev.carrel.engine.evidence.Weighed;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Hears what the judgement of an answer was made of. */
final class Weights implements AnswerListener {
  private List<Weighed> heard = List.of();

  @Override
  public void quote(Quote quote) {}

  @Override
  public void text(String more) {}

  @Override
  public void weighed(List<Weighed> weighed) {
    heard = List.copyOf(weighed);
  }

  /** Of the sentence that begins there. */
  List<SeenWeight> of(int sentence) {
    return heard.stream()
        .filter(one -> one.sentence() == sentence)
        .map(w -> new SeenWeight(w.quote(), known(w.says()), known(w.answers()), known(w.drawn())))
        .toList();
  }

  private static @Nullable Double known(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }
}
