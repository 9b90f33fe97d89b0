// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Words that say the same of a contract: laws that govern are rules that apply. Only such as a
 * lawyer would put for one another; to renew and to extend are not among them. That something may
 * or must be done is compared by {@link Polarity}, so here its words are one.
 */
final class SameWords {
  private static final String GROUPS =
      """
      law laws rule rules legislation
      govern governs governed governing apply applies applied applicable
      end ends ended ending terminate terminates terminated terminating termination expire expires \
      expired expiring expiration expiry cease ceases
      begin begins began begun beginning start starts started starting commence commences commenced \
      commencing commencement
      agreement agreements contract contracts deal deals amendment amendments
      interpret interprets interpreted interpretation construe construed construes
      purchase purchases purchased buy buys bought
      notice notices notify notifies notified inform informs informed
      allow allowed allows permit permits permitted entitled entitles may can
      require requires required obliged obligated must shall
      vertrag vertrage vertrags vereinbarung vereinbarungen
      endet enden beendet beenden
      beginnt beginnen startet starten
      """;

  private static final Map<String, String> FIRST = new HashMap<>();

  static {
    for (String group : GROUPS.lines().toList()) {
      String[] words = group.strip().split(" +");
      for (String word : words) {
        FIRST.put(word, words[0]);
      }
    }
  }

  private SameWords() {}

  /** The first word of the group that a word is in. */
  static Optional<String> first(String key) {
    return Optional.ofNullable(FIRST.get(key));
  }
}
