// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.word;

import dev.carrel.engine.ingest.flow.MadeBy;

/** Who changed an RTF file: a list of names, by whose numbers changes name them. */
final class RtfRevisers {
  private final StringBuilder names = new StringBuilder();

  /** How many groups were open where the list began; below 0 where it is not open. */
  private int from = -1;

  void begin(int groups) {
    from = groups;
  }

  void endGroup(int groups) {
    from = groups <= from ? -1 : from;
  }

  /** Hears of words, which are names where the list is open. */
  void write(String words) {
    if (from >= 0) {
      names.append(words);
    }
  }

  /** " by NAME"; empty if nobody is named. The first of the list is nobody. */
  String by(int number) {
    String[] all = names.toString().split(";", -1);
    String name = number > 0 && number < all.length ? all[number].strip() : "";
    return MadeBy.of(name);
  }
}
