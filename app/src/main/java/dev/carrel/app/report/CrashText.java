// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.report;

import java.util.regex.Pattern;

/**
 * What may be kept of the report that Java writes when it crashes. That report also holds the
 * command line, with questions and names of files, the environment, names of threads, and pieces of
 * memory, which may be anything. Kept is only what is listed here.
 */
final class CrashText {
  /** What happened, where, and in which Java. */
  private static final Pattern KEPT =
      Pattern.compile(
          "#  (SIG\\w+|EXCEPTION_\\w+|Internal Error|Out of Memory Error) \\([^)]*\\)[^\"]*"
              + "|# JRE version: .*"
              + "|# Java VM: .*"
              + "|# Problematic frame:"
              + "|# [CVvjJA] {1,2}\\S.*"
              + "|Host: .*"
              + "|Time: .*"
              + "|siginfo: .*"
              + "|vm_info: .*");

  private static final Pattern FRAMES = Pattern.compile("(Native|Java) frames: .*");

  /** A function of a library, a method of Java, or a stub. */
  private static final Pattern FRAME = Pattern.compile("[CVvjJA] {1,2}\\S.*");

  private CrashText() {}

  /** The lines of a report that hold nothing of a person's. */
  static String withoutWords(String report) {
    StringBuilder kept = new StringBuilder();
    boolean inFrames = false;
    for (String line : report.lines().toList()) {
      if (FRAMES.matcher(line).matches()) {
        inFrames = true;
        kept.append('\n').append(line).append('\n');
      } else if (inFrames && FRAME.matcher(line).matches()) {
        kept.append(line).append('\n');
      } else {
        inFrames = false;
        if (KEPT.matcher(line).matches()) {
          kept.append(line).append('\n');
        }
      }
    }
    return kept.toString();
  }
}
