// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Where a command reads and writes. Everything goes through {@link #out} and {@link #err}, which
 * show what would act on a terminal and do not send it.
 */
final class Streams {
  private final InputStream in;
  private final PrintWriter ownOut;
  private final PrintWriter ownErr;
  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean errIsTerminal;

  /**
   * Reads from one and writes to the others.
   *
   * @param errIsTerminal whether progress may redraw its line
   */
  Streams(InputStream in, Writer out, Writer err, boolean errIsTerminal) {
    this.in = in;
    this.ownOut = new PrintWriter(out, false);
    this.ownErr = new PrintWriter(err, false);
    this.out = new PrintWriter(new ShownWriter(ownOut), false);
    this.err = new PrintWriter(new ShownWriter(ownErr), false);
    this.errIsTerminal = errIsTerminal;
  }

  /** The process's own: UTF-8, except on a Windows console. */
  static Streams ofProcess() {
    // A bare POSIX locale would make Java write "?" for every letter outside ASCII.
    boolean windows =
        System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
    Charset out = windows ? System.out.charset() : StandardCharsets.UTF_8;
    Charset err = windows ? System.err.charset() : StandardCharsets.UTF_8;
    return new Streams(
        System.in,
        new OutputStreamWriter(new FileOutputStream(FileDescriptor.out), out),
        new OutputStreamWriter(new FileOutputStream(FileDescriptor.err), err),
        Terminal.isStandardError());
  }

  /** What is given to the command. */
  InputStream in() {
    return in;
  }

  /** For the outcome. */
  PrintWriter out() {
    return out;
  }

  /** For progress and errors. */
  PrintWriter err() {
    return err;
  }

  /** Standard output for Carrel's own words alone, which may be bold. */
  PrintWriter ownOut() {
    return ownOut;
  }

  /** Standard error for what Carrel itself draws alone, which may redraw its line. */
  PrintWriter ownErr() {
    return ownErr;
  }

  boolean errIsTerminal() {
    return errIsTerminal;
  }

  /** Whether all that was written to standard output got there. */
  boolean isOutWritten() {
    out.flush();
    return !out.checkError() && !ownOut.checkError();
  }

  void flush() {
    out.flush();
    err.flush();
  }
}
