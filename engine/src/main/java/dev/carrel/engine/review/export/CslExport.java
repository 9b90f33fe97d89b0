// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review.export;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.stream.JsonWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;

/** References as CSL JSON, which programs that keep references read. */
final class CslExport {
  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

  private CslExport() {}

  static void write(Exported review, OutputStream out) throws IOException {
    JsonWriter json =
        new JsonWriter(
            new VisibleJson(
                new BufferedWriter(
                    new OutputStreamWriter(out, StandardCharsets.UTF_8.newEncoder()))));
    json.setIndent(" ");
    json.beginArray();
    int number = 0;
    for (Iterator<Reference> all = Reference.of(review).iterator(); all.hasNext(); ) {
      GSON.toJson(item(all.next(), ++number), json);
    }
    json.endArray();
    json.flush();
  }

  private static JsonObject item(Reference reference, int number) {
    JsonObject json = new JsonObject();
    json.addProperty("id", reference.doi().orElse("document-" + number));
    json.addProperty("type", reference.journal().isPresent() ? "article-journal" : "article");
    reference.title().ifPresent(title -> json.addProperty("title", title));
    if (!reference.authors().isEmpty()) {
      JsonArray authors = new JsonArray();
      reference.authors().forEach(name -> authors.add(author(name)));
      json.add("author", authors);
    }
    reference.journal().ifPresent(name -> json.addProperty("container-title", name));
    reference.year().ifPresent(year -> json.add("issued", issued(year)));
    reference.doi().ifPresent(doi -> json.addProperty("DOI", doi));
    return json;
  }

  /** Divided only where a comma does it; else it is not known which name is which. */
  private static JsonObject author(String name) {
    JsonObject json = new JsonObject();
    int comma = name.indexOf(',');
    if (comma > 0 && comma == name.lastIndexOf(',') && comma < name.length() - 1) {
      json.addProperty("family", name.substring(0, comma).strip());
      json.addProperty("given", name.substring(comma + 1).strip());
    } else {
      json.addProperty("literal", name);
    }
    return json;
  }

  private static JsonObject issued(String year) {
    JsonArray parts = new JsonArray();
    parts.add(Integer.parseInt(year));
    JsonArray dates = new JsonArray();
    dates.add(parts);
    JsonObject json = new JsonObject();
    json.add("date-parts", dates);
    return json;
  }
}
