// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.home;

import dev.carrel.engine.ground.CarrelException;
import java.io.IOException;
import java.nio.file.Path;

/** Run in a process of its own: opens a home, says so, and holds it until its input ends. */
final class HolderOfHome {
  private HolderOfHome() {}

  public static void main(String[] arguments) throws IOException {
    try (Home home = Home.open(Path.of(arguments[0]))) {
      System.out.println("open " + home.folder());
      System.in.transferTo(System.err);
    } catch (CarrelException e) {
      System.out.println(e.code());
    }
  }
}
