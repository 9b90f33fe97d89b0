// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.soak;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.carrel.engine.Engine;
import dev.carrel.engine.MemorySnapshot;
import dev.carrel.engine.SearchHit;
import dev.carrel.engine.answer.Answer;
import dev.carrel.engine.answer.Dialogue;
import dev.carrel.engine.context.PageState;
import dev.carrel.engine.context.ReadReport;
import dev.carrel.engine.conversation.ConversationEntry;
import dev.carrel.engine.conversation.StoredTurn;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.ground.Sha256;
import dev.carrel.engine.keep.SetAside;
import dev.carrel.engine.keep.Verification;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;

/** What the engine says, as JSON. */
final class Told {
  private Told() {}

  static JsonElement number(long number) {
    return new JsonPrimitive(number);
  }

  static JsonArray ids(Collection<DocumentId> ids) {
    JsonArray out = new JsonArray();
    ids.forEach(id -> out.add(id.sha256()));
    return out;
  }

  static JsonArray documents(List<Document> documents) {
    return ids(documents.stream().map(Document::id).toList());
  }

  static JsonArray hits(List<SearchHit> hits) {
    return ids(hits.stream().map(SearchHit::document).distinct().toList());
  }

  static JsonObject document(Document document) {
    JsonObject out = new JsonObject();
    out.addProperty("id", document.id().sha256());
    out.addProperty("pages", document.pages().size());
    out.addProperty("unreadable", document.unreadable().size());
    return out;
  }

  /** A hash of all that was taken from each document, by its number. */
  static JsonObject texts(Engine engine) {
    JsonObject out = new JsonObject();
    for (Document document : engine.documents().all()) {
      MessageDigest digest = Sha256.digest();
      document
          .pages()
          .forEach(page -> digest.update((page.text() + "\f").getBytes(StandardCharsets.UTF_8)));
      digest.update(document.unreadable().toString().getBytes(StandardCharsets.UTF_8));
      out.addProperty(document.id().sha256(), HexFormat.of().formatHex(digest.digest()));
    }
    return out;
  }

  static JsonObject report(ReadReport report) {
    JsonObject out = new JsonObject();
    out.addProperty("restored", report.restoredTokens());
    out.addProperty("read", report.readTokens());
    out.add("notes", strings(report.notes()));
    return out;
  }

  private static JsonArray strings(List<String> strings) {
    JsonArray out = new JsonArray();
    strings.forEach(out::add);
    return out;
  }

  static JsonObject answer(Answer answer) {
    JsonObject out = new JsonObject();
    out.addProperty("text", answer.text());
    out.addProperty("quotes", answer.quotes().toString());
    out.addProperty("complete", answer.complete());
    out.addProperty("contextTokens", answer.contextTokens());
    out.add("notes", strings(answer.notes()));
    return out;
  }

  static JsonObject dialogue(Dialogue dialogue) {
    JsonObject out = new JsonObject();
    dialogue.summary().ifPresent(summary -> out.addProperty("summary", summary));
    JsonArray turns = new JsonArray();
    for (Dialogue.Exchange turn : dialogue.turns()) {
      turns.add(turn(turn.question(), turn.answer()));
    }
    out.add("turns", turns);
    return out;
  }

  private static JsonObject turn(String question, String answer) {
    JsonObject out = new JsonObject();
    out.addProperty("question", question);
    out.addProperty("answer", answer);
    return out;
  }

  static JsonArray setAside(List<SetAside> files) {
    JsonArray out = new JsonArray();
    files.forEach(file -> out.add(file.file()));
    return out;
  }

  static JsonObject verification(Verification verification) {
    JsonObject out = new JsonObject();
    out.addProperty("parts", verification.parts());
    out.add("setAside", setAside(verification.setAside()));
    return out;
  }

  /** All that can be asked without changing anything. */
  static JsonObject state(Engine engine) {
    JsonObject out = new JsonObject();
    out.add("documents", documents(engine.documents().all()));
    out.add("read", ids(engine.reading().documents()));
    out.add("ledger", ledger(engine.reading().ledger()));
    MemorySnapshot memory = engine.gauge().now();
    out.addProperty("contextTokens", memory.contextTokens());
    out.addProperty("capacity", memory.contextCapacity());
    out.addProperty("kvBytes", memory.use().kvBytes());
    out.addProperty("keptBytes", engine.contexts().bytes());
    out.addProperty("keptLimit", engine.contexts().limitBytes());
    out.add("setAside", setAside(engine.contexts().setAside()));
    engine.reading().waiting().ifPresent(why -> out.addProperty("waiting", why.toString()));
    JsonArray conversations = new JsonArray();
    for (ConversationEntry entry : engine.conversations().list()) {
      JsonObject one = new JsonObject();
      one.addProperty("id", entry.id());
      JsonArray turns = new JsonArray();
      for (StoredTurn turn : engine.conversations().turns(entry.id())) {
        turns.add(turn(turn.turn().question(), turn.turn().answer()));
      }
      one.add("turns", turns);
      conversations.add(one);
    }
    out.add("conversations", conversations);
    return out;
  }

  private static JsonArray ledger(List<PageState> ledger) {
    JsonArray out = new JsonArray();
    for (PageState state : ledger) {
      JsonObject page = new JsonObject();
      page.addProperty("document", state.document().sha256());
      page.addProperty("page", state.page());
      page.addProperty("state", state.getClass().getSimpleName());
      if (state instanceof PageState.InContext in) {
        page.addProperty("first", in.firstToken());
        page.addProperty("end", in.endToken());
      }
      out.add(page);
    }
    return out;
  }
}
