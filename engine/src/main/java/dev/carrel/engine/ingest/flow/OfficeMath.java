// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.flow;

import dev.carrel.engine.ingest.Watch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads a formula of an Office file (Office Math, ISO/IEC 29500-1, 22.1) as a line. */
public final class OfficeMath {
  private static final int DEEPEST = 60;

  private final XMLStreamReader in;
  private final Watch watch;

  private OfficeMath(XMLStreamReader in, Watch watch) {
    this.in = in;
    this.watch = watch;
  }

  /** Whether an element is a formula. */
  public static boolean begins(String name) {
    return name.equals("oMath");
  }

  /**
   * Reads one.
   *
   * @param in at its start; behind it at its end
   */
  public static String of(XMLStreamReader in, Watch watch) throws XMLStreamException {
    return new OfficeMath(in, watch).content(0);
  }

  /** All within the element that has begun, up to its end. */
  private String content(int depth) throws XMLStreamException {
    StringBuilder line = new StringBuilder();
    while (in.hasNext()) {
      watch.check();
      int event = in.next();
      if (event == XMLStreamConstants.END_ELEMENT) {
        break;
      }
      if (event == XMLStreamConstants.START_ELEMENT) {
        Formula.append(line, element(depth + 1));
      }
    }
    return line.toString();
  }

  private String element(int depth) throws XMLStreamException {
    String name = in.getLocalName();
    if (name.equals("t")) {
      return in.getElementText();
    }
    if (name.endsWith("Pr") || name.equals("delText") || name.equals("del")) {
      content(depth); // how it looks, or what is taken out
      return "";
    }
    if (depth > DEEPEST || !isBuilt(name)) {
      return content(depth);
    }
    return built(name, depth);
  }

  private static boolean isBuilt(String name) {
    return switch (name) {
      case "f",
          "sSup",
          "sSub",
          "sSubSup",
          "sPre",
          "rad",
          "d",
          "nary",
          "m",
          "mr",
          "eqArr",
          "limLow",
          "limUpp",
          "func",
          "acc",
          "bar" ->
          true;
      default -> false;
    };
  }

  private String built(String name, int depth) throws XMLStreamException {
    Map<String, List<String>> parts = new HashMap<>();
    Map<String, String> signs = new HashMap<>();
    while (in.hasNext()) {
      watch.check();
      int event = in.next();
      if (event == XMLStreamConstants.END_ELEMENT) {
        break;
      }
      if (event == XMLStreamConstants.START_ELEMENT) {
        String part = in.getLocalName();
        if (part.endsWith("Pr")) {
          signs(signs);
        } else {
          String words = part.equals("mr") ? element(depth + 1) : content(depth + 1);
          parts.computeIfAbsent(part, _ -> new ArrayList<>()).add(words);
        }
      }
    }
    String base = first(parts, "e");
    String above = first(parts, "sup");
    String below = first(parts, "sub");
    return switch (name) {
      case "f" -> Formula.fraction(first(parts, "num"), first(parts, "den"));
      case "sSup" -> Formula.raised(base, above);
      case "sSub" -> Formula.lowered(base, below);
      case "sSubSup" -> Formula.raised(Formula.lowered(base, below), above);
      case "sPre" -> Formula.raised(Formula.lowered("", below), above) + base;
      case "rad" -> Formula.root(first(parts, "deg"), base);
      case "d" ->
          signs.getOrDefault("begChr", "(")
              + String.join(signs.getOrDefault("sepChr", "|"), parts.getOrDefault("e", List.of()))
              + signs.getOrDefault("endChr", ")");
      case "nary" -> limits(signs.getOrDefault("chr", "\u222B"), below, above) + " " + base;
      case "m" -> "[" + String.join("; ", parts.getOrDefault("mr", List.of())) + "]";
      case "mr" -> String.join(" ", parts.getOrDefault("e", List.of()));
      case "eqArr" -> String.join("; ", parts.getOrDefault("e", List.of()));
      case "limLow" -> Formula.lowered(base, first(parts, "lim"));
      case "limUpp" -> Formula.raised(base, first(parts, "lim"));
      case "func" -> first(parts, "fName") + " " + base;
      case "acc" -> base + signs.getOrDefault("chr", "\u0302");
      default -> base + "\u0305";
    };
  }

  private static String limits(String sign, String below, String above) {
    String from = below.isEmpty() ? sign : Formula.lowered(sign, below);
    return above.isEmpty() ? from : Formula.raised(from, above);
  }

  private static String first(Map<String, List<String>> parts, String name) {
    return parts.getOrDefault(name, List.of("")).getFirst();
  }

  /** The signs that a formula's part is drawn with. */
  private void signs(Map<String, String> signs) throws XMLStreamException {
    for (int depth = 1; depth > 0 && in.hasNext(); ) {
      int event = in.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        depth++;
        switch (in.getLocalName()) {
          case "begChr", "endChr", "sepChr", "chr" ->
              signs.put(in.getLocalName(), SafeXml.attribute(in, "val"));
          default -> {}
        }
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
      }
    }
  }
}
