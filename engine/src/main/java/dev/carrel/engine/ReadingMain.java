// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import dev.carrel.engine.ingest.pdf.BundledFont;
import dev.carrel.engine.ingest.worker.ReadingChild;
import dev.carrel.engine.sandbox.Guard;
import dev.carrel.engine.sandbox.Sandbox;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a reading process begins. Its arguments are the memory that it may take in bytes, its own
 * folder, and what it may read: Java's folder and the class path.
 */
public final class ReadingMain {
  /** As deep as where documents are read without a process of their own. */
  private static final long STACK_BYTES = 16L << 20;

  /** Where the libraries lie that Java's own are linked with. */
  private static final List<String> SYSTEM =
      List.of(
          "/lib",
          "/lib64",
          "/usr/lib",
          "/usr/lib64",
          "/etc/ld.so.cache",
          "/etc/java-" + Runtime.version().feature() + "-openjdk",
          "/dev/random",
          "/dev/urandom");

  private ReadingMain() {}

  public static void main(String[] arguments) {
    PrintStream pipe = System.out;
    System.setOut(System.err); // whatever else is printed must not get between the frames
    List<Path> readable = new ArrayList<>();
    SYSTEM.forEach(path -> readable.add(Path.of(path)));
    for (int i = 2; i < arguments.length; i++) {
      readable.add(Path.of(arguments[i]));
    }
    List<Guard> guards =
        Sandbox.enter(
            new Sandbox.Left(
                LocalPlatform.system(),
                LocalPlatform.processor(),
                Long.parseLong(arguments[0]),
                Path.of(arguments[1]),
                readable));
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
