// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.llama;

import dev.carrel.engine.device.TrialText;
import dev.carrel.engine.ground.ContextTrial.Times;
import dev.carrel.engine.ground.DeviceTrial.Computed;
import dev.carrel.engine.ground.Devices;
import dev.carrel.llama.Accelerators;
import dev.carrel.llama.DeviceCheck;
import dev.carrel.llama.DeviceContextTrial;
import dev.carrel.llama.LlamaException;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/**
 * Where a process begins in which drivers are tried: {@link TrialText#LIST}, or {@link
 * TrialText#CHECK} and the name of a device, or {@link TrialText#CONTEXT}, that name and where to
 * time attention. It prints lines of {@link TrialText}, each as soon as it is known; or it crashes
 * or hangs, which is what it is for.
 */
public final class DriverTrialMain {
  private DriverTrialMain() {}

  public static void main(String[] arguments) {
    PrintStream pipe = System.out;
    System.setOut(System.err);
    try {
      List<String> _ = Accelerators.load();
      switch (arguments[0]) {
        case TrialText.CHECK -> DeviceCheck.run(arguments[1], one -> say(pipe, one));
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
    DeviceContextTrial.run(
        device,
        TrialText.depths(depths),
        new NativeMachine(Map.of(), Devices.NONE).computeThreads(),
        one -> say(pipe, one),
        one ->
            pipe.println(
                TrialText.line(
                    new Times(
                        one.tokens(),
                        one.rowsSeconds(),
                        one.codesSeconds(),
                        one.processorSeconds()))));
  }

  private static void say(PrintStream pipe, DeviceCheck.Case one) {
    pipe.println(TrialText.line(new Computed(one.name(), one.error(), one.limit())));
    pipe.flush();
  }
}
