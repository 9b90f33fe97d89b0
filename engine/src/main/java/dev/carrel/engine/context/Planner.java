package dev.carrel.engine.context;

import dev.carrel.engine.Cancellation;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.model.Calibration;
import dev.carrel.engine.model.ContextOptions;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.engine.model.LanguageModel;
import dev.carrel.engine.model.MemoryEstimate;
import dev.carrel.engine.model.ProfileMeasure;
import java.util.ArrayList;
import java.util.List;

/** Says what reading documents whole would take, before it is done. */
public final class Planner {
  /** Tokens kept free behind the documents for a question and its answer. */
  public static final int ROOM_FOR_QUESTION_AND_ANSWER = 2048;

  private Planner() {}

  /** Plans documents that are not tokenized yet, and measures how fast they would be read. */
  public static ReadingPlan plan(
      LanguageModel model,
      List<Document> documents,
      ReadOptions options,
      Cancellation cancellation) {
    ChatFrame frame = ChatFrame.of(model);
    int[] sample = frame.opening();
    List<DocumentPlan> plans = new ArrayList<>();
    for (Document document : documents) {
      cancellation.throwIfRequested();
      DocumentTokens tokens = DocumentTokens.of(document, model);
      plans.add(new DocumentPlan(document, tokens.length()));
      sample = tokens.tokens();
    }
    return withTimes(plan(model, frame, plans, options), model, sample, options, cancellation);
  }

  private static ReadingPlan withTimes(
      ReadingPlan plan,
      LanguageModel model,
      int[] sample,
      ReadOptions options,
      Cancellation cancellation) {
    int toRead = plan.tokens() - ROOM_FOR_QUESTION_AND_ANSWER;
    return plan.withProfiles(
        plan.profiles().stream()
            .map(
                p ->
                    p.withSecondsToRead(
                        toRead
                            / SpeedProbe.tokensPerSecond(
                                model, sample, p.profile(), options.threads(), cancellation)))
            .toList());
  }

  static ReadingPlan plan(
      LanguageModel model, ChatFrame frame, List<DocumentPlan> documents, ReadOptions options) {
    int tokens =
        frame.opening().length
            + documents.stream().mapToInt(DocumentPlan::tokens).sum()
            + ROOM_FOR_QUESTION_AND_ANSWER;
    List<ProfilePlan> profiles = new ArrayList<>();
    for (KvProfile profile : possible(model)) {
      profiles.add(profilePlan(model, profile, tokens, options));
    }
    return new ReadingPlan(
        model.info().name(),
        documents,
        tokens,
        model.info().trainedContext(),
        options.budgetBytes(),
        model.weightsBytes(),
        profiles);
  }

  private static List<KvProfile> possible(LanguageModel model) {
    return model.calibration() instanceof Calibration.Unsupported
        ? List.of(KvProfile.EXACT)
        : List.of(KvProfile.values());
  }

  private static ProfilePlan profilePlan(
      LanguageModel model, KvProfile profile, int tokens, ReadOptions options) {
    MemoryEstimate estimate =
        model.estimate(new ContextOptions(tokens, profile, options.threads()));
    long peak = model.weightsBytes() + estimate.kvBytes() + estimate.computeBytes();
    return new ProfilePlan(
        profile,
        estimate.kvBytes(),
        estimate.kvF16Bytes(),
        estimate.computeBytes(),
        peak,
        Double.NaN,
        peak <= options.budgetBytes() && tokens <= model.info().trainedContext(),
        model.calibration().measure(profile).map(ProfileMeasure::loss));
  }
}
