// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.markdown;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Words of one style, and where the text has them.
 *
 * @param text as it is shown
 * @param link where it leads; never opened by itself
 * @param start of its source in the text
 * @param end of its source in the text
 * @param lead characters of the source before the words, such as a backtick
 */
public record Run(
    String text, Set<Style> styles, Optional<String> link, int start, int end, int lead) {
  public Run {
    styles = Set.copyOf(styles);
  }

  /** Where a place of the source is in the words; the nearest if they differ from their source. */
  public int at(int source) {
    return Math.clamp((long) source - start - lead, 0, text.length());
  }

  /** Where a place of the words is in the source; the nearest if they differ from it. */
  public int source(int at) {
    return Math.clamp((long) at + start + lead, start, end);
  }

  /** Whether some of the source from one place to another is in it. */
  public boolean meets(int from, int to) {
    return start < to && end > from;
  }

  /** The same words, which lead nowhere, with the address behind them where they do not say it. */
  public static List<Run> withAddresses(List<Run> runs) {
    List<Run> said = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      Run run = runs.get(i);
      said.add(run);
      boolean ends = i + 1 == runs.size() || !runs.get(i + 1).link().equals(run.link());
      String address = run.link().orElse("");
      if (ends && !isSaid(address, runs.subList(0, i + 1))) {
        said.add(run.address(address));
      }
    }
    return said;
  }

  private static boolean isSaid(String address, List<Run> upToHere) {
    StringBuilder words = new StringBuilder();
    upToHere.reversed().stream()
        .takeWhile(run -> run.link().filter(address::equals).isPresent())
        .forEach(run -> words.insert(0, run.text()));
    return address.isEmpty() || words.indexOf(address) >= 0;
  }

  private Run address(String address) {
    EnumSet<Style> around = EnumSet.noneOf(Style.class);
    around.addAll(styles);
    around.remove(Style.LINK);
    return new Run(" (" + address + ")", around, Optional.empty(), end, end, 0);
  }

  /** Neighbours of one style and one link in one, for who looks for something in the words. */
  public static List<Run> joined(List<Run> runs) {
    List<Run> joined = new ArrayList<>();
    for (Run run : runs) {
      if (!joined.isEmpty() && joined.getLast().isLike(run)) {
        Run before = joined.removeLast();
        joined.add(
            new Run(
                before.text + run.text, run.styles, run.link, before.start, run.end, before.lead));
      } else {
        joined.add(run);
      }
    }
    return joined;
  }

  private boolean isLike(Run other) {
    return styles.equals(other.styles) && link.equals(other.link);
  }
}
