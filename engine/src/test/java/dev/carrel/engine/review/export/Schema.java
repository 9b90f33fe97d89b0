// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review.export;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Map;

/** As much of JSON Schema as the schemas of the docs use. */
record Schema(JsonObject root) {
  /** What is wrong with it, and where; empty if nothing is. */
  String problem(JsonElement json) {
    return problem(json, root, "");
  }

  private String problem(JsonElement json, JsonObject given, String at) {
    JsonObject schema = given;
    if (schema.has("$ref")) {
      String name = schema.get("$ref").getAsString().replace("#/$defs/", "");
      schema = root.getAsJsonObject("$defs").getAsJsonObject(name);
    }
    if (schema.has("type") && !isOf(json, schema.get("type").getAsString())) {
      return at + " is no " + schema.get("type") + "\n";
    }
    StringBuilder problems = new StringBuilder();
    if (schema.has("const") && !schema.get("const").equals(json)) {
      problems.append(at).append(" is not ").append(schema.get("const")).append('\n');
    }
    if (schema.has("enum") && !schema.getAsJsonArray("enum").contains(json)) {
      problems.append(at).append(" is none of ").append(schema.get("enum")).append('\n');
    }
    if (json.isJsonObject()) {
      properties(json.getAsJsonObject(), schema, at, problems);
    } else if (json.isJsonArray() && schema.has("items")) {
      JsonArray items = json.getAsJsonArray();
      for (int i = 0; i < items.size(); i++) {
        problems.append(problem(items.get(i), schema.getAsJsonObject("items"), at + "[" + i + "]"));
      }
    }
    return problems.toString();
  }

  private void properties(JsonObject json, JsonObject schema, String at, StringBuilder problems) {
    if (schema.has("required")) {
      for (JsonElement key : schema.getAsJsonArray("required")) {
        if (!json.has(key.getAsString())) {
          problems.append(at).append(" lacks ").append(key).append('\n');
        }
      }
    }
    JsonObject known =
        schema.has("properties") ? schema.getAsJsonObject("properties") : new JsonObject();
    for (Map.Entry<String, JsonElement> entry : json.entrySet()) {
      String path = at + "." + entry.getKey();
      if (known.has(entry.getKey())) {
        problems.append(problem(entry.getValue(), known.getAsJsonObject(entry.getKey()), path));
      } else if (schema.has("additionalProperties")
          && schema.get("additionalProperties").isJsonObject()) {
        problems.append(
            problem(entry.getValue(), schema.getAsJsonObject("additionalProperties"), path));
      } else if (schema.has("additionalProperties")
          && !schema.get("additionalProperties").getAsBoolean()) {
        problems.append(path).append(" is not known\n");
      }
    }
  }

  private static boolean isOf(JsonElement json, String type) {
    return switch (type) {
      case "object" -> json.isJsonObject();
      case "array" -> json.isJsonArray();
      case "string" -> json instanceof JsonPrimitive value && value.isString();
      case "boolean" -> json instanceof JsonPrimitive value && value.isBoolean();
      case "integer" ->
          json instanceof JsonPrimitive value
              && value.isNumber()
              && value.getAsBigDecimal().stripTrailingZeros().scale() <= 0;
      case "number" -> json instanceof JsonPrimitive value && value.isNumber();
      default -> throw new IllegalArgumentException("no type: " + type);
    };
  }
}
