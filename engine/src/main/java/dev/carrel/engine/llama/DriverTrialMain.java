// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.llama;

import dev.carrel.engine.device.TrialText;
import dev.carrel.engine.ground.DeviceTrial.Computed;
import dev.carrel.llama.Accelerators;
import dev.carrel.llama.DeviceCheck;
import dev.carrel.llama.LlamaException;
import java.io.PrintStream;
import java.util.List;

/**
 * Where a process begins in which drivers are tried: {@link TrialText#LIST}, or {@link
 * TrialText#CHECK} and the name of a device. It prints lines of {@link TrialText}; or it crashes or
 * hangs, which is what it is for.
 */
public final class DriverTrialMain {
  private DriverTrialMain() {}

  public static void main(String[] arguments) {
    PrintStream pipe = System.out;
    System.setOut(System.err);
    try {
      List<String> _ = Accelerators.load();
      if (arguments[0].equals(TrialText.CHECK)) {
        DeviceCheck.run(arguments[1]).stream()
            .map(one -> new Computed(one.name(), one.error(), one.limit()))
            .forEach(computed -> pipe.println(TrialText.line(computed)));
      } else {
        new LlamaDevices().list().forEach(listed -> pipe.println(TrialText.line(listed)));
      }
    } catch (LlamaException e) {
      pipe.println(TrialText.failed(String.valueOf(e.getMessage())));
    }
    pipe.println(TrialText.END);
    pipe.flush();
    Runtime.getRuntime().halt(0); // a driver's own end may crash, which says nothing of its work
  }
}
