// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import dev.carrel.engine.context.Choice;
import dev.carrel.engine.context.DocumentPlan;
import dev.carrel.engine.context.MemoryBudget;
import dev.carrel.engine.context.MemoryPlan;
import dev.carrel.engine.context.ProfilePlan;
import dev.carrel.engine.context.ReadingPlan;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.HiddenOnPage;
import dev.carrel.engine.document.HiddenText.Why;
import dev.carrel.engine.document.UnreadablePage;
import dev.carrel.engine.model.KvLayerBytes;
import dev.carrel.engine.model.KvLoss;
import dev.carrel.engine.model.KvProfile;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What {@code carrel plan --json} prints. */
record PlanJson(
    String model,
    String profile,
    List<DocumentJson> documents,
    int tokens,
    int trainedContext,
    long budgetBytes,
    long othersBytes,
    long weightsBytes,
    List<ProfileJson> profiles,
    List<ChoiceJson> choices) {

  record DocumentJson(
      String file,
      int pages,
      int tokens,
      List<UnreadablePage> unreadable,
      List<HiddenJson> hidden,
      List<NoticeWords.Json> notices) {}

  /** What cannot be seen on a page. */
  record HiddenJson(
      int page, int lines, int characters, List<String> reasons, String sample, boolean all) {
    static HiddenJson of(HiddenOnPage hidden) {
      return new HiddenJson(
          hidden.page(),
          hidden.lines(),
          hidden.characters(),
          hidden.inOrder().stream().map(why -> why.name().toLowerCase(Locale.ROOT)).toList(),
          hidden.sample(),
          hidden.all());
    }

    String words() {
      return HiddenWords.line(
          new HiddenOnPage(
              page,
              lines,
              characters,
              reasons.stream()
                  .map(word -> Why.valueOf(word.toUpperCase(Locale.ROOT)))
                  .collect(Collectors.toSet()),
              sample,
              all));
    }
  }

  record LayerJson(
      int layer,
      String kType,
      String vType,
      long kBytes,
      long vBytes,
      String device,
      String kvDevice) {}

  /** What lies in one memory. */
  record MemoryJson(
      String memory,
      long bytes,
      long budgetBytes,
      long weightsBytes,
      long computeBytes,
      long rowsBytes,
      long kvBytes,
      long kvF16Bytes,
      long otherBytes,
      long sharedBytes) {}

  record ProfileJson(
      String name,
      double bitsPerValue,
      int capacity,
      long kvBytes,
      long kvF16Bytes,
      long computeBytes,
      long overheadBytes,
      long deviceBytes,
      long peakBytes,
      List<MemoryJson> memories,
      double bytesPerToken,
      long diskBytes,
      @Nullable Double secondsToRead,
      boolean fits,
      @Nullable Double meanKld,
      @Nullable Double sameTop,
      List<LayerJson> layers) {}

  /** What a choice does not have is null. */
  record ChoiceJson(
      String kind,
      String flag,
      String figures,
      @Nullable Long peakBytes,
      @Nullable Integer tokens,
      @Nullable Integer pages,
      @Nullable List<String> documents) {}

  static PlanJson of(ReadingPlan plan, KvProfile profile, List<Choice> choices, long othersBytes) {
    return new PlanJson(
        plan.model(),
        profile.label(),
        plan.documents().stream().map(PlanJson::document).toList(),
        plan.tokens(),
        plan.trainedContext(),
        plan.budgetBytes(),
        othersBytes,
        plan.weightsBytes(),
        plan.profiles().stream().map(p -> profile(p, plan.budget())).toList(),
        choices.stream().map(PlanJson::choice).toList());
  }

  private static DocumentJson document(DocumentPlan plan) {
    Document document = plan.document();
    return new DocumentJson(
        document.file().toString(),
        document.pages().size(),
        plan.tokens(),
        document.unreadable(),
        HiddenOnPage.of(document.pages()).stream().map(HiddenJson::of).toList(),
        document.notices().stream().map(NoticeWords.Json::of).toList());
  }

  private static ProfileJson profile(ProfilePlan plan, MemoryBudget budget) {
    return new ProfileJson(
        plan.profile().label(),
        plan.bitsPerValue(),
        plan.capacity(),
        plan.kvBytes(),
        plan.kvF16Bytes(),
        plan.computeBytes(),
        plan.overheadBytes(),
        plan.cardBytes(),
        plan.peakBytes(),
        plan.memories().stream().map(memory -> memory(memory, budget)).toList(),
        plan.bytesPerToken(),
        plan.diskBytes(),
        Double.isNaN(plan.secondsToRead()) ? null : plan.secondsToRead(),
        plan.fits(),
        plan.loss().map(KvLoss::meanKld).orElse(null),
        plan.loss().map(KvLoss::sameTop).orElse(null),
        plan.layers().stream().map(PlanJson::layer).toList());
  }

  private static LayerJson layer(KvLayerBytes layer) {
    return new LayerJson(
        layer.layer(),
        layer.keyType(),
        layer.valueType(),
        layer.kBytes(),
        layer.vBytes(),
        layer.device(),
        layer.kvDevice());
  }

  private static MemoryJson memory(MemoryPlan plan, MemoryBudget budget) {
    return new MemoryJson(
        plan.memory(),
        plan.bytes(),
        budget.of(plan),
        plan.weightsBytes(),
        plan.computeBytes(),
        plan.rowsBytes(),
        plan.kvBytes(),
        plan.kvF16Bytes(),
        plan.otherBytes(),
        plan.sharedBytes());
  }

  private static ChoiceJson choice(Choice choice) {
    return switch (choice) {
      case Choice.SmallerProfile c -> of(c, c.peakBytes(), null, null, null);
      case Choice.FewerDocuments c ->
          of(
              c,
              c.peakBytes(),
              c.tokens(),
              null,
              c.documents().stream().map(d -> d.document().name()).toList());
      case Choice.SelectedPages c -> of(c, c.peakBytes(), c.tokens(), c.pages(), null);
      case Choice.OneAfterAnother c -> of(c, c.peakBytes(), c.mostTokens(), null, null);
      case Choice.LongerModel c -> of(c, null, c.trainedContext(), null, null);
      case Choice.LargerBudget c -> of(c, c.budgetBytes(), null, null, null);
    };
  }

  private static ChoiceJson of(
      Choice choice,
      @Nullable Long peakBytes,
      @Nullable Integer tokens,
      @Nullable Integer pages,
      @Nullable List<String> documents) {
    return new ChoiceJson(
        choice.kind(), choice.flag(), choice.figures(), peakBytes, tokens, pages, documents);
  }
}
