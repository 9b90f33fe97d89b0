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

  /** With at most an address or the like between the name and the brackets. */
  private static final Pattern DEFINED =
      Pattern.compile(
          NAME
              + "(?:,[^()\"“”.;]{0,160})?\\s*\\((?:[^()\"“”]{0,60}\\s)?"
              + ALIAS
              + "[^()]{0,60}\\)");

  private final Map<String, String> names;

  private Definitions(Map<String, String> names) {
    this.names = Map.copyOf(names);
  }

  /** Those of the pages of one document. */
  public static Definitions of(Collection<String> pages) {
    Map<String, String> names = new HashMap<>();
    Set<String> twice = new HashSet<>();
    for (String page : pages) {
      Matcher matcher = DEFINED.matcher(page);
      while (matcher.find()) {
        String alias = Plain.text(matcher.group("alias"));
        String before = names.put(alias, Names.id(matcher.group("name")));
        if (before != null && !before.equals(names.get(alias))) {
          twice.add(alias);
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
