package dev.carrel.app.cli;

import dev.carrel.app.cli.doctor.MachineCheck;
import dev.carrel.engine.LocalPlatform;
import dev.carrel.engine.catalogue.ModelCatalogue;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.llama.NativeStatus;
import dev.carrel.engine.model.InstalledModel;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What all benchmarks share: threads, the model's file, and where they ran. */
class BenchMachine {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads to compute with. Default: one for each core.")
  private @Nullable Integer threads;

  /** Threads to compute with. */
  final int threads() {
    if (threads == null) {
      return LocalPlatform.look().machine().computeThreads();
    }
    require(threads >= 1 && threads <= 1024, "--threads", threads, "1 to 1024");
    return threads;
  }

  /** Refuses the value of an option as wrong usage. */
  final void require(boolean holds, String option, int value, String allowed) {
    if (!holds) {
      throw new ParameterException(
          spec.commandLine(), "%s %d is out of range: it is %s".formatted(option, value, allowed));
    }
  }

  /** The file of the model asked for. It must be here: a benchmark fetches nothing. */
  static InstalledModel installed(Session session) {
    String name = session.model().orElse(ModelCatalogue.STARTER);
    return session
        .models()
        .find(name, session.cancellation())
        .orElseThrow(
            () ->
                new CarrelException(
                    Code.MODEL_MISSING,
                    "The model '" + name + "' is not on this machine.",
                    "Fetch it with: carrel models get " + name));
  }

  /** The machine, and the variant of the CPU's code that ggml chose. */
  static String machine() {
    return MachineCheck.machine(LocalPlatform.look().machine()).detail()
        + "; "
        + String.join(", ", NativeStatus.look().backends());
  }

  /** Today, in UTC. */
  static String date() {
    return LocalDate.now(ZoneOffset.UTC).toString();
  }
}
