// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.binary;

import dev.carrel.engine.ingest.word.ClausePath;
import dev.carrel.engine.ingest.word.NumberFormat;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.poi.hwpf.usermodel.HWPFList;
import org.apache.poi.hwpf.usermodel.Paragraph;

/**
 * How far the lists of a Word file were counted: what stands before a paragraph, which the file has
 * as a pattern ([MS-DOC], 2.4.6.3). Asked in the order of the text.
 */
final class DocNumbers {
  private static final int LEVELS = 9;
  private static final int BULLET = 23;

  /** A list: its items by level. */
  private static final class Count {
    private final int[] counted = new int[LEVELS];
    private final ClausePath path = new ClausePath(LEVELS);

    Count() {
      Arrays.fill(counted, Integer.MIN_VALUE);
    }
  }

  private final Map<Integer, Count> lists = new HashMap<>();
  private final Set<Integer> begun = new HashSet<>();
  private String address = "";

  /** What the last paragraph that has a number is cited by; empty before. */
  String address() {
    return address;
  }

  /** What stands before a paragraph, which is counted; empty for nothing. */
  String next(Paragraph paragraph) {
    int at = paragraph.getIlvl();
    if (!paragraph.isInList() || at < 0 || at >= LEVELS) {
      return "";
    }
    HWPFList list = paragraph.getList();
    if (list.getNumberFormat((char) at) == BULLET) {
      return "•";
    }
    Count count = lists.computeIfAbsent(list.getLsid(), _ -> new Count());
    boolean first = begun.add(paragraph.getIlfo() * LEVELS + at);
    if (count.counted[at] == Integer.MIN_VALUE || (first && list.isStartAtOverridden((char) at))) {
      count.counted[at] = list.getStartAt((char) at);
    } else {
      count.counted[at]++;
    }
    Arrays.fill(count.counted, at + 1, LEVELS, Integer.MIN_VALUE);
    StringBuilder label = new StringBuilder();
    boolean whole = false;
    for (char c : list.getNumberText((char) at).toCharArray()) {
      if (c >= LEVELS) {
        label.append(c);
        continue;
      }
      whole |= c < at;
      int counted = count.counted[c];
      label.append(
          NumberFormat.of(
              format(list.getNumberFormat(c)),
              counted == Integer.MIN_VALUE ? list.getStartAt(c) : counted));
    }
    String text = label.toString().strip();
    String cited = count.path.next(at, text, whole);
    address = cited.isEmpty() ? address : "¶ " + cited;
    return text;
  }

  private static String format(int code) {
    return switch (code) {
      case 1 -> "upperRoman";
      case 2 -> "lowerRoman";
      case 3 -> "upperLetter";
      case 4 -> "lowerLetter";
      case 5 -> "ordinal";
      case 22 -> "decimalZero";
      case 255 -> "none";
      default -> "decimal";
    };
  }
}
