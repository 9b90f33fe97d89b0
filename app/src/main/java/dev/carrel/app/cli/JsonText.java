// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonNull;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSerializer;
import dev.carrel.engine.Waiting;
import dev.carrel.engine.ground.ShownText;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Objects as commands print them with {@code --json}; what is not there is null. */
final class JsonText {
  private static final JsonSerializer<Optional<?>> OPTIONAL =
      (value, type, context) ->
          value.isPresent() ? context.serialize(value.get()) : JsonNull.INSTANCE;
  private static final JsonSerializer<OptionalLong> OPTIONAL_LONG =
      (value, type, context) ->
          value.isPresent() ? new JsonPrimitive(value.getAsLong()) : JsonNull.INSTANCE;

  private static final JsonSerializer<Waiting> WAITING =
      (value, type, context) -> new JsonPrimitive(WaitingText.of(value));

  private JsonText() {}

  static String of(Object object) {
    Gson gson =
        new GsonBuilder()
            .disableHtmlEscaping()
            .serializeNulls()
            .setPrettyPrinting()
            .registerTypeHierarchyAdapter(Optional.class, OPTIONAL)
            .registerTypeAdapter(OptionalLong.class, OPTIONAL_LONG)
            .registerTypeHierarchyAdapter(Waiting.class, WAITING)
            .create();
    return visible(gson.toJson(object));
  }

  /** What would act on a terminal or hide, as JSON's escapes: it stands within strings only. */
  private static String visible(String json) {
    StringBuilder text = new StringBuilder(json.length());
    json.codePoints()
        .forEach(
            point -> {
              if (ShownText.isHidden(point)) {
                for (char half : Character.toChars(point)) {
                  text.append(String.format(Locale.ROOT, "\\u%04x", (int) half));
                }
              } else {
                text.appendCodePoint(point);
              }
            });
    return text.toString();
  }
}
