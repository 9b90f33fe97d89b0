// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review.export;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.carrel.engine.answer.Quote;
import dev.carrel.engine.conversation.Turn;
import dev.carrel.engine.document.PlaceName;
import dev.carrel.engine.document.TextSpan;
import dev.carrel.engine.evidence.EvidenceJson;
import dev.carrel.engine.review.Cell;
import dev.carrel.engine.review.CellValueJson;
import dev.carrel.engine.review.ColumnJson;
import dev.carrel.engine.review.Tag;
import java.util.Collection;
import java.util.Locale;

/** A cell as JSON; what there is none of is left out. */
final class CellJson {
  private CellJson() {}

  static JsonObject of(ExportedCell exported, ExportFacts facts) {
    Cell cell = exported.cell();
    JsonObject json = new JsonObject();
    json.addProperty("column", cell.column());
    json.addProperty("state", cell.state().label());
    cell.value().ifPresent(value -> json.add("value", CellValueJson.object(value)));
    filled(json, "words", cell.words());
    cell.answer().ifPresent(answer -> json.add("answer", answer(answer, facts)));
    cell.second()
        .ifPresent(second -> json.add("second", JsonParser.parseString(ColumnJson.second(second))));
    cell.corrected().ifPresent(words -> json.addProperty("corrected", words));
    exported.tick().ifPresent(tick -> json.add("verified", verified(tick)));
    exported
        .wish()
        .ifPresent(
            check -> {
              JsonObject wish = new JsonObject();
              wish.addProperty("deviates", check.deviates());
              wish.addProperty("why", check.sentence());
              json.add("wish", wish);
            });
    if (!exported.tags().isEmpty()) {
      json.add("tags", tags(exported.tags()));
    }
    json.addProperty("flagged", cell.flagged());
    filled(json, "note", cell.note());
    filled(json, "failure", cell.failure());
    return json;
  }

  static JsonArray tags(Collection<Tag> tags) {
    JsonArray json = new JsonArray();
    tags.forEach(tag -> json.add(tag.name()));
    return json;
  }

  private static JsonObject verified(Exported.Tick tick) {
    JsonObject json = new JsonObject();
    json.addProperty("who", tick.who());
    json.addProperty("at", tick.at().toString());
    return json;
  }

  private static JsonObject answer(Turn answer, ExportFacts facts) {
    JsonObject json = new JsonObject();
    json.addProperty("question", answer.question());
    json.addProperty("words", answer.answer());
    json.addProperty("model", answer.model());
    json.addProperty("profile", answer.profile());
    json.addProperty("at", answer.created().toString());
    json.addProperty("complete", answer.complete());
    JsonArray quotes = new JsonArray();
    answer.quotes().forEach(quote -> quotes.add(quote(quote, facts)));
    json.add("quotes", quotes);
    JsonArray notes = new JsonArray();
    answer.notes().forEach(notes::add);
    json.add("notes", notes);
    json.add("evidence", EvidenceJson.object(answer.evidence()));
    return json;
  }

  private static JsonObject quote(Quote quote, ExportFacts facts) {
    JsonObject json = new JsonObject();
    json.addProperty("number", quote.number());
    json.addProperty("text", quote.text());
    json.addProperty("match", quote.match().label());
    JsonArray places = new JsonArray();
    for (TextSpan place : quote.places()) {
      JsonObject one = EvidenceJson.place(place);
      filled(one, "bates", facts.bates().apply(place));
      places.add(one);
    }
    json.add("places", places);
    quote
        .standing()
        .called()
        .ifPresent(
            name -> {
              switch (name) {
                case PlaceName.Labelled labelled -> json.addProperty("label", labelled.label());
                case PlaceName.Part part -> json.addProperty("address", part.address());
              }
            });
    quote.hidden().ifPresent(why -> json.addProperty("hidden", lower(why)));
    JsonArray marks = new JsonArray();
    quote.standing().marks().stream().sorted().forEach(mark -> marks.add(lower(mark)));
    json.add("marks", marks);
    return json;
  }

  private static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }

  private static void filled(JsonObject json, String key, String text) {
    if (!text.isEmpty()) {
      json.addProperty(key, text);
    }
  }
}
