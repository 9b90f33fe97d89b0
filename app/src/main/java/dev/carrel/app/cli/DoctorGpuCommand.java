// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import dev.carrel.app.cli.doctor.DeviceChecks;
import dev.carrel.engine.ground.ContextTrial;
import dev.carrel.engine.ground.DeviceTrial;
import dev.carrel.engine.ground.DeviceTrial.Computed;
import dev.carrel.engine.ground.Machine;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code carrel doctor gpu}: whether graphics devices compute right. */
@Command(
    name = "gpu",
    description = {
      "Tries each graphics device in a process of its own: whether it computes what the processor"
          + " does, whether it keeps contexts rightly, and which way of attending to them is"
          + " quicker there.",
      "What is found holds from then on for this version of its driver."
    })
final class DoctorGpuCommand extends EngineCommand {
  @Option(
      names = "--time-software",
      description = "Time attention on a device that software plays, too: minutes.")
  private boolean timeSoftware;

  DoctorGpuCommand(Session session) {
    super(session);
  }

  /**
   * The JSON object.
   *
   * @param switchedOff a line for each device that is not used since its driver failed
   */
  record Report(boolean ok, List<Device> devices, List<String> switchedOff) {}

  /**
   * One device.
   *
   * @param kind {@code discrete}, {@code integrated}, {@code software}
   * @param driver null where the backend does not say
   * @param fault null: it computes right
   * @param context null: it was not tried whether it keeps contexts
   */
  record Device(
      String name,
      String description,
      String kind,
      @Nullable String driver,
      long freeBytes,
      long totalBytes,
      @Nullable String fault,
      double seconds,
      List<Case> computed,
      @Nullable Context context) {

    static Device of(DeviceTrial trial) {
      return new Device(
          trial.device().name(),
          trial.device().description(),
          trial.device().kind().name().toLowerCase(Locale.ROOT),
          trial.driver().isEmpty() ? null : trial.driver(),
          trial.device().freeBytes(),
          trial.device().totalBytes(),
          trial.fault().orElse(null),
          trial.seconds(),
          trial.computed().stream().map(Case::of).toList(),
          trial.context().map(Context::of).orElse(null));
    }
  }

  /**
   * What was found of contexts in its memory.
   *
   * @param kept whether it keeps them, and rightly
   * @param quicker {@code rows}, {@code codes} or {@code processor}; null: nothing was timed
   */
  record Context(
      boolean kept,
      @Nullable String fault,
      List<Case> computed,
      List<ContextTrial.Times> times,
      @Nullable String quicker) {
    static Context of(ContextTrial trial) {
      return new Context(
          trial.keeps(),
          trial.fault().orElse(null),
          trial.computed().stream().map(Case::of).toList(),
          trial.times(),
          quicker(trial));
    }

    private static @Nullable String quicker(ContextTrial trial) {
      if (trial.times().isEmpty()) {
        return null;
      }
      return trial.beatsProcessor() ? DeviceChecks.way(trial.quicker()) : "processor";
    }
  }

  /**
   * One thing that was computed.
   *
   * @param error null: the device does not offer it, or no number came out
   */
  record Case(String what, boolean offered, boolean ok, @Nullable Double error, double limit) {
    static Case of(Computed one) {
      double error = one.error().orElse(Double.NaN);
      return new Case(
          one.what(),
          one.error().isPresent(),
          one.right(),
          Double.isFinite(error) ? error : null,
          one.limit());
    }
  }

  @Override
  protected Outcome run() {
    Machine machine = session().platform().machine();
    List<DeviceTrial> tried = machine.tryAll(timeSoftware);
    List<String> off = machine.switchedOff();
    boolean ok = off.isEmpty();
    return new Outcome(
        new Report(ok, tried.stream().map(Device::of).toList(), off),
        DoctorCommand.text(DeviceChecks.of(tried, off)),
        ok ? 0 : 1);
  }
}
