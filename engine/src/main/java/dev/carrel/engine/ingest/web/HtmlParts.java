// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.web;

import dev.carrel.engine.ingest.flow.Formula;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** What parts of a page show that is not their text: fields of forms, formulas, drawn words. */
final class HtmlParts {
  private static final int DEEPEST = 60;

  private HtmlParts() {}

  /** What an element shows; empty for nothing. */
  static String shown(Element element) {
    return switch (element.normalName()) {
      case "input" -> input(element);
      case "textarea" -> element.wholeText().replaceAll("\\s+", " ").strip();
      case "select" -> String.join(", ", chosen(element));
      case "math" -> formula(element, 0);
      case "svg" -> drawn(element);
      default -> "";
    };
  }

  private static String input(Element input) {
    return switch (input.attr("type").toLowerCase(Locale.ROOT)) {
      case "checkbox", "radio" -> input.hasAttr("checked") ? "[x]" : "[ ]";
      // What a person does not see, or presses.
      case "hidden", "password", "submit", "button", "reset", "image", "file", "range", "color" ->
          "";
      default -> input.attr("value").strip();
    };
  }

  private static List<String> chosen(Element select) {
    List<String> chosen =
        select.select("option[selected]").stream().map(Element::text).map(String::strip).toList();
    Element first = select.selectFirst("option");
    if (first == null || !chosen.isEmpty() || select.hasAttr("multiple")) {
      return chosen;
    }
    return List.of(first.text().strip());
  }

  private static String drawn(Element svg) {
    List<String> words =
        svg.select("text").stream().map(Element::text).filter(text -> !text.isBlank()).toList();
    return words.isEmpty() ? "" : "[Drawn words: " + String.join("; ", words) + "]";
  }

  private static String formula(Node node, int depth) {
    if (node instanceof TextNode text) {
      return text.text().strip();
    }
    if (!(node instanceof Element element) || depth > DEEPEST) {
      return "";
    }
    List<String> parts = new ArrayList<>();
    for (Node child : element.childNodes()) {
      String part = formula(child, depth + 1);
      if (child instanceof Element || !part.isEmpty()) {
        parts.add(part);
      }
    }
    String first = part(parts, 0);
    String second = part(parts, 1);
    return switch (element.normalName()) {
      case "annotation", "annotation-xml" -> "";
      case "mfrac" -> Formula.fraction(first, second);
      case "msup", "mover" -> Formula.raised(first, second);
      case "msub", "munder" -> Formula.lowered(first, second);
      case "msubsup", "munderover" ->
          Formula.raised(Formula.lowered(first, second), part(parts, 2));
      case "msqrt" -> Formula.root("", String.join("", parts));
      case "mroot" -> Formula.root(second, first);
      case "mtr" -> String.join(" ", parts);
      case "mtable" -> "[" + String.join("; ", parts) + "]";
      default -> {
        StringBuilder line = new StringBuilder();
        // Figures that stand in elements of their own are no one number.
        parts.forEach(part -> Formula.append(line, part));
        yield line.toString();
      }
    };
  }

  private static String part(List<String> parts, int at) {
    return at < parts.size() ? parts.get(at) : "";
  }
}
