// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.context;

import dev.carrel.engine.catalogue.ModelEntry;
import dev.carrel.engine.context.Choice.FewerDocuments;
import dev.carrel.engine.context.Choice.LargerBudget;
import dev.carrel.engine.context.Choice.LongerModel;
import dev.carrel.engine.context.Choice.OneAfterAnother;
import dev.carrel.engine.context.Choice.SelectedPages;
import dev.carrel.engine.context.Choice.SmallerProfile;
import dev.carrel.engine.model.KvProfile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What would fit where a plan does not. All of it follows from the plan's figures. */
public final class Choices {
  private Choices() {}

  /**
   * The choices, those that change least first; none if the plan fits.
   *
   * @param profile that was asked for
   * @param models that could be had instead
   */
  public static List<Choice> of(ReadingPlan plan, KvProfile profile, List<ModelEntry> models) {
    return of(plan, profile, models, plan.machineBytes());
  }

  static List<Choice> of(
      ReadingPlan plan, KvProfile profile, List<ModelEntry> models, long machineBytes) {
    if (plan.profile(profile).fits()) {
      return List.of();
    }
    List<Choice> choices = new ArrayList<>(smallerProfiles(plan, profile));
    largerBudget(plan, profile, machineBytes).ifPresent(choices::add);
    longerModel(plan, models).ifPresent(choices::add);
    fewerDocuments(plan, profile).ifPresent(choices::add);
    oneAfterAnother(plan, profile).ifPresent(choices::add);
    selectedPages(plan, profile).ifPresent(choices::add);
    return choices;
  }

  /** Tokens that fit with this profile, the room for question and answer included; at least 0. */
  public static int tokensThatFit(ReadingPlan plan, KvProfile profile) {
    ProfilePlan figures = plan.profile(profile);
    int least = 0;
    int most = plan.trainedContext();
    while (least < most) { // the largest whose capacity is within the budget
      int tokens = least + (most - least + 1) / 2;
      int capacity = Planner.capacity(tokens, plan.trainedContext());
      if (figures.fitsAt(capacity, plan.budget())) {
        least = tokens;
      } else {
        most = tokens - 1;
      }
    }
    return least;
  }

  /** Documents that fit together, in their order: each that still finds room is taken. */
  public static List<DocumentPlan> documentsThatFit(ReadingPlan plan, KvProfile profile) {
    long room = (long) tokensThatFit(plan, profile) - plan.roomTokens();
    List<DocumentPlan> taken = new ArrayList<>();
    for (DocumentPlan document : plan.documents()) {
      if (document.tokens() <= room) {
        taken.add(document);
        room -= document.tokens();
      }
    }
    return taken;
  }

  /** Tokens that pages may have together, behind the instructions; 0 if none fit. */
  public static int pageTokensThatFit(ReadingPlan plan, KvProfile profile) {
    return Math.max(0, tokensThatFit(plan, profile) - plan.roomTokens());
  }

  private static List<Choice> smallerProfiles(ReadingPlan plan, KvProfile profile) {
    return plan.profiles().stream()
        .filter(p -> p.profile().compareTo(profile) > 0 && p.fits())
        .<Choice>map(p -> new SmallerProfile(p.profile(), p.peakBytes(), p.loss()))
        .toList();
  }

  private static Optional<Choice> largerBudget(
      ReadingPlan plan, KvProfile profile, long machineBytes) {
    ProfilePlan figures = plan.profile(profile);
    long wanted = figures.ramBytes();
    boolean helps =
        plan.tokens() <= plan.trainedContext()
            && figures.fitsAt(figures.capacity(), plan.budget().withRam(wanted));
    return helps && wanted <= machineBytes
        ? Optional.of(new LargerBudget(wanted))
        : Optional.empty();
  }

  /** The default one if it would do, else the smallest that is here, else the smallest. */
  private static Optional<Choice> longerModel(ReadingPlan plan, List<ModelEntry> models) {
    if (plan.tokens() <= plan.trainedContext()) {
      return Optional.empty();
    }
    return models.stream()
        .filter(m -> m.contextLength() >= plan.tokens())
        .min(
            Comparator.comparingInt((ModelEntry m) -> m.isDefault() ? 0 : m.isInstalled() ? 1 : 2)
                .thenComparingLong(ModelEntry::sizeBytes))
        .map(m -> new LongerModel(m.name(), m.contextLength(), m.sizeBytes(), m.isInstalled()));
  }

  private static Optional<Choice> fewerDocuments(ReadingPlan plan, KvProfile profile) {
    List<DocumentPlan> taken = documentsThatFit(plan, profile);
    if (taken.isEmpty() || plan.documents().size() < 2) {
      return Optional.empty();
    }
    int tokens = plan.roomTokens() + taken.stream().mapToInt(DocumentPlan::tokens).sum();
    return Optional.of(new FewerDocuments(taken, tokens, peak(plan, profile, tokens)));
  }

  private static Optional<Choice> oneAfterAnother(ReadingPlan plan, KvProfile profile) {
    int longest = plan.documents().stream().mapToInt(DocumentPlan::tokens).max().orElse(0);
    int tokens = longest + plan.roomTokens();
    return plan.documents().size() > 1 && tokens <= tokensThatFit(plan, profile)
        ? Optional.of(
            new OneAfterAnother(plan.documents().size(), tokens, peak(plan, profile, tokens)))
        : Optional.empty();
  }

  private static Optional<Choice> selectedPages(ReadingPlan plan, KvProfile profile) {
    int room = pageTokensThatFit(plan, profile);
    long pages = plan.documents().stream().mapToLong(d -> d.document().pages().size()).sum();
    long tokens = plan.documents().stream().mapToLong(DocumentPlan::tokens).sum();
    int fitting = tokens == 0 ? 0 : (int) (room * pages / tokens);
    int all = room + plan.roomTokens();
    return fitting > 0
        ? Optional.of(new SelectedPages(fitting, room, peak(plan, profile, all)))
        : Optional.empty();
  }

  private static long peak(ReadingPlan plan, KvProfile profile, int tokens) {
    return plan.profile(profile).peakBytesAt(Planner.capacity(tokens, plan.trainedContext()));
  }
}
