// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

/**
 * What a command found, once for programs and once for people.
 *
 * @param json a record, printed as one object with its components as keys
 * @param text the same in words; may be empty when the command has already written it
 * @param exitStatus 0 if the command did what was asked, 1 if it found a problem
 */
public record Outcome(Object json, String text, int exitStatus) {

  /** What a command that did what was asked gives back. */
  public static Outcome of(Object json, String text) {
    return new Outcome(json, text, 0);
  }
}
