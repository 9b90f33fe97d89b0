// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.word;

import dev.carrel.engine.ingest.flow.SafeXml;
import dev.carrel.engine.ingest.word.OdtListStyles.Level;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamReader;

/**
 * The lists of an OpenDocument text and how far they were counted: what stands before an item
 * (ISO/IEC 26300-3, 5.3). Belongs to one thread, and is asked in the order of the text.
 */
final class OdtLists {
  private static final Pattern PLACE = Pattern.compile("%(\\d{1,2})%");

  /** A list that is counted: its items by level, and lists of other styles within its items. */
  private static final class Count {
    private final String style;
    private final int[] counted = new int[OdtListStyles.LEVELS];
    private final ClausePath path = new ClausePath(OdtListStyles.LEVELS);
    private final Map<String, Count> within = new HashMap<>();

    Count(String style) {
      this.style = style;
      Arrays.fill(counted, Integer.MIN_VALUE);
    }

    void restart(int from) {
      Arrays.fill(counted, from, counted.length, Integer.MIN_VALUE);
      within.clear();
    }
  }

  /** A list that is open, or one of its items. */
  private static final class Open {
    private final Count count;
    private int sublists;

    /** Whether an item is open whose number was not written yet. */
    private boolean due;

    private String start = "";
    private String override = "";

    Open(Count count) {
      this.count = count;
    }
  }

  private final OdtListStyles styles;
  private final Deque<Open> open = new ArrayDeque<>();
  private final Map<String, Count> byId = new HashMap<>();
  private final Map<String, Count> lastOfStyle = new HashMap<>();
  private final Count outline = new Count(OdtListStyles.OUTLINE);

  OdtLists(OdtListStyles styles) {
    this.styles = styles;
  }

  void beginList(XMLStreamReader in) {
    Open outer = open.peek();
    String named = SafeXml.attribute(in, "style-name");
    boolean goesOn = SafeXml.attribute(in, "continue-numbering").equals("true");
    Count count;
    if (outer == null) {
      Count continued = byId.get(SafeXml.attribute(in, "continue-list"));
      if (continued == null && goesOn) {
        continued = lastOfStyle.get(named);
      }
      count = continued == null ? new Count(named) : continued;
    } else {
      count =
          named.isEmpty() || named.equals(outer.count.style)
              ? outer.count
              : outer.count.within.computeIfAbsent(named, Count::new);
      // A second list in one item begins anew.
      if (outer.sublists++ > 0 && !goesOn) {
        count.restart(Math.min(open.size(), OdtListStyles.LEVELS));
      }
    }
    String id = SafeXml.attribute(in, "id");
    if (!id.isEmpty()) {
      byId.put(id, count);
    }
    lastOfStyle.put(count.style, count);
    open.push(new Open(count));
  }

  void endList() {
    open.poll();
  }

  /** An item begins; a list's header has no number. */
  void beginItem(XMLStreamReader in, boolean header) {
    Open list = open.peek();
    if (list != null) {
      list.due = !header;
      list.start = SafeXml.attribute(in, "start-value");
      list.override = SafeXml.attribute(in, "style-override");
      list.sublists = 0;
    }
  }

  void endItem() {
    Open list = open.peek();
    if (list != null) {
      list.due = false;
    }
  }

  /** Whether a list is open. */
  boolean inList() {
    return !open.isEmpty();
  }

  /** What stands before a paragraph here, which is counted if it is the first of an item. */
  Optional<Numbering.Label> paragraph() {
    Open list = open.peek();
    if (list == null || !list.due) {
      return Optional.empty();
    }
    list.due = false;
    String style = list.override.isEmpty() ? list.count.style : list.override;
    int at = open.size() - 1;
    if (!styles.has(style) || at >= OdtListStyles.LEVELS || styles.level(style, at).bullet()) {
      return Optional.of(new Numbering.Label(styles.has(style) ? "•" : "-", ""));
    }
    return Optional.of(next(list.count, style, at, list.start));
  }

  /** What stands before a heading that is in no list. */
  Optional<Numbering.Label> heading(XMLStreamReader in) {
    int at = OdtListStyles.number(SafeXml.attribute(in, "outline-level"), 1) - 1;
    if (at < 0
        || at >= OdtListStyles.LEVELS
        || !styles.has(OdtListStyles.OUTLINE)
        || SafeXml.attribute(in, "is-list-header").equals("true")
        || styles.isUnnumbered(SafeXml.attribute(in, "style-name"))) {
      return Optional.empty();
    }
    String start = SafeXml.attribute(in, "start-value");
    if (start.isEmpty() && SafeXml.attribute(in, "restart-numbering").equals("true")) {
      start = Integer.toString(styles.level(OdtListStyles.OUTLINE, at).start());
    }
    return Optional.of(next(outline, OdtListStyles.OUTLINE, at, start));
  }

  private Numbering.Label next(Count count, String style, int at, String start) {
    Level level = styles.level(style, at);
    if (!start.isEmpty()) {
      count.counted[at] = OdtListStyles.number(start, level.start());
    } else if (count.counted[at] == Integer.MIN_VALUE) {
      count.counted[at] = level.start();
    } else {
      count.counted[at]++;
    }
    for (int i = 0; i < at; i++) {
      if (count.counted[i] == Integer.MIN_VALUE) { // its first number is taken, though none has it
        count.counted[i] = styles.level(style, i).start();
      }
    }
    count.restart(at + 1);
    String label = label(count, style, at, level).strip();
    boolean whole = level.shown() > 1 || PLACE.matcher(level.pattern()).results().count() > 1;
    return new Numbering.Label(label, count.path.next(at, label, whole));
  }

  private String label(Count count, String style, int at, Level level) {
    if (level.format().equals("none")) {
      return level.pattern().isEmpty() ? level.prefix() + level.suffix() : "";
    }
    if (level.pattern().isEmpty()) {
      StringBuilder numbers = new StringBuilder();
      for (int i = Math.max(0, at - level.shown() + 1); i <= at; i++) {
        String number = number(count, style, i);
        numbers.append(numbers.isEmpty() || number.isEmpty() ? "" : ".").append(number);
      }
      return level.prefix() + numbers + level.suffix();
    }
    Matcher place = PLACE.matcher(level.pattern());
    StringBuilder label = new StringBuilder();
    while (place.find()) {
      int of = OdtListStyles.number(place.group(1), 0) - 1;
      String number = of < 0 || of > at ? "" : number(count, style, of);
      place.appendReplacement(label, Matcher.quoteReplacement(number));
    }
    place.appendTail(label);
    // Levels above that have no number leave their full stops.
    return label.toString().replaceAll("^\\.+", "");
  }

  private String number(Count count, String style, int at) {
    Level level = styles.level(style, at);
    int counted = count.counted[at] == Integer.MIN_VALUE ? level.start() : count.counted[at];
    return NumberFormat.of(level.format(), counted);
  }
}
