// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli.doctor;

import dev.carrel.engine.ground.ByteSize;
import dev.carrel.engine.ground.Machine;

/** The processor and the memory of this machine, and the Java that runs here. */
public final class MachineCheck {
  private MachineCheck() {}

  public static Check machine(Machine machine) {
    String detail =
        "%s, %d cores, %s of memory, %s %s"
            .formatted(
                machine.processor(),
                machine.processors(),
                ByteSize.text(machine.memory().totalBytes()),
                System.getProperty("os.name"),
                System.getProperty("os.arch"));
    return Check.ok("machine", detail);
  }

  public static Check java() {
    int feature = Runtime.version().feature();
    String detail =
        System.getProperty("java.vendor.version", "")
            + " Java "
            + Runtime.version()
            + " in "
            + System.getProperty("java.home");
    return feature >= 25
        ? Check.ok("java", detail.strip())
        : Check.failed("java", detail.strip(), "Install a JDK 25 and set CARREL_JAVA_HOME to it.");
  }
}
