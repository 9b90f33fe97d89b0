// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import dev.carrel.engine.MemorySnapshot;
import dev.carrel.engine.context.Choices;
import dev.carrel.engine.context.Planner;
import dev.carrel.engine.context.ReadOptions;
import dev.carrel.engine.context.ReadingPlan;
import dev.carrel.engine.context.ReadingSpeeds;
import dev.carrel.engine.context.SpeedProbe;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.llama.LlamaLanguageModel;
import dev.carrel.engine.llama.LlamaModelSketch;
import dev.carrel.engine.model.Calibration;
import dev.carrel.engine.model.InstalledModel;
import dev.carrel.engine.model.KvProfile;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code carrel plan FILE...}: what reading the files whole would take. The model's weights are
 * loaded only to measure, once, how fast it reads here.
 */
@Command(
    name = "plan",
    description = "Says what reading files whole would take: tokens, memory, time, and if it fits.")
final class PlanCommand extends EngineCommand {
  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "PDF, Word, DOC, OpenDocument, RTF, Excel, XLS, ODS, CSV, PowerPoint, PPT, ODP, e-mail,"
              + " MSG, mbox, HTML, EPUB, PNG, JPEG, TIFF, ZIP, Markdown or text files.")
  private List<Path> files = List.of();

  @Option(
      names = "--no-measure",
      description = "Do not load a model to measure how fast it reads; the time may be unknown.")
  private boolean noMeasure;

  @Option(names = "--watch", description = "Then read them, and draw what is in memory meanwhile.")
  private boolean watch;

  @Mixin private Passwords passwords = new Passwords();

  PlanCommand(Session session) {
    super(session);
  }

  /** The JSON object of {@code --watch}. */
  record Watched(PlanJson plan, MemorySnapshot memory) {}

  @Override
  protected Outcome run() {
    try (CliEngine cli = CliEngine.open(session(), passwords)) {
      List<Document> documents = cli.add(files);
      PlanJson plan = plan(cli, documents);
      if (!watch) {
        return Outcome.of(plan, PlanText.of(plan));
      }
      if (!session().json()) {
        session().out().printf("%s%n%n", PlanText.of(plan));
        session().out().flush();
      }
      return Outcome.of(new Watched(plan, PlanWatch.read(cli, session(), documents)), "");
    }
  }

  private PlanJson plan(CliEngine cli, List<Document> documents) {
    InstalledModel file = cli.installed();
    try (LlamaModelSketch model =
        LlamaModelSketch.open(file, session().calibrations(), session().loadOptions())) {
      session().platform().machine().switchedOff().forEach(session()::say);
      ReadOptions options = cli.readOptions().with(profile(model.calibration()));
      ReadingPlan plan = plan(file, model, documents, options);
      return PlanJson.of(
          plan,
          options.profile(),
          Choices.of(plan, options.profile(), session().models().list()),
          session().platform().machine().memory().othersBytes());
    }
  }

  /** The one that documents would be read with: see {@link CliEngine#prepare}. */
  private KvProfile profile(Calibration calibration) {
    KvProfile wanted = session().profile().orElse(KvProfile.BALANCED);
    return switch (calibration) {
      case Calibration.Unsupported _ -> KvProfile.EXACT;
      case Calibration.Measured measured when session().profile().isEmpty() ->
          measured.bestUpTo(wanted);
      default -> wanted;
    };
  }

  private ReadingPlan plan(
      InstalledModel file, LlamaModelSketch model, List<Document> documents, ReadOptions options) {
    Planner planner = Planner.of(session().platform());
    ReadingSpeeds speeds = planner.speeds();
    ReadingPlan plan = planner.plan(model, documents, options, session().cancellation());
    int unknown = SpeedProbe.unknown(model, options.threads(), speeds).size();
    if (noMeasure || unknown == 0) {
      return plan;
    }
    session()
        .say(
            "Measuring how fast %s reads on this machine, once: about %d s."
                .formatted(file.name(), unknown * SpeedProbe.SECONDS_PER_PROFILE));
    measure(file, options.threads(), speeds);
    return planner.timed(plan, model, options.threads());
  }

  /** A model that finds no room can be planned all the same. */
  private void measure(InstalledModel file, int threads, ReadingSpeeds speeds) {
    try (LlamaLanguageModel loaded =
        LlamaLanguageModel.load(
            file,
            session().calibrations(),
            session().loadOptions(),
            session().progress(),
            session().cancellation())) {
      SpeedProbe.measure(loaded, threads, speeds, session().cancellation());
    } catch (CarrelException e) {
      if (e.code() != CarrelException.Code.OUT_OF_MEMORY) {
        throw e;
      }
      session().say("How fast it reads could not be measured: " + e.getMessage());
    }
  }
}
