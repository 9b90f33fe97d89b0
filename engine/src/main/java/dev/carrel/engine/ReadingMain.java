// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import dev.carrel.engine.ingest.pdf.BundledFont;
import dev.carrel.engine.ingest.worker.ReadingChild;
import dev.carrel.engine.ocr.Recognition;
import dev.carrel.engine.sandbox.Guard;
import dev.carrel.engine.sandbox.Sandbox;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Where a reading process begins, with the arguments of {@link
 * dev.carrel.engine.sandbox.GuardedJava}.
 */
public final class ReadingMain {
  /** As deep as where documents are read without a process of their own. */
  private static final long STACK_BYTES = 16L << 20;

  /** More hardly help where networks are small. */
  private static final int MOST_THREADS = 4;

  private ReadingMain() {}

  public static void main(String[] arguments) {
    PrintStream pipe = System.out;
    System.setOut(System.err); // whatever else is printed must not get between the frames
    List<Guard> guards = Sandbox.enter(Sandbox.Left.of(arguments));
    BundledFont.useAlone();
    Recognition recognition = recognition(Sandbox.Left.of(arguments).readable());
    Thread reader = new Thread(null, () -> serve(pipe, guards, recognition), "reader", STACK_BYTES);
    reader.start();
  }

  /** By the networks among what may be read. */
  private static Recognition recognition(List<Path> readable) {
    int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
    return readable.stream()
        .filter(path -> path.toString().endsWith(".onnx"))
        .findFirst()
        .map(file -> Recognition.by(file, threads))
        .orElse(Recognition.NONE);
  }

  private static void serve(PrintStream pipe, List<Guard> guards, Recognition recognition) {
    try {
      ReadingChild.serve(
          Formats.readers(recognition),
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
