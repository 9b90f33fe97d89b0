// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.context;

import dev.carrel.engine.catalogue.ModelEntry;
import dev.carrel.engine.ground.ByteSize;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.model.KvProfile;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Words for a plan that does not fit: the figures, and what would fit. */
public final class Verdicts {
  private Verdicts() {}

  /**
   * Nothing if the plan fits.
   *
   * @param models that could be had instead
   * @throws CarrelException DOES_NOT_FIT with figures and choices
   */
  public static void requireFit(ReadingPlan plan, KvProfile profile, List<ModelEntry> models) {
    ProfilePlan chosen = plan.profile(profile);
    if (!chosen.fits()) {
      throw new CarrelException(
          Code.DOES_NOT_FIT,
          reason(plan, chosen),
          remedy(Choices.of(plan, profile, models)) + withoutCards(plan, chosen));
    }
  }

  /** Why a profile does not fit, as a sentence. */
  public static String reason(ReadingPlan plan, ProfilePlan chosen) {
    String nothingDone = "; nothing was cut and nothing was read.";
    if (plan.tokens() > plan.trainedContext()) {
      return "%s would take %,d tokens of context, but %s was trained for %,d"
              .formatted(names(plan), plan.tokens(), plan.model(), plan.trainedContext())
          + nothingDone;
    }
    List<MemoryPlan> cards =
        chosen.tooSmallAt(chosen.capacity(), plan.budget()).stream()
            .filter(memory -> !memory.isRam())
            .toList();
    if (!cards.isEmpty()) {
      MemoryPlan card = cards.getFirst();
      return "%s would take %s of the memory of %s (model %s, context %s, buffers %s) with profile %s, but %s may be used there"
              .formatted(
                  names(plan),
                  ByteSize.text(card.bytes()),
                  card.memory(),
                  ByteSize.text(card.weightsBytes()),
                  ByteSize.text(card.kvBytes()),
                  ByteSize.text(card.computeBytes()),
                  chosen.profile().label(),
                  ByteSize.text(plan.budget().of(card)))
          + nothingDone;
    }
    return "%s would take %s (model %s, context %s, buffers %s, the rest %s) with profile %s, but the budget is %s"
            .formatted(
                names(plan),
                ByteSize.text(chosen.peakBytes()),
                ByteSize.text(plan.weightsBytes()),
                ByteSize.text(chosen.kvBytes()),
                ByteSize.text(chosen.computeBytes()),
                ByteSize.text(chosen.overheadBytes()),
                chosen.profile().label(),
                ByteSize.text(plan.budgetBytes()))
        + nothingDone;
  }

  private static String withoutCards(ReadingPlan plan, ProfilePlan chosen) {
    boolean cardIsFull =
        chosen.tooSmallAt(chosen.capacity(), plan.budget()).stream().anyMatch(m -> !m.isRam());
    return cardIsFull ? " Or let the processor compute alone: --device cpu." : "";
  }

  private static String remedy(List<Choice> choices) {
    return choices.isEmpty()
        ? "Close other programs, or take a smaller model (carrel models list)."
        : "Take one of these: "
            + choices.stream()
                .map(choice -> choice.flag() + " (" + choice.figures() + ")")
                .collect(Collectors.joining("; "))
            + ".";
  }

  private static String names(ReadingPlan plan) {
    List<DocumentPlan> documents = plan.documents();
    return documents.size() == 1
        ? documents.getFirst().document().name()
        : String.format(Locale.ROOT, "%d documents", documents.size());
  }
}
