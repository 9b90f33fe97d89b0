// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.carrel.engine.evidence.Evidence;
import dev.carrel.engine.evidence.EvidenceJson;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.model.TokenChooser;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Receipts as JSON; {@code docs/formats/receipt.md} has every key. */
public final class ReceiptJson {
  /** Raised when a key gets another meaning or goes; not when one comes. */
  static final int FORMAT = 2;

  private ReceiptJson() {}

  /** A receipt as one line. */
  public static String text(Receipt receipt) {
    return object(receipt).toString();
  }

  /**
   * A receipt from its JSON; keys that are not known are passed over.
   *
   * @throws IllegalArgumentException if it is none, or of another format
   */
  public static Receipt receipt(String json) {
    return understood(() -> receipt(JsonParser.parseString(json).getAsJsonObject()));
  }

  /**
   * Reads JSON of which anything may be missing, or be something else.
   *
   * @throws IllegalArgumentException if so
   */
  static <T> T understood(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (CarrelException | IllegalArgumentException e) {
      throw e;
    } catch (JsonParseException e) {
      throw new IllegalArgumentException("it is no JSON, or its end is missing", e);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException("a part of it is missing, or is something else", e);
    }
  }

  static JsonObject object(Receipt receipt) {
    JsonObject json = new JsonObject();
    json.addProperty("format", FORMAT);
    json.addProperty("made", receipt.made().toString());
    json.addProperty("carrel", receipt.carrel());
    JsonObject context = new JsonObject();
    receipt.context().forEach(context::addProperty);
    json.add("context", context);
    json.addProperty("computePath", receipt.computePath());
    json.addProperty("threads", receipt.threads());
    json.addProperty("question", receipt.question());
    json.add("chooser", chooser(receipt.chooser()));
    json.add("given", array(receipt.given().stream().map(GivenJson::object).toList()));
    JsonObject written = new JsonObject();
    written.add("tokens", numbers(receipt.written().tokens()));
    written.addProperty("text", receipt.written().text());
    written.addProperty("complete", receipt.written().complete());
    json.add("written", written);
    json.add("quotes", array(receipt.quotes().stream().map(ReceiptJson::quote).toList()));
    json.add("evidence", EvidenceJson.withoutWords(receipt.evidence()));
    if (!receipt.words().isEmpty()) {
      json.add("words", array(receipt.words().stream().map(ReceiptJson::placed).toList()));
    }
    return json;
  }

  private static JsonObject placed(Receipt.Placed words) {
    JsonObject json = EvidenceJson.place(words.place());
    json.addProperty("text", words.text());
    return json;
  }

  private static JsonObject chooser(TokenChooser chooser) {
    JsonObject json = new JsonObject();
    switch (chooser) {
      case TokenChooser.Greedy _ -> json.addProperty("by", "greedy");
      case TokenChooser.Among(List<Integer> tokens) -> {
        json.addProperty("by", "among");
        json.add("tokens", numbers(tokens));
      }
      case TokenChooser.Sampled(int topK, float topP, float temperature, long seed) -> {
        json.addProperty("by", "sampled");
        json.addProperty("topK", topK);
        json.addProperty("topP", topP);
        json.addProperty("temperature", temperature);
        json.addProperty("seed", Long.toString(seed));
      }
    }
    return json;
  }

  private static JsonObject quote(Receipt.Cited quote) {
    JsonObject json = new JsonObject();
    json.addProperty("match", quote.match().label());
    json.add("places", array(quote.places().stream().map(EvidenceJson::place).toList()));
    return json;
  }

  static JsonArray array(List<? extends JsonElement> elements) {
    JsonArray array = new JsonArray();
    elements.forEach(array::add);
    return array;
  }

  static JsonArray numbers(List<Integer> numbers) {
    JsonArray array = new JsonArray();
    numbers.forEach(array::add);
    return array;
  }

  static Receipt receipt(JsonObject json) {
    if (json.get("format").getAsInt() != FORMAT) {
      throw new IllegalArgumentException("a receipt of format " + json.get("format"));
    }
    Map<String, String> context = new LinkedHashMap<>();
    json.getAsJsonObject("context")
        .entrySet()
        .forEach(entry -> context.put(entry.getKey(), entry.getValue().getAsString()));
    JsonObject written = json.getAsJsonObject("written");
    return new Receipt(
        Instant.parse(json.get("made").getAsString()),
        json.get("carrel").getAsString(),
        context,
        json.get("computePath").getAsString(),
        json.get("threads").getAsInt(),
        json.get("question").getAsString(),
        readChooser(json.getAsJsonObject("chooser")),
        objects(json.getAsJsonArray("given")).stream().map(GivenJson::given).toList(),
        new Receipt.Written(
            numbers(written.getAsJsonArray("tokens")),
            written.get("text").getAsString(),
            written.get("complete").getAsBoolean()),
        objects(json.getAsJsonArray("quotes")).stream().map(ReceiptJson::readQuote).toList(),
        json.has("evidence") ? EvidenceJson.evidence(json.get("evidence")) : Evidence.NONE,
        json.has("words")
            ? objects(json.getAsJsonArray("words")).stream().map(ReceiptJson::readPlaced).toList()
            : List.of());
  }

  private static Receipt.Placed readPlaced(JsonObject json) {
    return new Receipt.Placed(EvidenceJson.readPlace(json), json.get("text").getAsString());
  }

  private static TokenChooser readChooser(JsonObject json) {
    return switch (json.get("by").getAsString()) {
      case "greedy" -> TokenChooser.GREEDY;
      case "among" -> new TokenChooser.Among(numbers(json.getAsJsonArray("tokens")));
      case "sampled" ->
          new TokenChooser.Sampled(
              json.get("topK").getAsInt(),
              json.get("topP").getAsFloat(),
              json.get("temperature").getAsFloat(),
              Long.parseLong(json.get("seed").getAsString()));
      default -> throw new IllegalArgumentException("no way to choose: " + json);
    };
  }

  private static Receipt.Cited readQuote(JsonObject json) {
    return new Receipt.Cited(
        Match.valueOf(json.get("match").getAsString().toUpperCase(Locale.ROOT)),
        objects(json.getAsJsonArray("places")).stream().map(EvidenceJson::readPlace).toList());
  }

  static List<JsonObject> objects(JsonArray array) {
    return elements(array).map(JsonElement::getAsJsonObject).toList();
  }

  static List<Integer> numbers(JsonArray array) {
    return elements(array).map(JsonElement::getAsInt).toList();
  }

  private static Stream<JsonElement> elements(JsonArray array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
