// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.settings;

/** What a person chose to see. */
public enum Theme {
  /** As the system has it, following it when it changes. */
  SYSTEM,
  LIGHT,
  DARK
}
