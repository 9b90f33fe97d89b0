// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import dev.carrel.engine.answer.Dialogue.Exchange;
import dev.carrel.engine.context.Branch;
import dev.carrel.engine.context.Reading;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.model.LanguageModel;
import dev.carrel.engine.model.TokenChooser;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells the oldest turns of a conversation in short, where they do not all fit. */
final class Folding {
  /** Longest summary, in tokens. */
  private static final int MAX_SUMMARY_TOKENS = 192;

  private final LanguageModel model;
  private final Reading reading;
  private final Prompts prompts;

  Folding(LanguageModel model, Reading reading, Prompts prompts) {
    this.model = model;
    this.reading = reading;
    this.prompts = prompts;
  }

  /**
   * What was said, with as many of its oldest turns told in short as must be.
   *
   * @param room tokens that must fit besides
   */
  Dialogue fitted(Ask ask, int room) {
    Dialogue before = ask.before();
    while (!before.turns().isEmpty() && !fits(before, room)) {
      before = folded(before, ask);
    }
    return before;
  }

  private boolean fits(Dialogue said, int room) {
    return prompts.history(said).length + room <= reading.roomForConversation();
  }

  private Dialogue folded(Dialogue before, Ask ask) {
    Prompt wish = prompts.summarize();
    int room = wish.length() + MAX_SUMMARY_TOKENS;
    for (int count = (before.turns().size() + 1) / 2; count > 0; count--) {
      Dialogue oldest = before.first(count);
      Optional<Branch> branch =
          fits(oldest, room)
              ? reading.branch(
                  ask.owner(), prompts.history(oldest), room, Set.of(), ask.cancellation())
              : Optional.empty();
      if (branch.isPresent()) {
        return before.folded(count, summary(branch.get(), wish, ask.cancellation()));
      }
    }
    return before.folded(1, told(before.summary(), before.turns().getFirst()));
  }

  /** Without the model, for a turn that is too long for it: what was asked, at least. */
  private static String told(Optional<String> summary, Exchange oldest) {
    return Stream.concat(summary.stream(), Stream.of("Asked: " + oldest.question()))
        .collect(Collectors.joining(" "));
  }

  private String summary(Branch branch, Prompt wish, Cancellation cancellation) {
    Writing writing = new Writing(model, MAX_SUMMARY_TOKENS, more -> {}, more -> {});
    try (branch) {
      SideBySide alone = new SideBySide(reading);
      alone.begin(branch, wish, writing, Optional.empty(), TokenChooser.GREEDY, cancellation);
      alone.write();
    }
    cancellation.throwIfRequested();
    return writing.text();
  }
}
