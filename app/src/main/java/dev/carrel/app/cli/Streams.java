// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Where a command reads and writes.
 *
 * @param in what is given to it
 * @param out the outcome; UTF-8, except on a Windows console
 * @param err progress and errors
 * @param errIsTerminal whether progress may redraw its line
 */
record Streams(InputStream in, PrintWriter out, PrintWriter err, boolean errIsTerminal) {

  /** The process's own standard output and standard error. */
  static Streams ofProcess() {
    // A bare POSIX locale would make Java write "?" for every letter outside ASCII.
    boolean windows =
        System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
    Charset out = windows ? System.out.charset() : StandardCharsets.UTF_8;
    Charset err = windows ? System.err.charset() : StandardCharsets.UTF_8;
    return new Streams(
        System.in,
        writer(new FileOutputStream(FileDescriptor.out), out),
        writer(new FileOutputStream(FileDescriptor.err), err),
        Terminal.isStandardError());
  }

  static PrintWriter writer(OutputStream stream, Charset charset) {
    return new PrintWriter(new OutputStreamWriter(stream, charset), false);
  }

  void flush() {
    out.flush();
    err.flush();
  }
}
