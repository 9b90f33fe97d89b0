// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.binary;

import dev.carrel.engine.ingest.word.ClausePath;
import dev.carrel.engine.ingest.word.ListCount;
import dev.carrel.engine.ingest.word.NumberFormat;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.poi.hwpf.model.ListFormatOverrideLevel;
import org.apache.poi.hwpf.model.ListLevel;
import org.apache.poi.hwpf.usermodel.HWPFList;
import org.apache.poi.hwpf.usermodel.Paragraph;
import org.jspecify.annotations.Nullable;

/**
 * How far the lists of a Word file were counted: what stands before a paragraph, which the file has
 * as a pattern ([MS-DOC], 2.4.6.3). Asked in the order of the text.
 */
final class DocNumbers {
  private static final int LEVELS = ListCount.LEVELS;
  private static final int BULLET = 23;
  private static final int NONE = 0xFF;

  /** Lists that are counted as one. */
  private static final class Counted {
    private final ListCount count = new ListCount();
    private final ClausePath path = new ClausePath(LEVELS);
  }

  /** A list: another one's levels, some of them its own. */
  private record Levels(
      List<ListLevel> levels, Map<Integer, ListFormatOverrideLevel> own, Set<Integer> begun)
      implements ListCount.Levels {
    ListLevel level(int at) {
      ListFormatOverrideLevel other = own.get(at);
      ListLevel formatted = other == null || !other.isFormatting() ? null : other.getLevel();
      return formatted == null ? levels.get(Math.min(at, levels.size() - 1)) : formatted;
    }

    @Override
    public int start(int at) {
      ListFormatOverrideLevel other = own.get(at);
      return other != null && other.isStartAt() && !other.isFormatting()
          ? other.getIStartAt()
          : level(at).getStartAt();
    }

    @Override
    public boolean beginsAnew(int at) {
      ListFormatOverrideLevel other = own.get(at);
      return other != null && other.isStartAt();
    }

    @Override
    public int restart(int at) {
      return level(at).getRestart();
    }
  }

  private final Map<Integer, Counted> counts = new HashMap<>();
  private final Map<Integer, Levels> lists = new HashMap<>();
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
    Levels levels = lists.computeIfAbsent(paragraph.getIlfo(), _ -> levels(list));
    if (levels.levels.isEmpty()) {
      return "";
    }
    Counted counted = counts.computeIfAbsent(list.getLsid(), _ -> new Counted());
    counted.count.next(at, levels);
    ListLevel level = levels.level(at);
    if (level.getNumberFormat() == BULLET) {
      return "•";
    }
    StringBuilder label = new StringBuilder();
    boolean whole = false;
    for (char c : text(level.getNumberText()).toCharArray()) {
      if (c >= LEVELS) {
        label.append(c);
        continue;
      }
      whole |= c < at;
      int its = levels.level(c).getNumberFormat();
      if (its != BULLET) { // which has no number to be named
        String own = format(its);
        String format = level.isLegalNumbering() ? NumberFormat.inDigits(own) : own;
        label.append(NumberFormat.of(format, counted.count.number(c, levels)));
      }
    }
    String text = label.toString().strip();
    String cited = counted.path.next(at, text, whole);
    address = cited.isEmpty() ? address : "¶ " + cited;
    return text;
  }

  private static Levels levels(HWPFList list) {
    Map<Integer, ListFormatOverrideLevel> own = new HashMap<>();
    for (ListFormatOverrideLevel each : list.getLFOData().getRgLfoLvl()) {
      own.put(each.getLevelNum(), each);
    }
    return new Levels(List.of(list.getListData().getLevels()), own, new HashSet<>());
  }

  private static String text(@Nullable String pattern) {
    return pattern == null ? "" : pattern;
  }

  /** The codes of MSONFC that are not digits ([MS-OSHARED], 2.2.1.3). */
  static String format(int code) {
    return switch (code & 0xFF) { // it is a byte, of which the highest is told as -1
      case 1 -> "upperRoman";
      case 2 -> "lowerRoman";
      case 3 -> "upperLetter";
      case 4 -> "lowerLetter";
      case 5 -> "ordinal";
      case 6 -> "cardinalText";
      case 7 -> "ordinalText";
      case 8 -> "hex";
      case 9 -> "chicago";
      case 10 -> "ideographDigital";
      case 11 -> "japaneseCounting";
      case 12 -> "aiueo";
      case 13 -> "iroha";
      case 14, 19 -> "decimalFullWidth";
      case 16 -> "japaneseLegal";
      case 18, 28 -> "decimalEnclosedCircle";
      case 20 -> "aiueoFullWidth";
      case 21 -> "irohaFullWidth";
      case 22 -> "decimalZero";
      case 24 -> "ganada";
      case 25 -> "chosung";
      case 26 -> "decimalEnclosedFullstop";
      case 27 -> "decimalEnclosedParen";
      case 29 -> "ideographEnclosedCircle";
      case 30 -> "ideographTraditional";
      case 31 -> "ideographZodiac";
      case 33 -> "taiwaneseCounting";
      case 34 -> "ideographLegalTraditional";
      case 35 -> "taiwaneseCountingThousand";
      case 36 -> "taiwaneseDigital";
      case 37 -> "chineseCounting";
      case 38 -> "chineseLegalSimplified";
      case 39 -> "chineseCountingThousand";
      case 41 -> "koreanDigital";
      case 42 -> "koreanCounting";
      case 45 -> "hebrew1";
      case 46 -> "arabicAlpha";
      case 47 -> "hebrew2";
      case 48 -> "arabicAbjad";
      case 51 -> "hindiNumbers";
      case 53 -> "thaiLetters";
      case 54 -> "thaiNumbers";
      case 57 -> "numberInDash";
      case 58 -> "russianLower";
      case 59 -> "russianUpper";
      case NONE -> "none";
      default -> "decimal";
    };
  }
}
