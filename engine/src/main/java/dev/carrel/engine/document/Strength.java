// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.document;

/** One thing in which {@link FoldedText} makes texts alike that a reader holds to be the same. */
public enum Strength {
  /** Capitals are small letters. */
  CASE,
  /**
   * Letters stand without accents and other marks (ß, æ and œ as two letters), and without signs
   * that only steer how text is set.
   */
  DIACRITICS,
  /** A letter and the accents behind it are one sign where Unicode has one (NFC). */
  COMPOSED,
  /** Ligatures are their letters. */
  LIGATURES,
  /** Full and half width, raised, circled and other forms are the signs that they are forms of. */
  WIDTH,
  /** Quotes, dashes and dots have one shape; a blank that does not break a line is a blank. */
  PUNCTUATION,
  /** Soft hyphens are left out. */
  SOFT_HYPHENS,
  /** Signs of no width that join letters are left out. */
  JOINERS,
  /**
   * A hyphen at a line's end may belong to the word ({@code third-\nparty}) or to the break ({@code
   * termi-\nnation}): it is left out and noted, so that both readings agree.
   */
  LINE_HYPHENS,
  /**
   * A word that goes on in small letters behind a hyphen and one line break is undivided. A capital
   * starts another word: {@code Anglo-\nAmerican}; but a word in capitals goes on in capitals.
   */
  DIVIDED_WORDS,
  /** A word that goes on in small letters behind a hyphen keeps it and loses the line break. */
  WORD_BREAKS,
  /** White space is one blank, and nothing where a page begins. */
  BLANKS,
  /** Chinese and Japanese lines go on without a blank. */
  IDEOGRAPHS,
  /** White space is left out, and blanks of no width. */
  NO_BLANKS
}
