// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;

/**
 * The elements that selectors mean. Pages have thousands of both: of a selector only those are
 * looked at that have the name, class or id that it ends in.
 */
final class StyleTargets {
  private static final Pattern LAST = Pattern.compile("[^\\s>+~]+$");
  private static final Pattern LOOSE = Pattern.compile("\\[[^\\]]*\\]|::?[\\w-]+");
  private static final Pattern KEY = Pattern.compile("[.#][\\w-]+");
  private static final Pattern NAME = Pattern.compile("^[\\w-]+");

  private final List<Element> all;
  private final Map<String, List<Element>> byKey = new HashMap<>();

  StyleTargets(Document html) {
    all = html.getAllElements();
    for (Element element : all) {
      put(element.normalName(), element);
      if (!element.id().isEmpty()) {
        put("#" + element.id(), element);
      }
      if (element.hasAttr("class")) {
        element.classNames().forEach(name -> put("." + name, element));
      }
    }
  }

  private void put(String key, Element element) {
    byKey.computeIfAbsent(small(key), _ -> new ArrayList<>()).add(element);
  }

  private static String small(String key) {
    return key.toLowerCase(Locale.ROOT);
  }

  /**
   * Those that one means.
   *
   * @throws org.jsoup.select.Selector.SelectorParseException if only browsers know it
   */
  List<Element> of(String selector) {
    List<Element> perhaps = perhaps(selector);
    if (perhaps.isEmpty()) {
      return perhaps;
    }
    Evaluator means = QueryParser.parse(selector);
    return perhaps.stream().filter(element -> element.is(means)).toList();
  }

  private List<Element> perhaps(String selector) {
    Matcher last = LAST.matcher(selector);
    if (selector.indexOf('(') >= 0 || !last.find()) {
      return all;
    }
    String compound = LOOSE.matcher(last.group()).replaceAll("");
    Matcher key = KEY.matcher(compound);
    Matcher name = NAME.matcher(compound);
    if (key.find()) {
      return byKey.getOrDefault(small(key.group()), List.of());
    }
    return name.find() ? byKey.getOrDefault(small(name.group()), List.of()) : all;
  }
}
