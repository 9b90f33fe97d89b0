// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review.export;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.stream.JsonWriter;
import dev.carrel.engine.document.BatesRange;
import dev.carrel.engine.document.DocumentEntry;
import dev.carrel.engine.document.UnreadablePage;
import dev.carrel.engine.review.ColumnJson;
import dev.carrel.engine.review.Review;
import dev.carrel.engine.review.Review.KeptColumn;
import dev.carrel.engine.review.Tag;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Iterator;
import java.util.Locale;

/** A review as JSON with all that is known: {@code docs/formats/review-export.md}. */
final class JsonExport {
  /** Which form it is. */
  static final int FORMAT = 1;

  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

  private JsonExport() {}

  static void write(Exported review, OutputStream out) throws IOException {
    JsonWriter json =
        new JsonWriter(
            new VisibleJson(
                new BufferedWriter(
                    new OutputStreamWriter(out, StandardCharsets.UTF_8.newEncoder()))));
    json.setIndent(" ");
    json.setHtmlSafe(false);
    json.beginObject();
    json.name("format").value(FORMAT);
    json.name("carrel").value(review.options().carrelVersion());
    json.name("written").value(review.options().when().toString());
    json.name("review");
    GSON.toJson(about(review.grid().review()), json);
    json.name("counts");
    GSON.toJson(counts(review), json);
    json.name("columns").beginArray();
    for (KeptColumn column : review.columns()) {
      GSON.toJson(column(column), json);
    }
    json.endArray();
    json.name("documents").beginArray();
    for (DocumentEntry row : review.grid().rows()) {
      document(review, row, json);
    }
    json.endArray();
    json.endObject();
    json.flush();
  }

  private static JsonObject about(Review review) {
    JsonObject json = new JsonObject();
    json.addProperty("id", review.id());
    json.addProperty("name", review.name());
    json.addProperty("created", review.created().toString());
    return json;
  }

  private static JsonObject counts(Exported review) {
    JsonObject json = new JsonObject();
    review.grid().counts().forEach((state, count) -> json.addProperty(state.label(), count));
    return json;
  }

  private static JsonObject column(KeptColumn kept) {
    JsonObject json = new JsonObject();
    json.addProperty("id", kept.id());
    json.addProperty("title", kept.column().title());
    json.addProperty("type", kept.column().type().label());
    json.addProperty("question", kept.column().question());
    if (!kept.column().instruction().isEmpty()) {
      json.addProperty("instruction", kept.column().instruction());
    }
    if (!kept.column().choices().isEmpty()) {
      json.add("choices", JsonParser.parseString(ColumnJson.choices(kept.column().choices())));
    }
    kept.column()
        .wish()
        .ifPresent(wish -> json.add("wish", JsonParser.parseString(ColumnJson.wish(wish))));
    json.addProperty("secondReader", kept.second());
    return json;
  }

  private static void document(Exported review, DocumentEntry row, JsonWriter json)
      throws IOException {
    json.beginObject();
    json.name("id").value(row.id().sha256());
    json.name("name").value(review.name(row));
    if (review.options().links()) {
      json.name("file").value(row.file().toString());
    }
    json.name("kind").value(row.kind().name().toLowerCase(Locale.ROOT));
    json.name("pages").value(row.pages());
    Collection<Tag> tags = review.grid().tags(row.id());
    if (!tags.isEmpty()) {
      json.name("tags");
      GSON.toJson(CellJson.tags(tags), json);
    }
    BatesRange bates = review.grid().bates().get(row.id());
    if (bates != null) {
      json.name("bates");
      GSON.toJson(bates(bates), json);
    }
    json.name("unreadable");
    GSON.toJson(unreadable(review, row), json);
    json.name("cells").beginArray();
    for (Iterator<ExportedCell> cells = review.cells(row).iterator(); cells.hasNext(); ) {
      GSON.toJson(CellJson.of(cells.next(), review.options().facts()), json);
    }
    json.endArray();
    json.endObject();
  }

  private static JsonObject bates(BatesRange range) {
    JsonObject json = new JsonObject();
    json.addProperty("first", range.from());
    json.addProperty("last", range.to());
    return json;
  }

  private static JsonArray unreadable(Exported review, DocumentEntry row) {
    JsonArray pages = new JsonArray();
    for (UnreadablePage page : review.options().facts().unreadable().apply(row.id())) {
      JsonObject json = new JsonObject();
      json.addProperty("page", page.page());
      json.addProperty("reason", page.reason());
      pages.add(json);
    }
    return pages;
  }
}
