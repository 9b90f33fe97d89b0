// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.carrel.engine.answer.Sent.Kind;
import dev.carrel.engine.context.ChatMarks;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.TextSpan;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A receipt as the store keeps it: with how the tokens cut the words that were sent, so that they
 * can be shown without the model. The words themselves are taken from the documents.
 */
public final class StoredReceipt {
  /** Stands for words that are not to be had any more. */
  private static final String GONE = "\u2026";

  private final JsonObject json;

  private StoredReceipt(JsonObject json) {
    this.json = json;
  }

  /** What is kept of an answer. */
  public static String json(Receipt receipt, Sent sent) {
    JsonObject json = ReceiptJson.object(receipt);
    JsonObject lengths = new JsonObject();
    for (Sent.Part part : sent.parts()) {
      if (part instanceof Sent.Words words) {
        lengths.add(
            key(words.kind()),
            ReceiptJson.numbers(words.pieces().stream().map(String::length).toList()));
      }
    }
    json.add("lengths", lengths);
    return json.toString();
  }

  private static String key(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  /**
   * What was kept.
   *
   * @throws IllegalArgumentException if it is nothing of the kind
   */
  public static StoredReceipt of(String json) {
    return ReceiptJson.understood(
        () -> new StoredReceipt(JsonParser.parseString(json).getAsJsonObject()));
  }

  /**
   * Empty for one of another format, as those from before they told how an answer was made.
   *
   * @throws IllegalArgumentException if it is none
   */
  public Optional<Receipt> receipt() {
    return ReceiptJson.understood(
        () -> isOurs() ? Optional.of(ReceiptJson.receipt(json)) : Optional.empty());
  }

  private boolean isOurs() {
    return json.has("format") && json.get("format").getAsInt() == ReceiptJson.FORMAT;
  }

  /**
   * What was sent, with the words; nothing for one of a format that is not known.
   *
   * @param text of a place in a document; empty if it is not there any more
   * @throws IllegalArgumentException if it is no receipt
   */
  public Sent sent(Function<TextSpan, Optional<String>> text) {
    return ReceiptJson.understood(
        () -> receipt().map(receipt -> sent(receipt, text)).orElseGet(this::sentOfFirstFormat));
  }

  private Sent sent(Receipt receipt, Function<TextSpan, Optional<String>> text) {
    StringBuilder opening = new StringBuilder();
    StringBuilder question = new StringBuilder();
    for (Given given : receipt.given()) {
      if (given instanceof Given.Words words) {
        (words.kind() == Given.Kind.OPENING ? opening : question).append(words(words, text));
      }
    }
    Map<Kind, List<String>> pieces = new EnumMap<>(Kind.class);
    pieces.put(Kind.OPENING, cut(Kind.OPENING, opening.toString()));
    pieces.put(Kind.QUESTION, cut(Kind.QUESTION, question.toString()));
    pieces.put(Kind.ANSWER, cut(Kind.ANSWER, receipt.written().text()));
    return Sent.of(receipt, pieces);
  }

  private static String words(Given.Words words, Function<TextSpan, Optional<String>> text) {
    StringBuilder all = new StringBuilder();
    for (Given.Text part : words.texts()) {
      switch (part) {
        case Given.Literal(String literal) -> all.append(literal);
        case Given.Passage(List<TextSpan> places) -> all.append(passage(places, text));
      }
    }
    return all.toString();
  }

  private static String passage(List<TextSpan> places, Function<TextSpan, Optional<String>> text) {
    List<String> ranges = places.stream().map(text).flatMap(Optional::stream).toList();
    return ranges.size() == places.size() ? ChatMarks.neutral(PassageWords.of(ranges)) : GONE;
  }

  private List<String> cut(Kind kind, String words) {
    List<String> pieces = new ArrayList<>();
    int at = 0;
    for (int length :
        ReceiptJson.numbers(json.getAsJsonObject("lengths").getAsJsonArray(key(kind)))) {
      if (length > words.length() - at) {
        return List.of(words);
      }
      pieces.add(words.substring(at, at + length));
      at += length;
    }
    return at == words.length() ? pieces : List.of(words);
  }

  /** Then the words stood in it, token by token. */
  private Sent sentOfFirstFormat() {
    List<Sent.Part> parts = new ArrayList<>();
    if (json.has("sent")) {
      ReceiptJson.objects(json.getAsJsonArray("sent")).forEach(part -> parts.add(part(part)));
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
    JsonArray texts = json.getAsJsonArray("texts");
    return new Sent.Words(
        Kind.valueOf(json.get("words").getAsString()),
        texts.asList().stream().map(JsonElement::getAsString).toList(),
        texts.size());
  }
}
