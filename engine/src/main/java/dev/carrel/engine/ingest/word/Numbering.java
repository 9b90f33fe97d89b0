// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.word;

import dev.carrel.engine.ingest.flow.SafeXml;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The lists of a document and how far they were counted: what stands before a paragraph that has a
 * number (ISO/IEC 29500-1, 17.9). Belongs to one thread, and is asked in the order of the text.
 */
final class Numbering {
  private static final int LEVELS = ListCount.LEVELS;
  private static final Pattern PLACE = Pattern.compile("%([1-9])");

  /**
   * A level of a list.
   *
   * @param format of its numbers
   * @param text with {@code %1} for the number of the first level, and so on
   * @param legal whether all numbers in it are written in digits
   * @param restart the level, from 1, whose item makes it begin anew; 0 for never, -1 for any above
   */
  private record Level(
      int start, String format, String text, boolean legal, int restart, String style) {
    static final Level PLAIN = new Level(1, "decimal", "", false, -1, "");
  }

  private static final class Abstract {
    private final Level[] levels = new Level[LEVELS];

    /** The style of a list whose levels these are, if it has none of its own. */
    private String linked = "";

    Abstract() {
      Arrays.fill(levels, Level.PLAIN);
    }
  }

  /** A list: another one's levels, some of them its own. */
  private static final class Num {
    private String of = "";
    private final Map<Integer, Level> own = new HashMap<>();
    private final Map<Integer, Integer> starts = new HashMap<>();
  }

  /** A list and those whose levels it has. */
  private record Levels(Num num, Abstract list, Set<Integer> begun) implements ListCount.Levels {
    Level level(int at) {
      return num.own.getOrDefault(at, list.levels[at]);
    }

    @Override
    public int start(int level) {
      return num.starts.getOrDefault(level, level(level).start);
    }

    @Override
    public boolean beginsAnew(int level) {
      return num.starts.containsKey(level);
    }

    @Override
    public int restart(int level) {
      return level(level).restart;
    }
  }

  /** Lists that are counted as one. */
  private static final class Counted {
    private final ListCount count = new ListCount();
    private final ClausePath path = new ClausePath(LEVELS);
  }

  /**
   * What stands before a paragraph.
   *
   * @param label "4.2", "(b)", "•"; empty for none
   * @param address what the paragraph is cited by: with the numbers above it where the label has
   *     only its own; empty for bullets
   */
  record Label(String label, String address) {}

  private final Map<String, Abstract> abstracts;
  private final Map<String, Num> nums;

  /** Lists that are a style's, by its name. */
  private final Map<String, String> byStyle = new HashMap<>();

  /** How far those were counted that have the levels of one. */
  private final Map<String, Counted> counts = new HashMap<>();

  /** The levels of each list that have begun. */
  private final Map<String, Set<Integer>> begun = new HashMap<>();

  private Numbering(Map<String, Abstract> abstracts, Map<String, Num> nums) {
    this.abstracts = abstracts;
    this.nums = nums;
  }

  /** Reads a document's numbering part. */
  static Numbering of(InputStream part, Styles styles) throws XMLStreamException {
    Numbering numbering = none();
    numbering.read(SafeXml.reader(part));
    numbering.follow(styles);
    return numbering;
  }

  static Numbering none() {
    return new Numbering(new HashMap<>(), new HashMap<>());
  }

  /** The same lists, of which nothing was counted. */
  Numbering anew() {
    return new Numbering(abstracts, nums);
  }

  private void read(XMLStreamReader in) throws XMLStreamException {
    Abstract current = new Abstract();
    String id = "";
    Num num = new Num();
    boolean inNum = false;
    int override = -1;
    int level = -1;
    Level open = Level.PLAIN;
    while (in.hasNext()) {
      int event = in.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        String value = SafeXml.attribute(in, "val");
        switch (in.getLocalName()) {
          case "abstractNum" -> {
            current = new Abstract();
            id = SafeXml.attribute(in, "abstractNumId");
            abstracts.put(id, current);
            inNum = false;
          }
          case "num" -> {
            num = new Num();
            nums.put(SafeXml.attribute(in, "numId"), num);
            inNum = true;
          }
          case "numStyleLink" -> current.linked = value;
          case "styleLink" -> byStyle.put(value, id);
          case "abstractNumId" -> num.of = value;
          case "lvlOverride" -> override = number(SafeXml.attribute(in, "ilvl"), -1);
          case "startOverride" -> num.starts.put(override, number(value, 1));
          case "lvl" -> {
            level = number(SafeXml.attribute(in, "ilvl"), -1);
            open = Level.PLAIN;
          }
          case "start" -> open = with(open, number(value, 1), open.format, open.text);
          case "numFmt" ->
              open =
                  with(open, open.start, format(value, SafeXml.attribute(in, "format")), open.text);
          case "lvlText" -> open = with(open, open.start, open.format, value);
          case "isLgl" ->
              open =
                  new Level(
                      open.start,
                      open.format,
                      open.text,
                      !value.equals("0") && !value.equals("false"),
                      open.restart,
                      open.style);
          case "lvlRestart" ->
              open =
                  new Level(
                      open.start,
                      open.format,
                      open.text,
                      open.legal,
                      number(value, -1),
                      open.style);
          case "pStyle" ->
              open = new Level(open.start, open.format, open.text, open.legal, open.restart, value);
          default -> {}
        }
      } else if (event == XMLStreamConstants.END_ELEMENT
          && in.getLocalName().equals("lvl")
          && level >= 0
          && level < LEVELS) {
        if (inNum) {
          num.own.put(level, open);
        } else {
          current.levels[level] = open;
        }
        level = -1;
      }
    }
  }

  /** A list that only names a style is the list of that style, and is counted with it. */
  private void follow(Styles styles) {
    for (Num num : nums.values()) {
      Abstract list = abstracts.get(num.of);
      if (list != null && !list.linked.isEmpty()) {
        Num other = nums.get(styles.numId(list.linked));
        String own = byStyle.getOrDefault(list.linked, num.of);
        num.of = other == null ? own : other.of;
      }
    }
  }

  /** One that is written out by its first numbers is taken by these: "001, 002, 003, ...". */
  private static String format(String name, String written) {
    return name.equals("custom") ? written.replaceFirst(",.*", "").strip() : name;
  }

  private static Level with(Level level, int start, String format, String text) {
    return new Level(start, format, text, level.legal, level.restart, level.style);
  }

  private static int number(String text, int otherwise) {
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  /** The level of a list that a style is tied to; empty if none is. */
  Optional<Integer> levelOfStyle(String num, String style) {
    Levels levels = levels(num);
    for (int i = 0; levels != null && i < LEVELS; i++) {
      if (levels.level(i).style.equals(style)) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  private @Nullable Levels levels(String num) {
    Num found = nums.get(num);
    Abstract list = found == null ? null : abstracts.get(found.of);
    return found == null || list == null
        ? null
        : new Levels(found, list, begun.computeIfAbsent(num, _ -> new HashSet<>()));
  }

  /** The next item of a list; counts it. Empty if there is no such list. */
  Optional<Label> next(String num, int at) {
    Levels levels = levels(num);
    if (levels == null || at < 0 || at >= LEVELS) {
      return Optional.empty();
    }
    Counted counted = counts.computeIfAbsent(levels.num.of, _ -> new Counted());
    counted.count.next(at, levels);
    return Optional.of(label(levels, at, counted));
  }

  private static Label label(Levels list, int at, Counted counted) {
    Level level = list.level(at);
    if (level.format.equals("bullet")) {
      return new Label("•", "");
    }
    Matcher place = PLACE.matcher(level.text);
    StringBuilder label = new StringBuilder();
    boolean others = false;
    while (place.find()) {
      int of = place.group(1).charAt(0) - '1';
      Level its = list.level(of);
      boolean bullet = its.format.equals("bullet"); // it has no number to be named
      String format = level.legal ? NumberFormat.inDigits(its.format) : its.format;
      String number = bullet ? "" : NumberFormat.of(format, counted.count.number(of, list));
      place.appendReplacement(label, Matcher.quoteReplacement(number));
      others |= of < at;
    }
    place.appendTail(label);
    String text = label.toString().strip();
    return new Label(text, counted.path.next(at, text, others));
  }
}
