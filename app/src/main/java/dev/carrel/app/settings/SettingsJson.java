// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.settings;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.carrel.engine.document.ReadAs;
import dev.carrel.engine.model.DeviceWish;
import dev.carrel.engine.model.KvProfile;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;

/** Settings as JSON. A value that is not understood is as if it were not there. */
final class SettingsJson {
  private static final String THEME = "theme";
  private static final String TEXT_SCALE = "textScale";
  private static final String LANGUAGE = "language";
  private static final String PROFILE = "profile";
  private static final String BUDGET = "budgetBytes";
  private static final String THREADS = "threads";
  private static final String MODEL = "model";
  private static final String NETWORK = "network";
  private static final String READ_HIDDEN = "readHidden";
  private static final String DEVICE = "device";
  private static final String CHANGES = "changes";
  private static final String COMMENTS = "comments";

  /** All keys that this version knows. */
  static final List<String> KEYS =
      List.of(
          THEME,
          TEXT_SCALE,
          LANGUAGE,
          PROFILE,
          BUDGET,
          THREADS,
          MODEL,
          NETWORK,
          READ_HIDDEN,
          DEVICE,
          CHANGES,
          COMMENTS);

  private SettingsJson() {}

  /** Only what differs from the defaults. */
  static JsonObject of(Settings settings) {
    JsonObject json = new JsonObject();
    if (settings.theme() != Settings.DEFAULT.theme()) {
      json.addProperty(THEME, settings.theme().name().toLowerCase(Locale.ROOT));
    }
    if (settings.textScale() != Settings.DEFAULT.textScale()) {
      json.addProperty(TEXT_SCALE, settings.textScale());
    }
    if (!settings.language().isEmpty()) {
      json.addProperty(LANGUAGE, settings.language());
    }
    settings.profile().ifPresent(profile -> json.addProperty(PROFILE, profile.label()));
    settings.budgetBytes().ifPresent(bytes -> json.addProperty(BUDGET, bytes));
    settings.threads().ifPresent(threads -> json.addProperty(THREADS, threads));
    settings.model().ifPresent(model -> json.addProperty(MODEL, model));
    if (!settings.networkAllowed()) {
      json.addProperty(NETWORK, false);
    }
    if (settings.readsHidden()) {
      json.addProperty(READ_HIDDEN, true);
    }
    if (!settings.device().equals(Settings.DEFAULT.device())) {
      json.addProperty(DEVICE, settings.device().name());
    }
    if (settings.readAs().changes() != ReadAs.DEFAULT.changes()) {
      json.addProperty(CHANGES, settings.readAs().changes().label());
    }
    if (!settings.readAs().comments()) {
      json.addProperty(COMMENTS, false);
    }
    return json;
  }

  static Settings parse(JsonObject json) {
    return new Settings(
            text(json, THEME).flatMap(SettingsJson::theme).orElse(Settings.DEFAULT.theme()),
            number(json, TEXT_SCALE, JsonElement::getAsDouble).orElse(Settings.DEFAULT.textScale()),
            text(json, LANGUAGE).orElse(Settings.DEFAULT.language()),
            text(json, PROFILE).flatMap(KvProfile::named),
            number(json, BUDGET, JsonElement::getAsLong)
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty()),
            number(json, THREADS, JsonElement::getAsInt)
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty()),
            text(json, MODEL),
            flag(json, NETWORK).orElse(Settings.DEFAULT.networkAllowed()),
            flag(json, READ_HIDDEN).orElse(Settings.DEFAULT.readsHidden()),
            text(json, DEVICE).map(DeviceWish::new).orElse(Settings.DEFAULT.device()),
            new ReadAs(
                text(json, CHANGES).flatMap(ReadAs.Changes::named).orElse(ReadAs.DEFAULT.changes()),
                flag(json, COMMENTS).orElse(ReadAs.DEFAULT.comments())))
        .mended();
  }

  private static Optional<Theme> theme(String name) {
    return Arrays.stream(Theme.values()).filter(t -> t.name().equalsIgnoreCase(name)).findFirst();
  }

  private static Optional<JsonPrimitive> value(JsonObject json, String key) {
    return Optional.ofNullable(json.get(key))
        .filter(JsonElement::isJsonPrimitive)
        .map(JsonElement::getAsJsonPrimitive);
  }

  private static Optional<String> text(JsonObject json, String key) {
    return value(json, key).filter(JsonPrimitive::isString).map(JsonPrimitive::getAsString);
  }

  private static Optional<Boolean> flag(JsonObject json, String key) {
    return value(json, key).filter(JsonPrimitive::isBoolean).map(JsonPrimitive::getAsBoolean);
  }

  private static <T> Optional<T> number(
      JsonObject json, String key, Function<JsonPrimitive, T> read) {
    try {
      return value(json, key).filter(JsonPrimitive::isNumber).map(read);
    } catch (NumberFormatException e) {
      return Optional.empty(); // no number that fits
    }
  }
}
