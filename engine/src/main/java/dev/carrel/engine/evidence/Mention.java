// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

/**
 * A party, a company or a person in a text.
 *
 * @param id what it is compared by: a role, or a name without its legal form
 * @param kind which it is
 * @param place its part in the sentence
 * @param from its first term
 * @param to behind its last one
 */
record Mention(String id, Kind kind, Place place, int from, int to) {
  enum Kind {
    /** Called by what it does. */
    ROLE,
    /** A name. */
    NAME,
    /** A word that may be a name since it begins a sentence. */
    PERHAPS
  }

  enum Place {
    /** Who acts: the subject, or behind "by". */
    AGENT,
    /** What is acted on. */
    OBJECT,
    TO,
    FROM,
    OF,
    OTHER
  }

  Mention at(Place wanted) {
    return new Mention(id, kind, wanted, from, to);
  }

  boolean isAgent() {
    return place == Place.AGENT;
  }
}
