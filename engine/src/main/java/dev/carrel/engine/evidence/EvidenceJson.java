// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.TextSpan;
import dev.carrel.engine.evidence.Support.Conflict;
import dev.carrel.engine.evidence.Support.Doubt;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/**
 * Evidence as JSON, for the store, receipts and the command line; {@code docs/formats/evidence.md}.
 */
public final class EvidenceJson {
  private EvidenceJson() {}

  /** All of it, with the words in which a quote stands otherwise. */
  public static JsonObject object(Evidence evidence) {
    return object(evidence, true);
  }

  /** Without any words: what was found, by numbers and places. */
  public static JsonObject withoutWords(Evidence evidence) {
    return object(evidence, false);
  }

  private static JsonObject object(Evidence evidence, boolean words) {
    JsonObject json = new JsonObject();
    json.add("sentences", array(evidence.sentences(), s -> sentence(s, words)));
    evidence.absence().ifPresent(absence -> json.add("absence", absence(absence)));
    json.add("looked", array(evidence.looked(), EvidenceJson::looked));
    evidence.counted().ifPresent(counted -> json.add("counted", counted(counted, words)));
    return json;
  }

  private static JsonObject sentence(SentenceSupport sentence, boolean words) {
    JsonObject json = new JsonObject();
    json.addProperty("start", sentence.start());
    json.addProperty("end", sentence.end());
    json.add("quotes", numbers(sentence.quotes()));
    json.addProperty("support", label(sentence.support()));
    switch (sentence.support()) {
      case Support.Supported(double agreement) -> json.addProperty("agreement", agreement);
      case Support.Unsure(List<Doubt> doubts) -> {
        JsonArray labels = new JsonArray();
        doubts.forEach(doubt -> labels.add(label(doubt)));
        json.add("doubts", labels);
      }
      case Support.Contradicted(List<Conflict> conflicts) ->
          json.add("conflicts", array(conflicts, c -> conflict(c, words)));
      case Support.NoEvidence _ -> {}
    }
    return json;
  }

  /** As written in JSON and on the command line. */
  public static String label(Support support) {
    return switch (support) {
      case Support.Supported _ -> "supported";
      case Support.Unsure _ -> "unsure";
      case Support.Contradicted _ -> "contradicted";
      case Support.NoEvidence _ -> "no-evidence";
    };
  }

  /** As written in JSON. */
  public static String label(Doubt doubt) {
    return doubt.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static JsonObject conflict(Conflict conflict, boolean words) {
    JsonObject json = new JsonObject();
    if (words) {
      json.addProperty("answer", conflict.inAnswer());
      json.addProperty("quoted", conflict.inQuote());
    }
    json.addProperty("quote", conflict.quote());
    return json;
  }

  private static JsonObject absence(Absence absence) {
    JsonObject json = new JsonObject();
    json.addProperty("told", absence.told());
    absence.rightShare().ifPresent(share -> json.addProperty("right", share));
    json.add("nearest", numbers(absence.nearest()));
    json.addProperty("pagesRead", absence.pagesRead());
    json.addProperty("pagesNotRead", absence.pagesNotRead());
    return json;
  }

  private static JsonObject looked(PassageWeight weight) {
    JsonObject json = place(weight.place());
    json.addProperty("weight", weight.weight());
    return json;
  }

  private static JsonObject counted(Counted counted, boolean words) {
    JsonObject json = new JsonObject();
    json.add(
        "items",
        array(
            counted.items(),
            item -> {
              JsonObject one = new JsonObject();
              if (words) {
                one.addProperty("text", item.text());
              }
              one.addProperty("quote", item.quote());
              return one;
            }));
    json.addProperty("total", counted.total());
    json.addProperty("doubles", counted.doubles());
    json.addProperty("passagesShown", counted.passagesShown());
    json.addProperty("complete", counted.complete());
    return json;
  }

  /** A place of a document. */
  public static JsonObject place(TextSpan place) {
    JsonObject json = new JsonObject();
    json.addProperty("document", place.document().sha256());
    json.addProperty("page", place.page());
    json.addProperty("start", place.start());
    json.addProperty("end", place.end());
    return json;
  }

  private static <T> JsonArray array(List<T> values, Function<T, JsonObject> form) {
    JsonArray array = new JsonArray();
    values.forEach(value -> array.add(form.apply(value)));
    return array;
  }

  private static JsonArray numbers(List<Integer> numbers) {
    JsonArray array = new JsonArray();
    numbers.forEach(array::add);
    return array;
  }

  /**
   * Evidence from what {@link #object} or {@link #withoutWords} gave.
   *
   * @throws IllegalArgumentException if it is something else
   */
  public static Evidence evidence(JsonElement json) {
    try {
      return evidence(json.getAsJsonObject());
    } catch (IllegalArgumentException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new IllegalArgumentException("no evidence: " + e.getMessage(), e);
    }
  }

  /**
   * Evidence from text; none from an empty one.
   *
   * @throws IllegalArgumentException if it is something else
   */
  public static Evidence evidence(String text) {
    if (text.isEmpty()) {
      return Evidence.NONE;
    }
    try {
      return evidence(JsonParser.parseString(text));
    } catch (JsonParseException e) {
      throw new IllegalArgumentException("no evidence: " + e.getMessage(), e);
    }
  }

  private static Evidence evidence(JsonObject json) {
    return new Evidence(
        list(json, "sentences", EvidenceJson::readSentence),
        Optional.ofNullable(json.getAsJsonObject("absence")).map(EvidenceJson::readAbsence),
        list(
            json,
            "looked",
            one -> new PassageWeight(readPlace(one), one.get("weight").getAsDouble())),
        Optional.ofNullable(json.getAsJsonObject("counted")).map(EvidenceJson::readCounted));
  }

  private static SentenceSupport readSentence(JsonObject json) {
    String label = json.get("support").getAsString();
    Support support =
        switch (label) {
          case "supported" -> new Support.Supported(json.get("agreement").getAsDouble());
          case "unsure" ->
              new Support.Unsure(
                  elements(json.getAsJsonArray("doubts")).stream()
                      .map(JsonElement::getAsString)
                      .map(EvidenceJson::doubt)
                      .toList());
          case "contradicted" ->
              new Support.Contradicted(list(json, "conflicts", EvidenceJson::readConflict));
          case "no-evidence" -> new Support.NoEvidence();
          default -> throw new IllegalArgumentException("no support: " + label);
        };
    return new SentenceSupport(
        json.get("start").getAsInt(),
        json.get("end").getAsInt(),
        readNumbers(json, "quotes"),
        support);
  }

  private static Doubt doubt(String label) {
    return Doubt.valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  private static Conflict readConflict(JsonObject json) {
    return new Conflict(
        string(json, "answer"), string(json, "quoted"), json.get("quote").getAsInt());
  }

  private static Absence readAbsence(JsonObject json) {
    return new Absence(
        json.get("told").getAsBoolean(),
        json.has("right")
            ? OptionalDouble.of(json.get("right").getAsDouble())
            : OptionalDouble.empty(),
        readNumbers(json, "nearest"),
        json.get("pagesRead").getAsInt(),
        json.get("pagesNotRead").getAsInt());
  }

  private static Counted readCounted(JsonObject json) {
    return new Counted(
        list(
            json,
            "items",
            one -> new Counted.Item(string(one, "text"), one.get("quote").getAsInt())),
        json.get("doubles").getAsInt(),
        json.get("passagesShown").getAsInt(),
        json.get("complete").getAsBoolean());
  }

  /** What {@link #place} gave. */
  public static TextSpan readPlace(JsonObject json) {
    return new TextSpan(
        new DocumentId(json.get("document").getAsString()),
        json.get("page").getAsInt(),
        json.get("start").getAsInt(),
        json.get("end").getAsInt());
  }

  private static String string(JsonObject json, String key) {
    return json.has(key) ? json.get(key).getAsString() : "";
  }

  private static <T> List<T> list(JsonObject json, String key, Function<JsonObject, T> reading) {
    return elements(json.getAsJsonArray(key)).stream()
        .map(JsonElement::getAsJsonObject)
        .map(reading)
        .toList();
  }

  private static List<Integer> readNumbers(JsonObject json, String key) {
    return elements(json.getAsJsonArray(key)).stream().map(JsonElement::getAsInt).toList();
  }

  private static List<JsonElement> elements(JsonArray array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }
}
