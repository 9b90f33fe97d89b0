// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.stream.StreamSupport;

/** Values as JSON: {@code docs/formats/review.md}. */
public final class CellValueJson {
  private CellValueJson() {}

  /** As an object with its kind. */
  public static JsonObject object(CellValue value) {
    JsonObject json = new JsonObject();
    switch (value) {
      case CellValue.Text text -> {
        json.addProperty("kind", "text");
        json.addProperty("words", text.words());
      }
      case CellValue.YesNo yesNo -> {
        json.addProperty("kind", "yes-no");
        json.addProperty("yes", yesNo.yes());
      }
      case CellValue.Day day -> {
        json.addProperty("kind", "date");
        json.addProperty("iso", day.iso());
      }
      case CellValue.Amount amount -> {
        json.addProperty("kind", "amount");
        json.addProperty("number", amount.number());
        json.addProperty("unit", amount.unit());
      }
      case CellValue.Length length -> {
        json.addProperty("kind", "duration");
        json.addProperty("iso", length.iso());
        json.addProperty("counted", length.counted());
      }
      case CellValue.Names names -> {
        json.addProperty("kind", "names");
        json.add("names", array(names.names()));
      }
      case CellValue.Chosen chosen -> {
        json.addProperty("kind", "chosen");
        json.add("choices", array(chosen.choices()));
      }
      case CellValue.Unread _ -> json.addProperty("kind", "unread");
    }
    return json;
  }

  /**
   * What {@link #object} made.
   *
   * @throws IllegalArgumentException if it is something else
   */
  public static CellValue value(JsonObject json) {
    try {
      return read(json);
    } catch (IllegalArgumentException e) {
      throw e;
    } catch (RuntimeException e) { // a key that is missing or of another type
      throw new IllegalArgumentException("no value of a cell: " + e.getMessage(), e);
    }
  }

  private static CellValue read(JsonObject json) {
    String kind = json.get("kind").getAsString();
    return switch (kind) {
      case "text" -> new CellValue.Text(json.get("words").getAsString());
      case "yes-no" -> new CellValue.YesNo(json.get("yes").getAsBoolean());
      case "date" -> new CellValue.Day(json.get("iso").getAsString());
      case "amount" ->
          new CellValue.Amount(
              json.get("number").getAsBigDecimal(), json.get("unit").getAsString());
      case "duration" ->
          new CellValue.Length(json.get("iso").getAsString(), json.get("counted").getAsString());
      case "names" -> new CellValue.Names(strings(json.getAsJsonArray("names")));
      case "chosen" -> new CellValue.Chosen(strings(json.getAsJsonArray("choices")));
      case "unread" -> new CellValue.Unread();
      default -> throw new IllegalArgumentException("there is no value of the kind " + kind);
    };
  }

  /** As {@link #value}, of an object as text. */
  public static CellValue parsed(String json) {
    try {
      return value(JsonParser.parseString(json).getAsJsonObject());
    } catch (JsonParseException | IllegalStateException e) {
      throw new IllegalArgumentException("no value of a cell: " + e.getMessage(), e);
    }
  }

  static JsonArray array(List<String> strings) {
    JsonArray array = new JsonArray();
    strings.forEach(array::add);
    return array;
  }

  static List<String> strings(JsonArray array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonElement::getAsString).toList();
  }
}
