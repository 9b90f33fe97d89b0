// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** A language whose words for numbers, negation and duty are known. */
enum Tongue {
  ENGLISH("the of and to in shall may or by if any is for with be this that are it not"),
  GERMAN("der die das den dem des und ist zu von mit ein eine nicht wird fur im auf oder zum"),
  FRENCH("le la les l de des du et est pour par dans une un au aux ne que sont d"),
  SPANISH("el la los las de del y en que por para una un al se con es no lo"),
  OTHER("");

  private final String marks;

  Tongue(String marks) {
    this.marks = " " + marks + " ";
  }

  /** The language of a text, by its commonest words; OTHER if none or several fit as well. */
  static Tongue of(List<Term> text) {
    long most = Arrays.stream(values()).mapToLong(tongue -> tongue.hits(text)).max().orElse(0);
    List<Tongue> told =
        Arrays.stream(values())
            .filter(tongue -> tongue.hits(text) == most)
            .sorted(Comparator.comparing(Tongue::name))
            .toList();
    return most >= 1 && told.size() == 1 ? told.getFirst() : OTHER;
  }

  /** Whether neither of two texts is in another language for certain. */
  static boolean mayBeEnglish(Tongue one, Tongue other) {
    return (one == ENGLISH || one == OTHER) && (other == ENGLISH || other == OTHER);
  }

  private long hits(List<Term> text) {
    return text.stream()
        .filter(Term::isWord)
        .filter(t -> marks.contains(" " + t.key() + " "))
        .count();
  }
}
