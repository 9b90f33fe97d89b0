package dev.carrel.engine;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.carrel.engine.answer.Sent;
import dev.carrel.engine.answer.Sent.Kind;
import dev.carrel.engine.document.DocumentId;
import java.util.ArrayList;
import java.util.List;

/**
 * Receipts as JSON: what the model was given for an answer. Documents are told by their hash; only
 * the words that stand nowhere else are written out, each token with its number.
 */
final class Receipts {
  private static final int FORMAT = 1;

  private Receipts() {}

  static String json(Sent sent, String model, String profile) {
    JsonObject receipt = new JsonObject();
    receipt.addProperty("format", FORMAT);
    receipt.addProperty("model", model);
    receipt.addProperty("profile", profile);
    receipt.addProperty("sampler", "greedy");
    JsonArray parts = new JsonArray();
    sent.parts().forEach(part -> parts.add(json(part)));
    receipt.add("sent", parts);
    return receipt.toString();
  }

  private static JsonObject json(Sent.Part part) {
    JsonObject json = new JsonObject();
    switch (part) {
      case Sent.Words(Kind kind, List<Sent.Piece> pieces) -> {
        JsonArray tokens = new JsonArray();
        JsonArray texts = new JsonArray();
        for (Sent.Piece piece : pieces) {
          tokens.add(piece.token());
          texts.add(piece.text());
        }
        json.addProperty("words", kind.name());
        json.add("tokens", tokens);
        json.add("texts", texts);
      }
      case Sent.Document(DocumentId id, String name, int pages, int tokens) -> {
        json.addProperty("document", id.sha256());
        json.addProperty("name", name);
        json.addProperty("pages", pages);
        json.addProperty("tokens", tokens);
      }
      case Sent.Before(int turns, boolean summarized, int tokens) -> {
        json.addProperty("before", turns);
        json.addProperty("summarized", summarized);
        json.addProperty("tokens", tokens);
      }
    }
    return json;
  }

  static Sent sent(String receipt) {
    List<Sent.Part> parts = new ArrayList<>();
    JsonObject json = JsonParser.parseString(receipt).getAsJsonObject();
    if (json.has("sent")) {
      for (JsonElement part : json.getAsJsonArray("sent")) {
        parts.add(part(part.getAsJsonObject()));
      }
    }
    return new Sent(parts);
  }

  private static Sent.Part part(JsonObject json) {
    if (json.has("document")) {
      return new Sent.Document(
          new DocumentId(json.get("document").getAsString()),
          json.get("name").getAsString(),
          json.get("pages").getAsInt(),
          json.get("tokens").getAsInt());
    }
    if (json.has("before")) {
      return new Sent.Before(
          json.get("before").getAsInt(),
          json.get("summarized").getAsBoolean(),
          json.get("tokens").getAsInt());
    }
    JsonArray tokens = json.getAsJsonArray("tokens");
    JsonArray texts = json.getAsJsonArray("texts");
    List<Sent.Piece> pieces = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      pieces.add(new Sent.Piece(tokens.get(i).getAsInt(), texts.get(i).getAsString()));
    }
    return new Sent.Words(Kind.valueOf(json.get("words").getAsString()), pieces);
  }
}
