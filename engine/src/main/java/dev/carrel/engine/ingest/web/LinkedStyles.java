// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.web;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Style sheets that stand beside a page, in a book or in a saved page with all its parts. */
public final class LinkedStyles {
  private LinkedStyles() {}

  /**
   * Puts sheets where a page links them; links of others stay.
   *
   * @param sheets by their links
   */
  public static void take(Document html, Function<String, Optional<String>> sheets) {
    for (Element link : html.select("link[rel~=(?i)\\bstylesheet\\b]")) {
      if (link.attr("rel").toLowerCase(Locale.ROOT).contains("alternate")) {
        continue;
      }
      sheets
          .apply(link.attr("href").strip())
          .map(rules -> new Element("style").appendChild(new DataNode(rules)))
          .ifPresent(style -> link.replaceWith(style.attr("media", link.attr("media"))));
    }
  }
}
