// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.flow;

import java.util.LinkedHashSet;
import java.util.Set;

/** What runs above and below the pages of a text: read once, behind it. */
public final class RunningHeads {
  /** What stands before each. */
  public static final String BEGINS = "[Runs above or below the pages: ";

  /** Behind each. */
  public static final String ENDS = "]";

  private static final int MOST = 40;

  private final Set<String> heads = new LinkedHashSet<>();

  /** Another one; without a letter, such as the number of a page, it says nothing. */
  public void add(String words) {
    String said = words.replaceAll("\\s+", " ").strip();
    if (said.codePoints().anyMatch(Character::isLetter) && heads.size() < MOST) {
      heads.add(said);
    }
  }

  /** Writes each as a paragraph of its own. */
  public void write(FlowedText out) {
    for (String head : heads) {
      out.endParagraph();
      out.write(BEGINS + head + ENDS);
    }
    out.endParagraph();
  }
}
