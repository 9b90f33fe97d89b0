// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import dev.carrel.app.cli.doctor.BuildCheck;
import dev.carrel.app.cli.doctor.Check;
import dev.carrel.app.cli.doctor.DeviceChecks;
import dev.carrel.app.cli.doctor.EngineChecks;
import dev.carrel.app.cli.doctor.HomeCheck;
import dev.carrel.app.cli.doctor.MachineCheck;
import dev.carrel.app.cli.doctor.MemoryCheck;
import dev.carrel.app.cli.doctor.NetworkCheck;
import dev.carrel.app.cli.doctor.ReadingCheck;
import dev.carrel.engine.catalogue.ModelCatalogue;
import dev.carrel.engine.ground.ComputeDevice;
import dev.carrel.engine.ground.Machine;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code carrel doctor}: whether everything that Carrel needs is there and well. */
@Command(
    name = "doctor",
    description = "Says what this machine has, what is missing, and what may use the network.")
final class DoctorCommand extends EngineCommand {
  DoctorCommand(Session session) {
    super(session);
  }

  /** The JSON object. */
  record Report(boolean ok, List<Check> checks) {}

  @Override
  protected Outcome run() {
    List<Check> checks = new ArrayList<>();
    checks.add(MachineCheck.machine(session().platform().machine()));
    checks.add(MachineCheck.java());
    checks.add(EngineChecks.nativeLibrary());
    checks.add(devices(session().platform().machine()));
    checks.add(
        MemoryCheck.budget(session().platform().machine().memory(), session().budgetBytes()));
    checks.addAll(
        EngineChecks.models(session().models(), session().progress(), session().cancellation()));
    checks.addAll(HomeCheck.home(session().home(), session().platform().dataPlace()));
    checks.add(NetworkCheck.policy(ModelCatalogue.bundled(session().platform())));
    checks.addAll(ReadingCheck.guards(session().platform(), session().cancellation()));
    BuildCheck.prerequisites().ifPresent(checks::add);
    boolean ok = checks.stream().allMatch(Check::ok);
    return new Outcome(new Report(ok, checks), text(checks), ok ? 0 : 1);
  }

  private static Check devices(Machine machine) {
    List<ComputeDevice> there = machine.devices();
    return DeviceChecks.there(there, machine.switchedOff());
  }

  static String text(List<Check> checks) {
    StringBuilder text = new StringBuilder();
    for (Check check : checks) {
      text.append(check.ok() ? "ok      " : "PROBLEM ").append("%-26s".formatted(check.name()));
      text.append(' ').append(check.detail()).append('\n');
      if (!check.remedy().isEmpty()) {
        text.append(" ".repeat(35)).append(check.remedy()).append('\n');
      }
    }
    return text.toString().stripTrailing();
  }
}
