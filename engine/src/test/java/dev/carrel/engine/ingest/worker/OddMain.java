// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.worker;

import dev.carrel.engine.document.DocumentKind;
import dev.carrel.engine.ingest.note.NoteReader;
import dev.carrel.engine.ingest.pdf.PdfReader;
import dev.carrel.engine.sandbox.Guard;
import dev.carrel.engine.sandbox.Sandbox;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;

/** As the product's reading process, with {@link OddReader}. */
final class OddMain {
  private OddMain() {}

  public static void main(String[] arguments) {
    PrintStream pipe = System.out;
    System.setOut(System.err);
    List<Guard> guards = Sandbox.enter(Sandbox.Left.of(arguments));
    new Thread(null, () -> serve(pipe, guards), "reader", 16 << 20).start();
  }

  private static void serve(PrintStream pipe, List<Guard> guards) {
    try {
      ReadingChild.serve(
          List.of(new OddReader(), new PdfReader(), new NoteReader(DocumentKind.TEXT)),
          guards,
          System.in,
          pipe,
          () -> {},
          () -> Runtime.getRuntime().halt(0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
