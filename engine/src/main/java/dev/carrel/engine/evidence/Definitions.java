// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What parties of a document are called in it: {@code Acme Corp. (the "Supplier")}. A word that is
 * defined twice for different parties is not taken.
 */
public final class Definitions {
  /** None. */
  public static final Definitions NONE = new Definitions(Map.of());

  private static final String NAME =
      "(?<name>\\p{Lu}[\\p{L}\\p{N}.&'’-]*(?:,?\\s+(?:of|and|&|de|der|für)?\\s?\\p{Lu}[\\p{L}\\p{N}.&'’-]*){0,6})";
  private static final String ALIAS =
      "[\"“„«](?<alias>\\p{Lu}[\\p{L}-]*(?:\\s\\p{Lu}[\\p{L}-]*)?),?[\"”“»]";

  private static final Pattern CALLED =
      Pattern.compile("\\((?:[^()\"“”]{0,60}\\s)?" + ALIAS + "[^()]{0,60}\\)");

  /** With at most an address or the like behind the name. */
  private static final Pattern PARTY = Pattern.compile(NAME + "(?:,[^()\"“”.;]{0,160})?\\s*$");

  private static final int LOOKED_BACK = 260;

  private final Map<String, String> names;

  private Definitions(Map<String, String> names) {
    this.names = Map.copyOf(names);
  }

  /** Those of the pages of one document. */
  public static Definitions of(Collection<String> pages) {
    Map<String, String> names = new HashMap<>();
    Set<String> twice = new HashSet<>();
    for (String page : pages) {
      Matcher called = CALLED.matcher(page);
      while (called.find()) {
        int from = Math.max(0, called.start() - LOOKED_BACK);
        Matcher party = PARTY.matcher(page.substring(from, called.start()));
        if (party.find()) {
          String alias = Plain.text(called.group("alias"));
          String name = Names.id(party.group("name"));
          String before = names.put(alias, name);
          if (before != null && !before.equals(name)) {
            twice.add(alias);
          }
        }
      }
    }
    twice.forEach(names::remove);
    return new Definitions(names);
  }

  /**
   * What a party is called for comparing.
   *
   * @param alias a word in plain letters
   */
  String party(String alias) {
    return names.getOrDefault(alias, alias);
  }

  boolean defines(String alias) {
    return names.containsKey(alias);
  }

  /** Whether a party is one of those that the document defines. */
  boolean isParty(String id) {
    return names.containsValue(id);
  }
}
