// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.web;

import dev.carrel.engine.ingest.Watch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Selector.SelectorParseException;
import org.jspecify.annotations.Nullable;

/**
 * What a page's styles say of its words, as far as that changes what they are: hidden, struck,
 * raised, counted. Of several rules the one holds that a browser would take, in a window as wide as
 * a desk's. Belongs to one thread.
 */
final class HtmlStyles {
  private static final Set<String> WANTED =
      Set.of(
          "display",
          "visibility",
          "opacity",
          "position",
          "left",
          "top",
          "text-indent",
          "clip",
          "clip-path",
          "height",
          "max-height",
          "width",
          "max-width",
          "overflow",
          "color",
          "background",
          "background-color",
          "background-image",
          "font-size",
          "text-decoration",
          "text-decoration-line",
          "vertical-align",
          "list-style",
          "list-style-type",
          "content",
          "counter-reset",
          "counter-increment");

  /** Before the names of what is said of the words that styles write before an element. */
  static final String BEFORE = "before ";

  private static final Pattern BEFORE_IT = Pattern.compile("(?i)::?before\\s*$");
  private static final Pattern AS_WRITTEN = Pattern.compile("content|counter-.*");

  /** Far enough above or below the line for a sign; buttons are moved by less. */
  private static final Pattern FAR =
      Pattern.compile(
          "[-+]?(?:0?\\.(?:2[5-9]|[3-9])\\d*em|(?:2[5-9]|[3-9]\\d)%|[3-9](?:\\.\\d+)?pt)");

  private static final Pattern FLAG = Pattern.compile("\\s*!\\s*important");
  private static final Pattern NAMES = Pattern.compile("#[\\w-]+");
  private static final Pattern CLASSES = Pattern.compile("\\.[\\w-]+|\\[[^\\]]*\\]|(?<!:):[\\w-]+");
  private static final Pattern KINDS = Pattern.compile("(?<![\\w.#:\\[-])[a-zA-Z][\\w-]*");

  private static final int MOST_RULES = 2000;
  private static final int OF_ELEMENT = 1_000_000;
  private static final int OVER_ALL = 10_000_000;

  /** What is said, and how much it weighs against what else is. */
  private record Said(String value, int weight) {}

  private final IdentityHashMap<Element, Map<String, Said>> said = new IdentityHashMap<>();
  private final Set<String> names = new HashSet<>();
  private boolean elsewhere;

  private HtmlStyles() {}

  /** Reads the styles that a page holds. */
  static HtmlStyles of(Document html, Watch watch) {
    HtmlStyles styles = new HtmlStyles();
    StyleTargets targets = new StyleTargets(html);
    int rules = 0;
    for (Element style : html.select("style")) {
      if (!StyleRules.isForScreens(style.attr("media"))) {
        continue;
      }
      for (StyleRules.Rule rule : StyleRules.of(style.data(), watch)) {
        Map<String, String> looks = looks(rule.looks());
        if (!looks.isEmpty() && rules++ < MOST_RULES) {
          styles.rule(targets, rule.selector(), looks, watch);
        }
      }
    }
    for (Element element : html.select("[style]")) {
      looks(element.attr("style"))
          .forEach((name, value) -> styles.put(element, name, value, OF_ELEMENT));
    }
    if (html.selectFirst("[color]") != null) {
      styles.names.add("color");
    }
    styles.elsewhere = html.selectFirst("link[rel~=(?i)stylesheet]") != null;
    return styles;
  }

  private void rule(
      StyleTargets targets, String selectors, Map<String, String> looks, Watch watch) {
    for (String selector : selectors.split(",", -1)) {
      watch.check();
      try {
        Matcher before = BEFORE_IT.matcher(selector);
        String prefix = before.find() ? BEFORE : "";
        String bare = before.replaceFirst("").strip();
        int weight = weight(selector);
        for (Element element : targets.of(bare.isEmpty() ? "*" : bare)) {
          watch.check();
          looks.forEach((name, value) -> put(element, prefix + name, value, weight));
        }
      } catch (SelectorParseException | IllegalArgumentException e) {
        // A selector that only browsers know says nothing here.
      }
    }
  }

  /** How closely a selector names what it means. */
  private static int weight(String selector) {
    return 10_000 * (int) NAMES.matcher(selector).results().count()
        + 100 * (int) CLASSES.matcher(selector).results().count()
        + (int) KINDS.matcher(selector).results().count();
  }

  private void put(Element element, String name, String value, int weight) {
    boolean flagged = FLAG.matcher(value).find();
    Said now =
        new Said(FLAG.matcher(value).replaceAll("").strip(), weight + (flagged ? OVER_ALL : 0));
    Map<String, Said> all = said.computeIfAbsent(element, _ -> new HashMap<>());
    Said before = all.get(name);
    if (before == null || before.weight <= now.weight) {
      all.put(name, now);
      names.add(name);
    }
  }

  /** Those that matter; a longer name and its shorter one are one. */
  private static Map<String, String> looks(String all) {
    Map<String, String> looks = new HashMap<>();
    for (String each : parts(all)) {
      int colon = each.indexOf(':');
      String name = colon < 0 ? "" : each.substring(0, colon).strip().toLowerCase(Locale.ROOT);
      if (WANTED.contains(name)) {
        String value = each.substring(colon + 1).strip();
        looks.put(
            name.replaceFirst("-(?:line|type)$|(?<=^background)-color$", ""),
            AS_WRITTEN.matcher(name).matches() ? value : value.toLowerCase(Locale.ROOT));
      }
    }
    return looks;
  }

  /** Parted by semicolons, but for those between quotes. */
  private static List<String> parts(String all) {
    List<String> parts = new ArrayList<>();
    char quote = 0;
    int from = 0;
    for (int i = 0; i < all.length(); i++) {
      char sign = all.charAt(i);
      if (quote != 0) {
        quote = sign == quote ? 0 : quote;
      } else if (sign == '"' || sign == '\'') {
        quote = sign;
      } else if (sign == ';') {
        parts.add(all.substring(from, i));
        from = i + 1;
      }
    }
    parts.add(all.substring(from));
    return parts;
  }

  /** Whether anything is said of this anywhere. */
  boolean speaksOf(String name) {
    return names.contains(name);
  }

  /** Whether some of what is said of the page stands in files beside it. */
  boolean areElsewhereToo() {
    return elsewhere;
  }

  /** What is said of an element itself, in small letters; empty if nothing is. */
  String value(@Nullable Element element, String name) {
    Map<String, Said> all = element == null ? null : said.get(element);
    Said found = all == null ? null : all.get(name);
    return found == null ? "" : found.value;
  }

  /** Whether an element that usually stands in a line begins one of its own. */
  boolean standsAlone(Element element) {
    return value(element, "display").matches("block|flex|grid|table|list-item|table-row|flow-root");
  }

  /** Whether a line goes through an element's words. */
  boolean strikes(Element element) {
    return value(element, "text-decoration").contains("line-through");
  }

  /** Above 0 for words above their line, below 0 for those below it. */
  int raises(Element element) {
    String how = value(element, "vertical-align");
    return switch (how) {
      case "super" -> 1;
      case "sub" -> -1;
      default -> !FAR.matcher(how).matches() ? 0 : how.startsWith("-") ? -1 : 1;
    };
  }

  /** How a list's items are counted: "lower-alpha"; empty if nothing is said. */
  String counts(Element list) {
    return value(list, "list-style");
  }
}
