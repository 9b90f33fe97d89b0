// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import dev.carrel.engine.ingest.pdf.BundledFont;
import dev.carrel.engine.ingest.worker.ReadingChild;
import dev.carrel.engine.sandbox.Guard;
import dev.carrel.engine.sandbox.Sandbox;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Where a reading process begins, with the arguments of {@link
 * dev.carrel.engine.sandbox.GuardedJava}.
 */
public final class ReadingMain {
  /** As deep as where documents are read without a process of their own. */
  private static final long STACK_BYTES = 16L << 20;

  private ReadingMain() {}

  public static void main(String[] arguments) {
    PrintStream pipe = System.out;
    System.setOut(System.err); // whatever else is printed must not get between the frames
    List<Guard> guards = Sandbox.enter(Sandbox.Left.of(arguments));
    BundledFont.useAlone();
    Thread reader = new Thread(null, () -> serve(pipe, guards), "reader", STACK_BYTES);
    reader.start();
  }

  private static void serve(PrintStream pipe, List<Guard> guards) {
    try {
      ReadingChild.serve(
          Formats.readers(),
          guards,
          System.in,
          pipe,
          FirstPage::read,
          () -> Runtime.getRuntime().halt(0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
