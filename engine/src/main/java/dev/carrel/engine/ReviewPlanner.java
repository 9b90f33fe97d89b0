// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import dev.carrel.engine.context.ProfilePlan;
import dev.carrel.engine.context.ReadOptions;
import dev.carrel.engine.context.ReadingPlan;
import dev.carrel.engine.document.DocumentEntry;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.keep.KeptContext;
import dev.carrel.engine.keep.KeptContexts;
import java.util.ArrayList;
import java.util.List;

/** Plans a run through a review, document by document: only one is in the context at a time. */
final class ReviewPlanner {
  private final ReadingDesk reading;
  private final KeptContexts contexts;

  ReviewPlanner(ReadingDesk reading, KeptContexts contexts) {
    this.reading = reading;
    this.contexts = contexts;
  }

  ReviewPlan plan(
      List<DocumentEntry> documents,
      int cells,
      ReadOptions options,
      Progress progress,
      Cancellation cancellation) {
    List<KeptContext> kept = contexts.list();
    List<String> tooLong = new ArrayList<>();
    int toRead = 0;
    long tokens = 0;
    double seconds = 0;
    long disk = 0;
    for (DocumentEntry document : documents) {
      ReadingPlan plan = reading.plan(List.of(document.id()), options, progress, cancellation);
      ProfilePlan chosen = plan.profile(options.profile());
      if (!chosen.fits()) {
        tooLong.add(document.name());
      } else if (!isKept(document, plan.model(), options, kept)) {
        toRead++;
        tokens += plan.tokens() - plan.roomTokens();
        seconds += chosen.secondsToRead();
        disk += chosen.diskBytes();
      }
    }
    return new ReviewPlan(documents.size(), cells, toRead, tokens, seconds, disk, tooLong);
  }

  /** Whether a kept context begins with it: behind another document it is of no use alone. */
  private static boolean isKept(
      DocumentEntry document, String model, ReadOptions options, List<KeptContext> kept) {
    return kept.stream()
        .filter(context -> !context.labels().isEmpty() && !context.waiting())
        .filter(context -> context.documents().contains(document.id().sha256()))
        .filter(context -> context.labels().getFirst().equals(document.name()))
        .filter(context -> context.model().filter(model::equals).isPresent())
        .anyMatch(
            context -> context.profile().filter(options.profile().label()::equals).isPresent());
  }
}
