// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.Optional;

/** Parts of columns and of second readings as JSON, as the database has them. */
public final class ColumnJson {
  private ColumnJson() {}

  /** Choices as an array. */
  public static String choices(List<String> choices) {
    return CellValueJson.array(choices).toString();
  }

  /** What {@link #choices(List)} made. */
  public static List<String> choices(String json) {
    return CellValueJson.strings(JsonParser.parseString(json).getAsJsonArray());
  }

  /** A wish as an object with {@code rule} and {@code values}. */
  public static String wish(Wish wish) {
    JsonObject json = new JsonObject();
    json.addProperty("rule", wish.rule().label());
    json.add("values", CellValueJson.array(wish.values()));
    return json.toString();
  }

  /** What {@link #wish(Wish)} made. */
  public static Wish wish(String json) {
    JsonObject wish = JsonParser.parseString(json).getAsJsonObject();
    return new Wish(
        Wish.Rule.labelled(wish.get("rule").getAsString()).orElseThrow(),
        CellValueJson.strings(wish.getAsJsonArray("values")));
  }

  /** A second reading as an object. */
  public static String second(SecondReading second) {
    JsonObject json = new JsonObject();
    json.addProperty("question", second.question());
    json.addProperty("words", second.words());
    second.value().ifPresent(value -> json.add("value", CellValueJson.object(value)));
    json.addProperty("agrees", second.agrees());
    second
        .quotes()
        .ifPresent(
            numbers -> {
              JsonArray quotes = new JsonArray();
              numbers.forEach(quotes::add);
              json.add("quotes", quotes);
            });
    return json.toString();
  }

  /** What {@link #second(SecondReading)} made. */
  public static SecondReading second(String json) {
    JsonObject second = JsonParser.parseString(json).getAsJsonObject();
    return new SecondReading(
        second.get("question").getAsString(),
        second.get("words").getAsString(),
        second.has("value")
            ? Optional.of(CellValueJson.value(second.getAsJsonObject("value")))
            : Optional.empty(),
        second.get("agrees").getAsBoolean(),
        second.has("quotes")
            ? Optional.of(
                second.getAsJsonArray("quotes").asList().stream()
                    .map(JsonElement::getAsInt)
                    .toList())
            : Optional.empty());
  }
}
