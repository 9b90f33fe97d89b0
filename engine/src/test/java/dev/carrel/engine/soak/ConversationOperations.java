// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.soak;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.carrel.engine.Conversations;
import dev.carrel.engine.Engine;
import dev.carrel.engine.answer.Answer;
import dev.carrel.engine.answer.AnswerListener;
import dev.carrel.engine.answer.Dialogue;
import dev.carrel.engine.answer.Quote;
import dev.carrel.engine.answer.Reply;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import java.util.ArrayList;
import java.util.List;

/** Questions, single ones and in conversations. */
final class ConversationOperations {
  private final Engine engine;
  private final Conversations conversations;

  ConversationOperations(Engine engine) {
    this.engine = engine;
    this.conversations = engine.conversations();
  }

  JsonElement run(String what, JsonObject in, Events events) {
    return switch (what) {
      case "ask" -> ask(in, events);
      case "converse" -> converse(in.getAsJsonArray("questions"), events);
      case "begin" -> Told.number(conversations.begin(in.get("title").getAsString()).id());
      case "drop" -> EngineOperations.done(() -> conversations.remove(id(in)));
      case "undrop" -> EngineOperations.done(() -> conversations.restore(id(in)));
      case "retell" ->
          EngineOperations.done(
              () -> conversations.editSummary(id(in), in.get("text").getAsString()));
      default -> throw new IllegalArgumentException("nobody knows how to " + what);
    };
  }

  private static long id(JsonObject in) {
    return in.get("conversation").getAsLong();
  }

  /** An answer; an event for each piece of it; stopped after {@code stopAfter} of them. */
  private JsonElement ask(JsonObject in, Events events) {
    Cancellation cancellation = new Cancellation();
    Answer answer =
        engine
            .ask(in.get("question").getAsString(), listener(in, events, cancellation), cancellation)
            .answer();
    return Told.answer(answer);
  }

  private static AnswerListener listener(JsonObject in, Events events, Cancellation cancellation) {
    int stopAfter = in.has("stopAfter") ? in.get("stopAfter").getAsInt() : Integer.MAX_VALUE;
    return new AnswerListener() {
      private int pieces;

      @Override
      public void text(String more) {
        pieces++;
        events.tell("piece", new JsonObject());
        if (pieces >= stopAfter) {
          cancellation.request();
        }
      }

      @Override
      public void quote(Quote quote) {}
    };
  }

  private JsonElement converse(JsonArray asked, Events events) {
    List<Conversations.Question> questions = new ArrayList<>();
    for (JsonElement element : asked) {
      JsonObject one = element.getAsJsonObject();
      Cancellation cancellation = new Cancellation();
      questions.add(
          new Conversations.Question(
              id(one),
              one.get("question").getAsString(),
              listener(one, events, cancellation),
              cancellation));
    }
    JsonArray replies = new JsonArray();
    for (Reply reply : conversations.ask(questions)) {
      replies.add(
          switch (reply) {
            case Reply.Answered(Answer answer, Dialogue before, _, _) -> {
              JsonObject out = Told.answer(answer);
              out.add("before", Told.dialogue(before));
              yield out;
            }
            case Reply.Refused(CarrelException error) -> {
              JsonObject out = new JsonObject();
              out.addProperty("code", error.code().name());
              out.addProperty("message", error.getMessage());
              yield out;
            }
          });
    }
    return replies;
  }
}
