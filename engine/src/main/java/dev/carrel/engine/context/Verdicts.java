package dev.carrel.engine.context;

import dev.carrel.engine.ByteSize;
import dev.carrel.engine.CarrelException;
import dev.carrel.engine.CarrelException.Code;
import dev.carrel.engine.model.KvProfile;
import java.util.List;
import java.util.Optional;

/** Words for a plan that does not fit: the figures, and what would fit. */
final class Verdicts {
  private Verdicts() {}

  /**
   * Nothing if the plan fits.
   *
   * @throws CarrelException DOES_NOT_FIT with figures and choices
   */
  static void requireFit(ReadingPlan plan, KvProfile profile) {
    ProfilePlan chosen = plan.profile(profile);
    if (chosen.fits()) {
      return;
    }
    if (plan.tokens() > plan.trainedContext()) {
      throw tooManyTokens(plan);
    }
    throw tooManyBytes(plan, chosen);
  }

  private static CarrelException tooManyTokens(ReadingPlan plan) {
    return new CarrelException(
        Code.DOES_NOT_FIT,
        "%s would take %,d tokens of context, but %s was trained for %,d; nothing was cut and nothing was read."
            .formatted(names(plan), plan.tokens(), plan.model(), plan.trainedContext()),
        "Take a model with a longer context (carrel models list)"
            + (plan.documents().size() > 1
                ? ", or fewer documents: " + sizes(plan) + "."
                : ", or a part of the document."));
  }

  private static CarrelException tooManyBytes(ReadingPlan plan, ProfilePlan chosen) {
    Optional<ProfilePlan> smaller = plan.profiles().stream().filter(ProfilePlan::fits).findFirst();
    String choice =
        smaller
            .map(
                p ->
                    "Take --profile "
                        + p.profile().label()
                        + " ("
                        + ByteSize.text(p.peakBytes())
                        + ")")
            .orElse("Close other programs or take a smaller model");
    return new CarrelException(
        Code.DOES_NOT_FIT,
        "%s would take %s (model %s, context %s, buffers %s) with profile %s, but the budget is %s; nothing was cut and nothing was read."
            .formatted(
                names(plan),
                ByteSize.text(chosen.peakBytes()),
                ByteSize.text(plan.weightsBytes()),
                ByteSize.text(chosen.kvBytes()),
                ByteSize.text(chosen.computeBytes()),
                chosen.profile().label(),
                ByteSize.text(plan.budgetBytes())),
        choice
            + (plan.documents().size() > 1 ? ", or fewer documents: " + sizes(plan) : "")
            + ", or a larger --budget.");
  }

  private static String names(ReadingPlan plan) {
    List<DocumentPlan> documents = plan.documents();
    return documents.size() == 1
        ? documents.getFirst().document().name()
        : documents.size() + " documents";
  }

  private static String sizes(ReadingPlan plan) {
    return String.join(
        ", ",
        plan.documents().stream()
            .map(d -> "%s %,d tokens".formatted(d.document().name(), d.tokens()))
            .toList());
  }
}
