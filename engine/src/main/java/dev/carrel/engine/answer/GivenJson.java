// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.PageRange;
import dev.carrel.engine.document.TextSpan;
import dev.carrel.engine.evidence.EvidenceJson;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

/** What the model was given, as a receipt has it in JSON. */
final class GivenJson {
  private GivenJson() {}

  static JsonObject object(Given given) {
    JsonObject json = new JsonObject();
    switch (given) {
      case Given.Words words -> {
        json.addProperty("part", words.kind().name().toLowerCase(Locale.ROOT));
        json.add("texts", ReceiptJson.array(words.texts().stream().map(GivenJson::text).toList()));
      }
      case Given.Document document -> {
        json.addProperty("part", "document");
        json.addProperty("document", document.id().sha256());
        json.addProperty("name", document.name());
        json.addProperty("title", document.title());
        json.add(
            "pages", ReceiptJson.array(document.pages().stream().map(GivenJson::pages).toList()));
      }
      case Given.Before before -> {
        json.addProperty("part", "before");
        json.addProperty("turns", before.turns());
        json.addProperty("summarized", before.summarized());
      }
    }
    json.addProperty("tokens", given.tokens());
    json.addProperty("sha256", given.sha256());
    return json;
  }

  private static JsonObject text(Given.Text text) {
    JsonObject json = new JsonObject();
    switch (text) {
      case Given.Literal(String words) -> json.addProperty("text", words);
      case Given.Passage(List<TextSpan> places) ->
          json.add("places", ReceiptJson.array(places.stream().map(EvidenceJson::place).toList()));
    }
    return json;
  }

  private static JsonArray pages(PageRange range) {
    return ReceiptJson.numbers(List.of(range.first(), range.last()));
  }

  static Given given(JsonObject json) {
    int tokens = json.get("tokens").getAsInt();
    String sha256 = json.get("sha256").getAsString();
    String part = json.get("part").getAsString();
    return switch (part) {
      case "document" ->
          new Given.Document(
              new DocumentId(json.get("document").getAsString()),
              json.get("name").getAsString(),
              json.get("title").getAsString(),
              StreamSupport.stream(json.getAsJsonArray("pages").spliterator(), false)
                  .map(range -> readPages(range.getAsJsonArray()))
                  .toList(),
              tokens,
              sha256);
      case "before" ->
          new Given.Before(
              json.get("turns").getAsInt(), json.get("summarized").getAsBoolean(), tokens, sha256);
      default ->
          new Given.Words(
              Given.Kind.valueOf(part.toUpperCase(Locale.ROOT)),
              ReceiptJson.objects(json.getAsJsonArray("texts")).stream()
                  .map(GivenJson::readText)
                  .toList(),
              tokens,
              sha256);
    };
  }

  private static PageRange readPages(JsonArray range) {
    return new PageRange(range.get(0).getAsInt(), range.get(1).getAsInt());
  }

  private static Given.Text readText(JsonObject json) {
    return json.has("text")
        ? new Given.Literal(json.get("text").getAsString())
        : new Given.Passage(
            ReceiptJson.objects(json.getAsJsonArray("places")).stream()
                .map(EvidenceJson::readPlace)
                .toList());
  }
}
