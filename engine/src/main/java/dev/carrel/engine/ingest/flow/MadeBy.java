// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.flow;

/** How the text says who made a change or a comment. */
public final class MadeBy {
  private MadeBy() {}

  /** " by NAME"; empty if nobody is named. */
  public static String of(String name) {
    return name.isEmpty() ? "" : " by " + name;
  }
}
