// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.flow;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamReader;

/**
 * How the words of an OpenDocument file stand: what its character styles say, and which spans are
 * open. Belongs to one thread.
 */
public final class SpanLooks {
  /**
   * How words stand.
   *
   * @param up above 0 for what is raised, below 0 for what is lowered
   * @param struck whether a line goes through them
   * @param hidden whether they are not shown
   * @param font whose letters may be signs; empty if it is not told
   */
  public record Look(int up, boolean struck, boolean hidden, String font) {
    static final Look PLAIN = new Look(0, false, false, "");

    private static Look of(XMLStreamReader in) {
      String position = SafeXml.attribute(in, "text-position");
      // Some programs write how the line is drawn, others how often.
      String through = SafeXml.attribute(in, "text-line-through-style");
      String lines = SafeXml.attribute(in, "text-line-through-type");
      boolean zero = position.isEmpty() || position.startsWith("0");
      boolean down = position.startsWith("sub") || position.startsWith("-");
      return new Look(
          zero ? 0 : down ? -1 : 1,
          !(through + lines).isEmpty() && !through.equals("none") && !lines.equals("none"),
          SafeXml.attribute(in, "display").equals("none"),
          SafeXml.attribute(in, "font-name"));
    }

    private Look within(Look outer) {
      return new Look(
          up == 0 ? outer.up : up,
          struck || outer.struck,
          hidden || outer.hidden,
          font.isEmpty() ? outer.font : font);
    }

    /** Words with raised and lowered signs as what they are. */
    public String shown(String said, char before) {
      String words = SymbolSigns.shown(said, font);
      return switch (Integer.signum(up)) {
        case 1 -> RaisedSigns.above(words, before);
        case -1 -> RaisedSigns.below(words);
        default -> words;
      };
    }
  }

  private final Map<String, Look> looks = new HashMap<>();
  private final Deque<Look> open = new ArrayDeque<>();
  private String style = "";

  /** At the start of an element. */
  public void begin(XMLStreamReader in) {
    switch (in.getLocalName()) {
      case "style" -> style = SafeXml.attribute(in, "name");
      case "text-properties" -> {
        if (!style.isEmpty()) {
          looks.put(style, Look.of(in));
        }
      }
      case "span", "p", "h" ->
          open.push(
              looks.getOrDefault(SafeXml.attribute(in, "style-name"), Look.PLAIN).within(now()));
      default -> {
        // Lists and formats of numbers have looks too, which are not those of the style before
        // them.
        String name = in.getLocalName();
        style = name.endsWith("-style") || name.startsWith("list-level-style") ? "" : style;
      }
    }
  }

  /** At the end of an element. */
  public void end(String name) {
    if (name.equals("span") || name.equals("p") || name.equals("h")) {
      open.poll();
    }
  }

  /** How words of a style stand. */
  public Look of(String name) {
    return looks.getOrDefault(name, Look.PLAIN);
  }

  /** How words stand here. */
  public Look now() {
    Look inner = open.peek();
    return inner == null ? Look.PLAIN : inner;
  }
}
