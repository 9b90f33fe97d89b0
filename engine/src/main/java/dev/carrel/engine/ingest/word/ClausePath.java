// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.word;

import java.util.Arrays;

/**
 * What the numbers of a list amount to: "(b)" below "4.2" is cited as "4.2(b)". Asked in the order
 * of the text.
 */
public final class ClausePath {
  private final String[] path;

  /** Of a list of so many levels. */
  public ClausePath(int levels) {
    path = new String[levels];
    Arrays.fill(path, "");
  }

  /**
   * What the next item is cited by; empty if its label says nothing.
   *
   * @param at its level, from 0
   * @param label what stands before it
   * @param whole whether that has the numbers above it already
   */
  public String next(int at, String label, boolean whole) {
    String bare = label.replaceAll("[.:;,\\s]+$", "");
    String above = at == 0 || whole ? "" : path[at - 1];
    path[at] = above.isEmpty() || bare.isEmpty() ? bare : join(above, bare);
    return path[at];
  }

  private static String join(String above, String own) {
    return own.startsWith("(") || own.startsWith("[") ? above + own : above + "." + own;
  }
}
