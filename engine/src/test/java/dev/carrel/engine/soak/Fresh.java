// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.soak;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.carrel.engine.conversation.Turn;
import dev.carrel.engine.evidence.Evidence;
import dev.carrel.engine.home.Home;
import dev.carrel.engine.soak.Given.Place;
import dev.carrel.engine.soak.Given.Reply;
import dev.carrel.engine.soak.Truth.Doc;
import dev.carrel.engine.soak.Truth.Piece;
import dev.carrel.engine.store.Store;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Gives the same answers again: in a home of its own, where nothing was kept, removed or killed,
 * the same documents are read in the same order, and the same is asked after the same was said.
 */
final class Fresh {
  private final EngineProcess engine;
  private final Map<String, Doc> documents;
  private final Path folder;

  Fresh(EngineProcess engine, Map<String, Doc> documents, Path folder) {
    this.engine = engine;
    this.documents = documents;
    this.folder = folder;
  }

  /**
   * An answer that is not the same.
   *
   * @param words both, for people
   * @param nearTie whether the model was shown the same, in a conversation: llama.cpp adds up
   *     attention in pieces that depend on how many tokens are in the context and are asked about
   *     at once, other conversations' too (ops.cpp, {@code use_split_kv_path}, {@code use_tiled}).
   *     Where two words are as likely, the last bit decides
   */
  record Difference(String words, boolean nearTie) {}

  /** Compares; what is not the same. */
  List<Difference> compare(List<Given> given) {
    Map<Place, List<Given>> byPlace = new LinkedHashMap<>();
    given.forEach(g -> byPlace.computeIfAbsent(g.place(), p -> new ArrayList<>()).add(g));
    List<Difference> different = new ArrayList<>();
    int number = 0;
    for (Map.Entry<Place, List<Given>> there : byPlace.entrySet()) {
      Path home = folder.resolve("fresh-" + ++number);
      different.addAll(compare(home, there.getKey(), there.getValue()));
      System.out.println("      memory after place " + number + ": " + engine.call("memory"));
    }
    System.out.printf("      %d places compared%n", byPlace.size());
    return different;
  }

  /** Of documents, as {@link Told#texts} has it. */
  JsonElement texts(List<String> shelf) {
    engine.call("open", "home", folder.resolve("fresh-shelf").toString());
    for (String id : shelf) {
      engine.call("add", "file", Objects.requireNonNull(documents.get(id)).file().toString());
    }
    JsonElement texts = engine.call("texts");
    engine.call("close");
    return texts;
  }

  private List<Difference> compare(Path home, Place place, List<Given> given) {
    Map<List<List<Object>>, List<Given>> byRequest = new LinkedHashMap<>();
    given.forEach(g -> byRequest.computeIfAbsent(g.request(), r -> new ArrayList<>()).add(g));
    Map<List<List<Object>>, List<Long>> conversations = saidBefore(home, byRequest);
    engine.call("open", "home", home.toString());
    Optional<Call> paused = read(place);
    List<Difference> different = new ArrayList<>();
    byRequest.forEach(
        (request, same) -> {
          List<JsonObject> fresh =
              ask(same.getFirst(), Objects.requireNonNull(conversations.get(request)));
          same.forEach(g -> different.addAll(differences(g, fresh)));
        });
    paused.ifPresent(
        call -> {
          engine.call("resume");
          JsonElement _ = call.end();
        });
    engine.call("close");
    return different;
  }

  /** Puts what was said before into the home: for each request a conversation for each question. */
  private static Map<List<List<Object>>, List<Long>> saidBefore(
      Path home, Map<List<List<Object>>, List<Given>> byRequest) {
    Map<List<List<Object>>, List<Long>> conversations = new LinkedHashMap<>();
    try (Home opened = Home.open(home);
        Store store = Store.open(opened)) {
      byRequest.forEach(
          (request, same) ->
              conversations.put(
                  request,
                  same.getFirst().replies().stream()
                      .map(reply -> said(store, reply.before()))
                      .toList()));
    }
    return conversations;
  }

  private static long said(Store store, JsonObject before) {
    long conversation = store.conversations().create(OptionalLong.empty(), "again").id();
    if (before.has("summary")) {
      long told = say(store, conversation, "told in short", "told in short");
      boolean _ = store.turns().keepSummary(told, before.get("summary").getAsString());
    }
    for (JsonElement turn : before.getAsJsonArray("turns")) {
      JsonObject said = turn.getAsJsonObject();
      var _ =
          say(
              store,
              conversation,
              said.get("question").getAsString(),
              said.get("answer").getAsString());
    }
    return conversation;
  }

  private static long say(Store store, long conversation, String question, String answer) {
    Turn turn =
        new Turn(
            question,
            answer,
            "",
            "",
            Instant.EPOCH,
            0,
            0,
            0,
            true,
            List.of(),
            List.of(),
            Evidence.NONE);
    return store.turns().append(conversation, turn, Optional.empty()).id();
  }

  /** Reads the documents; the reading of the last one, if it is to stay in the middle. */
  private Optional<Call> read(Place place) {
    for (Piece piece : place.context()) {
      Path file = Objects.requireNonNull(documents.get(piece.id())).file();
      engine.call("add", "file", file.toString());
    }
    for (Piece piece : place.context()) {
      boolean part = place.partOfLast() != Place.WHOLE && piece.equals(place.context().getLast());
      Call call =
          engine.begin(
              "read",
              "document",
              piece.id(),
              "pages",
              piece.pages(),
              "profile",
              place.profile(),
              "budget",
              Scene.BUDGET,
              "pauseAt",
              part ? place.partOfLast() : Place.WHOLE);
      if (part) {
        Violation.unless(call.awaitEvents("paused", 1), "a fresh reading does not pause there");
        return Optional.of(call);
      }
      JsonElement _ = call.end();
    }
    return Optional.empty();
  }

  private List<JsonObject> ask(Given given, List<Long> conversations) {
    List<Reply> replies = given.replies();
    Reply first = replies.getFirst();
    if (!first.conversing()) {
      JsonElement answer =
          first.stopAfter() == 0
              ? engine.call("ask", "question", first.question())
              : engine.call("ask", "question", first.question(), "stopAfter", first.stopAfter());
      return List.of(answer.getAsJsonObject());
    }
    List<Map<String, Object>> questions = new ArrayList<>();
    for (int i = 0; i < replies.size(); i++) {
      Reply reply = replies.get(i);
      Map<String, Object> question = new HashMap<>();
      question.put("conversation", conversations.get(i));
      question.put("question", reply.question());
      if (reply.stopAfter() > 0) {
        question.put("stopAfter", reply.stopAfter());
      }
      questions.add(question);
    }
    JsonArray answers = engine.call("converse", "questions", questions).getAsJsonArray();
    return answers.asList().stream().map(JsonElement::getAsJsonObject).toList();
  }

  private static List<Difference> differences(Given given, List<JsonObject> fresh) {
    List<Difference> different = new ArrayList<>();
    for (int i = 0; i < fresh.size(); i++) {
      Reply reply = given.replies().get(i);
      JsonObject again = fresh.get(i);
      if (!reply.isSame(again)) {
        String words =
            "action %d, %s%n  from    %s%n  given   %s%n  fresh   %s"
                .formatted(
                    given.action(),
                    reply.question(),
                    given.place(),
                    with(reply.answer(), reply.before()),
                    again);
        different.add(new Difference(words, reply.conversing() && reply.isSamePlace(again)));
      }
    }
    return different;
  }

  private static JsonObject with(JsonObject answer, JsonObject before) {
    JsonObject all = answer.deepCopy();
    all.add("before", before);
    return all;
  }
}
