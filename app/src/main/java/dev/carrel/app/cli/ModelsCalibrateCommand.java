// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import dev.carrel.engine.calibrate.CalibrationStore;
import dev.carrel.engine.calibrate.Calibrator;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.llama.LlamaLanguageModel;
import dev.carrel.engine.model.Calibration;
import dev.carrel.engine.model.EvidenceMeasure;
import dev.carrel.engine.model.InstalledModel;
import dev.carrel.engine.model.JudgeMeasure;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.engine.model.ProfileMeasure;
import dev.carrel.engine.model.RetrievalHeads;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code carrel models calibrate NAME}: measures how well a model keeps a compressed context. */
@Command(
    name = "calibrate",
    description = {
      "Measures how well a model keeps a compressed context: which layers need how many bits, and"
          + " what each profile then loses.",
      "Done by itself when a model is first used."
    })
final class ModelsCalibrateCommand extends EngineCommand {
  private static final int EXACT_BITS = 16;

  @Parameters(paramLabel = "NAME", description = "A name from 'carrel models list', or a file.")
  private String name = "";

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "What it may take, about; with more time more is tried. Default: 75.")
  private double seconds = Calibrator.WANTED_SECONDS;

  ModelsCalibrateCommand(Session session) {
    super(session);
  }

  /**
   * One profile.
   *
   * @param keyTypes by layer
   * @param valueTypes by layer
   * @param passed whether it changes few enough tokens to be a default
   * @param isDefault whether documents are read with it when no profile is named
   */
  record ProfileJson(
      String name,
      List<String> keyTypes,
      List<String> valueTypes,
      double bitsPerValue,
      double meanKld,
      double sameTop,
      int tokens,
      boolean passed,
      @com.google.gson.annotations.SerializedName("default") boolean isDefault) {}

  /**
   * A head that looks at what answers a question.
   *
   * @param needleShare of its attention to a text, the share that lay on a fact that a question was
   *     about, 0 to 1
   */
  record HeadJson(int layer, int head, double needleShare) {}

  /**
   * How well the model judges whether a passage supports a sentence.
   *
   * @param threshold null: it cannot
   */
  record JudgeJson(
      double auroc, @Nullable Double threshold, double precision, double coverage, int pairs) {}

  record Result(
      String model,
      boolean supported,
      String reason,
      String method,
      double seconds,
      List<ProfileJson> profiles,
      List<HeadJson> heads,
      @Nullable JudgeJson judge,
      String report) {}

  @Override
  protected Outcome run() {
    InstalledModel file =
        session()
            .models()
            .find(name, session().cancellation())
            .orElseThrow(
                () ->
                    new CarrelException(
                        Code.MODEL_MISSING,
                        "The model '" + name + "' is not on this machine.",
                        "Fetch it with: carrel models get " + name));
    Progress progress = new CalibrationNotice(session(), file.name());
    Cancellation cancellation = session().cancellation();
    try (LlamaLanguageModel model =
        LlamaLanguageModel.load(
            file,
            CalibrationStore.of(session().platform(), new Calibrator(seconds)),
            session().loadOptions(),
            progress,
            cancellation)) {
      long start = System.nanoTime();
      Calibration calibration = model.calibrate(progress, cancellation);
      double taken = (System.nanoTime() - start) / 1e9;
      return switch (calibration) {
        case Calibration.Measured measured -> measured(file, measured, taken, model);
        case Calibration.Unsupported unsupported -> unsupported(file, unsupported.reason());
        case Calibration.NotYet _ ->
            throw new IllegalStateException("a model that was measured is not");
      };
    }
  }

  private static Outcome unsupported(InstalledModel file, String reason) {
    return Outcome.of(
        new Result(file.name(), false, reason, "", 0, List.of(), List.of(), null, ""),
        "%s is read with profile exact: %s".formatted(file.name(), reason));
  }

  private static Outcome measured(
      InstalledModel file,
      Calibration.Measured measured,
      double seconds,
      LlamaLanguageModel model) {
    KvProfile best = measured.bestUpTo(KvProfile.BALANCED);
    List<ProfileJson> profiles = new ArrayList<>();
    profiles.add(exact(model.info().layers(), best));
    measured.profiles().forEach(profile -> profiles.add(json(profile, best)));
    String report = model.calibrationReport();
    Result result =
        new Result(
            file.name(),
            true,
            "",
            measured.method(),
            seconds,
            profiles,
            model.retrievalHeads().heads().stream().map(ModelsCalibrateCommand::json).toList(),
            model.judge().map(ModelsCalibrateCommand::json).orElse(null),
            report);
    return Outcome.of(result, text(result, measured));
  }

  private static HeadJson json(RetrievalHeads.Told told) {
    return new HeadJson(told.head().layer(), told.head().head(), told.needleShare());
  }

  private static JudgeJson json(JudgeMeasure judge) {
    return new JudgeJson(
        judge.auroc(),
        judge.canJudge() ? judge.threshold().getAsDouble() : null,
        judge.precision(),
        judge.coverage(),
        judge.pairs());
  }

  private static ProfileJson exact(int layers, KvProfile best) {
    List<String> types = KvProfile.EXACT.uniform(layers).keyNames();
    return new ProfileJson(
        KvProfile.EXACT.label(), types, types, EXACT_BITS, 0, 1, 0, true, best == KvProfile.EXACT);
  }

  private static ProfileJson json(ProfileMeasure measure, KvProfile best) {
    return new ProfileJson(
        measure.profile().label(),
        measure.types().keyNames(),
        measure.types().valueNames(),
        measure.bitsPerValue(),
        measure.loss().meanKld(),
        measure.loss().sameTop(),
        measure.loss().tokens(),
        measure.passed(),
        measure.profile() == best);
  }

  private static String text(Result result, Calibration.Measured measured) {
    StringBuilder text = new StringBuilder();
    line(text, "%-10s %5s %9s %9s  %s", "profile", "bits", "KLD", "same top", "types");
    for (ProfileJson profile : result.profiles) {
      String types =
          KvProfile.named(profile.name)
              .flatMap(measured::measure)
              .map(measure -> measure.types().toString())
              .orElse("K f16, V f16");
      line(
          text,
          "%-10s %5.2f %9.4f %7.1f %%  %s%s%s",
          profile.name,
          profile.bitsPerValue,
          profile.meanKld,
          100 * profile.sameTop,
          types,
          profile.passed ? "" : "  (changes too much to be a default)",
          profile.isDefault ? "  (default)" : "");
    }
    line(text, "%nFound in %.0f s: %s.", result.seconds, result.method);
    measured.evidence().ifPresent(evidence -> tell(text, evidence));
    return text.append(result.report).toString().stripTrailing();
  }

  private static void tell(StringBuilder text, EvidenceMeasure evidence) {
    List<RetrievalHeads.Told> heads = evidence.heads().heads();
    if (heads.isEmpty()) {
      line(text, "No head stands out as looking at what answers a question.");
    } else {
      line(
          text,
          "Heads that look at what answers a question (layer.head, share of attention): %s.",
          heads.stream()
              .map(
                  told ->
                      String.format(
                          Locale.ROOT,
                          "%d.%d %.0f %%",
                          told.head().layer(),
                          told.head().head(),
                          100 * told.needleShare()))
              .collect(Collectors.joining(", ")));
    }
    JudgeMeasure judge = evidence.judge();
    if (judge.canJudge()) {
      line(
          text,
          "It can judge whether a passage supports a sentence, from an agreement of %.2f on"
              + " (AUROC %.2f; right for %.0f %%, and for %.0f %% of those supported).",
          judge.threshold().getAsDouble(),
          judge.auroc(),
          100 * judge.precision(),
          100 * judge.coverage());
    } else {
      line(
          text,
          "It cannot judge whether a passage supports a sentence (AUROC %.2f).",
          judge.auroc());
    }
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
  }
}
