// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.soak;

import com.google.gson.JsonElement;
import java.util.ArrayList;
import java.util.List;

/** What is written again and again about JSON. */
final class Json {
  private Json() {}

  static List<String> strings(JsonElement array) {
    List<String> strings = new ArrayList<>();
    array.getAsJsonArray().forEach(e -> strings.add(e.getAsString()));
    return strings;
  }
}
