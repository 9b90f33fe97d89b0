// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation;

import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a branch is called: as what it came from, with the next number, so that both can be told.
 */
final class BranchTitle {
  private static final Pattern NUMBERED = Pattern.compile("(.*) \\((\\d{1,6})\\)", Pattern.DOTALL);

  private BranchTitle() {}

  /**
   * Finds it.
   *
   * @param from the title of the conversation that it branches from
   * @param taken the titles that there are
   */
  static String of(String from, Collection<String> taken) {
    if (from.isBlank()) {
      return from;
    }
    Matcher numbered = NUMBERED.matcher(from);
    boolean isBranch = numbered.matches();
    String name = isBranch ? numbered.group(1) : from;
    int number = isBranch ? Integer.parseInt(numbered.group(2)) : 1;
    String title;
    do {
      number++;
      title = name + " (" + number + ")";
    } while (taken.contains(title));
    return title;
  }
}
