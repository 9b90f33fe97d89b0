// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.soak;

import com.google.gson.JsonObject;

/** Hears of what happens while something is done. */
@FunctionalInterface
interface Events {
  void tell(String name, JsonObject event);
}
