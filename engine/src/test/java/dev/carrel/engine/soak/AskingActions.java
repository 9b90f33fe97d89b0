// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.soak;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.carrel.engine.soak.Given.Place;
import dev.carrel.engine.soak.Given.Reply;
import dev.carrel.engine.soak.Truth.Turn;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Questions are asked. Each answer is kept, to be compared with that of a fresh run. */
final class AskingActions {
  private static final int MOST_AT_ONCE = 4;
  private static final int MOST_CONVERSATIONS = 6;

  private final Scene scene;
  private final Truth truth;

  AskingActions(Scene scene) {
    this.scene = scene;
    this.truth = scene.truth;
  }

  List<Action> all() {
    return List.of(
        new Action("ask", 10, this::mayAsk, () -> ask(Place.WHOLE)),
        new Action("stop an answer", 3, this::mayAsk, this::stop),
        new Action("converse", 10, this::mayAsk, this::converse),
        new Action("side by side", 5, this::mayAsk, this::sideBySide),
        new Action("drop a conversation", 1, this::isAnyOpen, this::drop),
        new Action("undrop", 2, () -> !truth.removedConversations.isEmpty(), this::undrop),
        new Action("edit a summary", 1, this::isAnyOpen, this::retell));
  }

  private boolean mayAsk() {
    return !truth.context.isEmpty();
  }

  private boolean isAnyOpen() {
    return !truth.openConversations().isEmpty();
  }

  private String question() {
    return scene.one(Contracts.QUESTIONS);
  }

  /** Asks a single question. */
  void ask(long partOfLast) {
    String question = question();
    JsonObject answer = scene.call("ask", "question", question).getAsJsonObject();
    scene.say("ask %s: %s", question, brief(answer));
    note(partOfLast, List.of(new Reply(nothingSaid(), question, answer, false, 0)));
  }

  private static String brief(JsonObject answer) {
    String text = answer.get("text").getAsString().replace('\n', ' ');
    return text.length() <= 60 ? text : text.substring(0, 60) + "...";
  }

  private static JsonObject nothingSaid() {
    JsonObject nothing = new JsonObject();
    nothing.add("turns", new JsonArray());
    return nothing;
  }

  private void note(long partOfLast, List<Reply> replies) {
    scene.given.add(
        new Given(scene.action(), new Place(truth.profile, truth.context, partOfLast), replies));
  }

  private void stop() {
    String question = question();
    int after = 1 + scene.random.nextInt(20);
    JsonObject answer =
        scene.call("ask", "question", question, "stopAfter", after).getAsJsonObject();
    scene.say("stop after %d: %s", after, brief(answer));
    note(Place.WHOLE, List.of(new Reply(nothingSaid(), question, answer, false, after)));
  }

  /** An open conversation, perhaps a new one. */
  private long conversation() {
    List<Long> open = truth.openConversations();
    if (open.isEmpty() || (open.size() < MOST_CONVERSATIONS && scene.random.nextInt(3) == 0)) {
      return newConversation();
    }
    return scene.one(open);
  }

  private long newConversation() {
    long fresh = scene.call("begin", "title", "of action " + scene.action()).getAsLong();
    truth.conversations.put(fresh, new ArrayList<>());
    return fresh;
  }

  void converse() {
    Map<Long, String> one = new LinkedHashMap<>();
    boolean _ =
        scene.attempt(
            () -> {
              one.put(conversation(), question());
              converse(one);
            });
  }

  private void sideBySide() {
    int wanted = 2 + scene.random.nextInt(MOST_AT_ONCE - 1);
    while (truth.openConversations().size() < wanted) {
      long _ = newConversation();
    }
    List<Long> open = new ArrayList<>(truth.openConversations());
    Collections.shuffle(open, scene.random);
    Map<Long, String> several = new LinkedHashMap<>();
    open.subList(0, wanted).forEach(conversation -> several.put(conversation, question()));
    converse(several);
  }

  private void converse(Map<Long, String> asked) {
    List<JsonObject> questions = new ArrayList<>();
    asked.forEach((conversation, question) -> questions.add(asked(conversation, question)));
    JsonArray answers = scene.call("converse", "questions", questions).getAsJsonArray();
    List<Reply> replies = new ArrayList<>();
    int i = 0;
    for (Map.Entry<Long, String> one : asked.entrySet()) {
      JsonElement stopAfter = questions.get(i).get("stopAfter");
      JsonObject answer = answers.get(i++).getAsJsonObject();
      Violation.unless(!answer.has("code"), "no answer: %s", answer);
      scene.say("in %d: %s: %s", one.getKey(), one.getValue(), brief(answer));
      List<Turn> turns = truth.conversations.get(one.getKey());
      checkNothingIsForgotten(turns, answer.getAsJsonObject("before"));
      turns.add(new Turn(one.getValue(), answer.get("text").getAsString()));
      int stopped = stopAfter == null ? 0 : stopAfter.getAsInt();
      replies.add(
          new Reply(answer.getAsJsonObject("before"), one.getValue(), answer, true, stopped));
    }
    note(Place.WHOLE, replies);
  }

  private JsonObject asked(long conversation, String question) {
    JsonObject one = new JsonObject();
    one.addProperty("conversation", conversation);
    one.addProperty("question", question);
    if (scene.random.nextInt(6) == 0) {
      one.addProperty("stopAfter", 1 + scene.random.nextInt(20));
    }
    return one;
  }

  /** The model is shown the last turns as they were, and those before in short. */
  private static void checkNothingIsForgotten(List<Turn> turns, JsonObject before) {
    JsonArray shown = before.getAsJsonArray("turns");
    int told = turns.size() - shown.size();
    Violation.unless(
        told == 0 || before.has("summary"), "%d turns are neither shown nor told in short", told);
    for (int i = 0; i < shown.size(); i++) {
      JsonElement turn = shown.get(i);
      Turn said = turns.get(told + i);
      Violation.unless(
          turn.getAsJsonObject().get("question").getAsString().equals(said.question())
              && turn.getAsJsonObject().get("answer").getAsString().equals(said.answer()),
          "%s was said, and %s is shown",
          said,
          turn);
    }
  }

  private void drop() {
    long conversation = scene.one(truth.openConversations());
    scene.say("drop conversation %d", conversation);
    scene.call("drop", "conversation", conversation);
    truth.removedConversations.add(conversation);
  }

  private void undrop() {
    long conversation = scene.one(List.copyOf(truth.removedConversations));
    scene.say("undrop conversation %d", conversation);
    scene.call("undrop", "conversation", conversation);
    truth.removedConversations.remove(conversation);
  }

  private void retell() {
    long conversation = scene.one(truth.openConversations());
    scene.say("retell conversation %d", conversation);
    scene.call("retell", "conversation", conversation, "text", "They spoke of contracts.");
  }
}
