// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.word;

import dev.carrel.engine.ingest.flow.MadeBy;
import java.util.ArrayList;
import java.util.List;

/** Who changed an RTF file: a list of names, by whose numbers changes name them. */
final class RtfRevisers {
  private final List<String> names = new ArrayList<>();

  /** The one behind all these, which has not ended. */
  private final StringBuilder last = new StringBuilder();

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
    for (int i = 0; from >= 0 && i < words.length(); i++) {
      if (words.charAt(i) == ';') {
        names.add(last.toString().strip());
        last.setLength(0);
      } else {
        last.append(words.charAt(i));
      }
    }
  }

  /** " by NAME"; empty if nobody is named. The first of the list is nobody. */
  String by(int number) {
    if (number <= 0 || number > names.size()) {
      return "";
    }
    return MadeBy.of(number < names.size() ? names.get(number) : last.toString().strip());
  }
}
