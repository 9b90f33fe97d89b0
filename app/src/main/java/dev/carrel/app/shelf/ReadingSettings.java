// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.shelf;

import dev.carrel.engine.context.Choice;
import dev.carrel.engine.model.KvProfile;

/** Takes choices that are set elsewhere on the desk; without it, those are not offered. */
public interface ReadingSettings {
  /**
   * Another profile was chosen.
   *
   * @return whether it is set from now on; else the shelf uses it until the desk is closed
   */
  default boolean use(KvProfile chosen) {
    return false;
  }

  /** A larger budget was chosen; tells whether it is set from now on. */
  default boolean budget(long bytes) {
    return false;
  }

  /** Another model was chosen; tells whether it is set from now on. */
  default boolean model(String name) {
    return false;
  }

  /** Whether a budget or a model can be set from here. */
  default boolean takes(Choice choice) {
    return false;
  }
}
