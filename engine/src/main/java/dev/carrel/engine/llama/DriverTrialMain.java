// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.llama;

import dev.carrel.engine.device.TrialText;
import dev.carrel.engine.ground.ContextTrial.Times;
import dev.carrel.engine.ground.DeviceTrial.Computed;
import dev.carrel.llama.Accelerators;
import dev.carrel.llama.DeviceCheck;
import dev.carrel.llama.DeviceContextTrial;
import dev.carrel.llama.LlamaException;
import java.io.PrintStream;
import java.util.List;

/**
 * Where a process begins in which drivers are tried: {@link TrialText#LIST}, or {@link
 * TrialText#CHECK} and the name of a device, or {@link TrialText#CONTEXT}, that name and where to
 * time attention. It prints lines of {@link TrialText}; or it crashes or hangs, which is what it is
 * for.
 */
public final class DriverTrialMain {
  private DriverTrialMain() {}

  public static void main(String[] arguments) {
    PrintStream pipe = System.out;
    System.setOut(System.err);
    try {
      List<String> _ = Accelerators.load();
      switch (arguments[0]) {
        case TrialText.CHECK -> say(pipe, DeviceCheck.run(arguments[1]));
        case TrialText.CONTEXT -> tryContext(pipe, arguments[1], arguments[2]);
        default -> new LlamaDevices().list().forEach(one -> pipe.println(TrialText.line(one)));
      }
    } catch (LlamaException e) {
      pipe.println(TrialText.failed(String.valueOf(e.getMessage())));
    }
    pipe.println(TrialText.END);
    pipe.flush();
    Runtime.getRuntime().halt(0); // a driver's own end may crash, which says nothing of its work
  }

  private static void tryContext(PrintStream pipe, String device, String depths) {
    DeviceContextTrial.Found found = DeviceContextTrial.run(device, TrialText.depths(depths));
    say(pipe, found.cases());
    found.times().stream()
        .map(one -> new Times(one.tokens(), one.rowsSeconds(), one.codesSeconds()))
        .forEach(one -> pipe.println(TrialText.line(one)));
  }

  private static void say(PrintStream pipe, List<DeviceCheck.Case> cases) {
    cases.stream()
        .map(one -> new Computed(one.name(), one.error(), one.limit()))
        .forEach(computed -> pipe.println(TrialText.line(computed)));
  }
}
